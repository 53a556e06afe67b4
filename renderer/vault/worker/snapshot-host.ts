import type { Bytes } from '../../../core/bytes.ts';
import { AppError } from '../../../core/errors.ts';
import type { CallName } from '../../../core/ipc/channels.ts';
import type { CallArgs, CallResult } from '../../../core/ipc/contract.ts';
import {
  decodeKeyRecord,
  encodeKeyRecord,
  formerKind,
  KEY_RECORD_KINDS,
  KEY_RECORD_SIZE,
} from '../../../core/vault/key-record.ts';
import type { HostPort } from './host-port.ts';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * Stands in for main while a vault is opened that does not count yet, a snapshot's or one that is being re-keyed: its
 * key file is held in memory, and the database is the one that its rows were put into. Nothing else is answered, so
 * what opens it can write nowhere but there.
 */
export class SnapshotHost implements HostPort {
  readonly generation: number;
  /** Interviews whose keys are destroyed: the given ones, and those that the snapshot itself knows of. */
  readonly withdrawn: ReadonlySet<string>;
  /** Its slots were destroyed when the vault was re-keyed. */
  readonly isClosed: boolean;
  #keys: Bytes;

  private constructor(
    keys: Bytes,
    generation: number,
    { withdrawn, isClosed }: { withdrawn: ReadonlySet<string>; isClosed: boolean },
  ) {
    this.withdrawn = withdrawn;
    this.isClosed = isClosed;
    this.#keys = keys;
    this.generation = generation;
  }

  /** `withdrawn`: interviews whose keys are destroyed here too, whatever the snapshot still holds of them. */
  static async of(
    area: Bytes,
    generation: number,
    withdrawn: ReadonlySet<string>,
  ): Promise<SnapshotHost> {
    const keys = area.slice();
    const all = new Set(withdrawn);
    const seen = new Set<string>();
    let closed = 0;
    let isDamaged = false;
    for (let at = 0; at < keys.length; at += KEY_RECORD_SIZE) {
      const record = await decodeKeyRecord(keys.subarray(at, at + KEY_RECORD_SIZE));
      isDamaged ||= record === undefined;
      const former = record && formerKind(record);
      if (record && former === 'interview') all.add(record.id);
      if (former === 'passphrase') closed += 1;
      if (!record || record.kind === 'free' || record.kind === 'destroyed') continue;
      const name = `${record.kind}/${record.id}`;
      const { sequence } = record;
      // Replacing all old slots by one leaves it there several times; one is enough, and can be destroyed.
      if (seen.has(name))
        keys.set(
          await encodeKeyRecord({ kind: 'free', id: NOBODY, sequence, payload: new Uint8Array() }),
          at,
        );
      else if (record.kind === 'interview' && withdrawn.has(record.id)) {
        const payload = new Uint8Array([KEY_RECORD_KINDS.interview]);
        keys.set(
          await encodeKeyRecord({ kind: 'destroyed', id: record.id, sequence, payload }),
          at,
        );
      }
      seen.add(name);
    }
    const hasSlot = [...seen].some((name) => /^(passphrase|recovery)\//.test(name));
    // Of a change of passphrase there is a destroyed slot too: the one that counts may be what is damaged.
    const isClosed = !hasSlot && closed > 0 && !isDamaged;
    return new SnapshotHost(keys, generation, { withdrawn: all, isClosed });
  }

  /** The key file as opening the vault left it. */
  get keys(): Bytes {
    return this.#keys;
  }

  async call<C extends CallName>(name: C, args: CallArgs<C>): Promise<CallResult<C>> {
    return this.#answer(name, args) as CallResult<C>;
  }

  #answer(name: CallName, args: unknown): unknown {
    switch (name) {
      case 'keyFile.read':
        return { first: this.#keys.slice(), second: this.#keys.slice() };
      case 'keyFile.write':
        return this.#write(args as CallArgs<'keyFile.write'>);
      case 'vaults.generation':
        return this.generation;
      // What is destroyed here is destroyed in this state only.
      case 'snapshots.overwrite':
        return { reached: [], missed: [] };
      default:
        throw new AppError('call-refused', name);
    }
  }

  #write({ index, record }: CallArgs<'keyFile.write'>): undefined {
    const at = index * KEY_RECORD_SIZE;
    if (at + record.length > this.#keys.length) {
      const grown = new Uint8Array(at + record.length);
      grown.set(this.#keys);
      this.#keys = grown;
    }
    this.#keys.set(record, at);
  }
}
