import { MAX_CHUNK_BYTES } from '../../../core/ipc/contract.ts';
import {
  decodeKeyRecord,
  destroyedRecord,
  encodeKeyRecord,
  KEY_RECORD_KINDS,
  KEY_RECORD_SIZE,
  type KeyRecord,
  type KeyRecordKind,
} from '../../../core/vault/key-record.ts';
import { readKeyArea, readSnapshotEnds } from '../../../core/vault/snapshot-format.ts';
import { decodeVaultRecord, type VaultRecord } from '../../../core/vault/vault-record.ts';
import type { HostPort } from './host-port.ts';
import type { KeyFile } from './key-file.ts';

const SLOTS = ['passphrase', 'recovery'] as const;
type SlotKind = (typeof SLOTS)[number];
type Slot = KeyRecord & { readonly kind: SlotKind };

/** A slot record to be put in the place of every one of this kind, and of this id unless that is null. */
interface Change {
  readonly kind: SlotKind;
  readonly id: string | null;
  readonly record: KeyRecord;
}

/**
 * Slots in the snapshots of a vault's folder. One that was replaced in the key file is replaced there too, so that
 * what no longer opens the vault opens none of them. A slot goes only into snapshots under the same master key: in
 * another it would open nothing, and take away what does. The key file's header keeps what is still to be done.
 */
export class SnapshotSlots {
  readonly #host: HostPort;
  readonly #vault: string;
  readonly #file: KeyFile;

  constructor(host: HostPort, vault: string, file: KeyFile) {
    this.#host = host;
    this.#vault = vault;
    this.#file = file;
  }

  /**
   * Changes slots, and the snapshots after them.
   * @returns how many snapshots could not be reached: tried again after each unlock
   */
  async change<T>(task: () => Promise<T>): Promise<{ value: T; missed: number }> {
    await this.#file.setHeader({ areSnapshotsBehind: true });
    const value = await task();
    return { value, missed: await this.finish() };
  }

  /** What a change of slots has left to do. Never throws: the next unlock tries again. @returns as `change` */
  async finish(): Promise<number> {
    const { areSnapshotsBehind, areOldSlotsDoomed } = this.#file.header;
    if (!areSnapshotsBehind && !areOldSlotsDoomed) return 0;
    try {
      const missed = await this.#follow();
      if (missed === 0)
        await this.#file.setHeader({ areSnapshotsBehind: false, areOldSlotsDoomed: false });
      return missed;
    } catch {
      return 1;
    }
  }

  async #follow(): Promise<number> {
    const { areOldSlotsDoomed, master } = this.#file.header;
    const missed = new Set<string>();
    const changes = new Map<string, Change>();
    const change = (kind: SlotKind, id: string | null, record: KeyRecord) =>
      changes.set(`${kind}/${id}`, { kind, id, record });
    let hasOwn = false;
    let hasOther = false;
    for (const { name } of await this.#host.call('snapshots.list', { vault: this.#vault })) {
      const found = await this.#slotsIn(name).catch(() => missed.add(name) && undefined);
      if (!found) continue;
      const isOwn = found.master === master;
      hasOwn ||= isOwn;
      hasOther ||= !isOwn;
      for (const slot of isOwn || areOldSlotsDoomed ? found.slots : []) {
        const next = (isOwn ? this.#newest(slot.kind) : undefined) ?? destroyed(slot);
        if (!isSame(next, slot)) change(slot.kind, slot.id, next);
      }
    }
    // A file that is damaged is not looked into. Where only ours lie beside it, or none of ours, its slots go too.
    const isNone = areOldSlotsDoomed && !hasOwn;
    if (missed.size === 0 && (isNone || !hasOther))
      for (const kind of SLOTS) {
        const next = isNone ? undefined : this.#newest(kind);
        change(kind, null, next ?? destroyed({ kind, id: this.#vault, sequence: 1 }));
      }
    // The slot that counts, written over itself, tells which snapshots cannot be reached at all.
    const own = this.#newest('passphrase');
    if (changes.size === 0 && own) change('passphrase', own.id, own);
    for (const name of await this.#overwrite([...changes.values()])) missed.add(name);
    return missed.size;
  }

  /** @returns names of snapshots that could not be reached */
  async #overwrite(changes: readonly Change[]): Promise<readonly string[]> {
    const records = await Promise.all(
      changes.map(async (change) => ({ ...change, record: await encodeKeyRecord(change.record) })),
    );
    return (await this.#host.call('snapshots.overwrite', { vault: this.#vault, records })).missed;
  }

  #newest(kind: SlotKind): KeyRecord | undefined {
    return this.#file.all(kind).toSorted((a, b) => b.sequence - a.sequence)[0];
  }

  async #slotsIn(name: string): Promise<{ slots: readonly Slot[]; master: VaultRecord['master'] }> {
    const { source, size } = await this.#host.call('snapshots.open', { vault: this.#vault, name });
    try {
      const bytes = {
        size,
        read: (offset: number, length: number) =>
          this.#host.call('openFile.read', {
            source,
            offset,
            length: Math.min(length, MAX_CHUNK_BYTES),
          }),
      };
      const area = await readKeyArea(bytes, (await readSnapshotEnds(bytes)).end);
      const records = await recordsOf(area, ['vault', ...SLOTS]);
      const header = records.find(({ kind }) => kind === 'vault');
      return {
        slots: records.filter((record): record is Slot => record.kind !== 'vault'),
        master: header && decodeVaultRecord(header.payload).master,
      };
    } finally {
      await this.#host.call('openFile.close', { source }).catch(() => undefined);
    }
  }
}

/** Those of some kinds: of ten thousand records, three need to be decoded. */
async function recordsOf(area: Uint8Array, kinds: readonly KeyRecordKind[]): Promise<KeyRecord[]> {
  const numbers = new Set<number>(kinds.map((kind) => KEY_RECORD_KINDS[kind]));
  const found: KeyRecord[] = [];
  for (let at = 0; at < area.length; at += KEY_RECORD_SIZE) {
    if (!numbers.has(area[at + 4] ?? -1)) continue;
    const record = await decodeKeyRecord(area.subarray(at, at + KEY_RECORD_SIZE));
    if (record) found.push(record);
  }
  return found;
}

function destroyed({ kind, id, sequence }: Pick<KeyRecord, 'kind' | 'id' | 'sequence'>): KeyRecord {
  return { ...destroyedRecord(kind, id), sequence };
}

/** Of one sequence number there is one record of an id: what differs otherwise is the checksum's to find. */
function isSame(a: KeyRecord, b: KeyRecord): boolean {
  return a.kind === b.kind && a.id === b.id && a.sequence === b.sequence;
}
