import { AppError } from '../../core/errors.ts';
import type { CallName } from '../../core/ipc/channels.ts';
import type { CallArgs, CallResult } from '../../core/ipc/contract.ts';
import { KEY_RECORD_SIZE } from '../../core/vault/key-record.ts';
import type { HostPort } from '../../renderer/vault/worker/host-port.ts';

/** The part of the main process that a vault needs, in memory: both copies of every key file. */
export class MemoryHost implements HostPort {
  readonly copies = new Map<
    string,
    { first: Uint8Array<ArrayBuffer>; second: Uint8Array<ArrayBuffer> }
  >();
  /** Set to make the next key-file writes fail, as a full disk does. */
  failWrites = false;
  /** Set to have main say that the disk is full. */
  isFull = false;
  /** Passphrases that were refused. */
  refused = 0;
  /** What `pendingEdit.write` kept, by vault. */
  readonly pending = new Map<string, Uint8Array<ArrayBuffer>>();

  async call<C extends CallName>(name: C, args: CallArgs<C>): Promise<CallResult<C>> {
    return (await this.#answer(name, args)) as CallResult<C>;
  }

  async #answer(name: CallName, args: unknown): Promise<unknown> {
    switch (name) {
      case 'vaults.create':
        return this.#create(args as CallArgs<'vaults.create'>);
      case 'vaults.generation':
        return this.copies.has((args as CallArgs<'vaults.generation'>).vault) ? 0 : null;
      case 'vaults.noteRefused':
        this.refused += 1;
        return undefined;
      case 'vaults.refused':
        return this.refused;
      case 'vaults.forgetRefused':
        this.refused -= (args as CallArgs<'vaults.forgetRefused'>).count;
        return undefined;
      case 'vaults.isLogTorn':
        return false;
      case 'vaults.hasRoom':
        return !this.isFull;
      case 'modelFolder.open':
        return null;
      case 'snapshots.list':
        return [];
      case 'snapshots.overwrite':
        return { reached: [], missed: [] };
      case 'keyFile.read': {
        const copies = this.copies.get((args as CallArgs<'keyFile.read'>).vault);
        return { first: copies?.first.slice() ?? null, second: copies?.second.slice() ?? null };
      }
      case 'keyFile.write':
        return this.#write(args as CallArgs<'keyFile.write'>);
      case 'pendingEdit.read':
        return this.pending.get((args as CallArgs<'pendingEdit.read'>).vault)?.slice() ?? null;
      case 'pendingEdit.write': {
        const { vault, sealed } = args as CallArgs<'pendingEdit.write'>;
        this.pending.set(vault, sealed.slice());
        return undefined;
      }
      case 'pendingEdit.clear':
        this.pending.delete((args as CallArgs<'pendingEdit.clear'>).vault);
        return undefined;
      default:
        throw new AppError('call-refused', name);
    }
  }

  #create({ id, records }: CallArgs<'vaults.create'>): undefined {
    const bytes = new Uint8Array(records.length * KEY_RECORD_SIZE);
    for (const [i, record] of records.entries()) bytes.set(record, i * KEY_RECORD_SIZE);
    this.copies.set(id, { first: bytes, second: bytes.slice() });
  }

  #write({ vault, index, record }: CallArgs<'keyFile.write'>): undefined {
    const copies = this.copies.get(vault);
    if (this.failWrites || !copies) throw new AppError('file-write-failed');
    const grow = (copy: Uint8Array<ArrayBuffer>) => {
      const size = Math.max(copy.length, index * KEY_RECORD_SIZE + record.length);
      const grown = new Uint8Array(size);
      grown.set(copy);
      grown.set(record, index * KEY_RECORD_SIZE);
      return grown;
    };
    this.copies.set(vault, { first: grow(copies.first), second: grow(copies.second) });
  }
}
