import { MAX_CHUNK_BYTES } from '../../../core/ipc/contract.ts';
import {
  decodeKeyRecord,
  destroyedRecord,
  encodeKeyRecord,
  KEY_RECORD_SIZE,
  type KeyRecord,
} from '../../../core/vault/key-record.ts';
import { readKeyArea, readSnapshotEnds } from '../../../core/vault/snapshot-format.ts';
import { decodeVaultRecord, type VaultRecord } from '../../../core/vault/vault-record.ts';
import type { HostPort } from './host-port.ts';
import type { KeyFile } from './key-file.ts';

const SLOTS = ['passphrase', 'recovery'] as const;
type SlotKind = (typeof SLOTS)[number];

/**
 * Slots in the snapshots of a vault's folder. One that was replaced in the key file is replaced there too, so that
 * what opens the vault no longer opens none of them. A slot goes only into snapshots under the same master key: in
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
    // The slots that count are written over themselves: that tells which snapshots cannot be reached at all.
    const old = new Map(
      SLOTS.flatMap((kind) => this.#newest(kind) ?? []).map((slot) => [
        `${slot.kind}/${slot.id}`,
        slot,
      ]),
    );
    for (const { name } of await this.#host.call('snapshots.list', { vault: this.#vault })) {
      const found = await this.#slotsIn(name).catch(() => missed.add(name) && undefined);
      if (!found) continue;
      if (found.master !== master && !areOldSlotsDoomed) continue;
      for (const slot of found.slots) {
        const isOther = found.master !== master;
        const next = isOther ? undefined : this.#newest(slot.kind as SlotKind);
        const now = next ?? { ...destroyedRecord(slot.kind, slot.id), sequence: slot.sequence };
        if (now.id !== slot.id || now.sequence !== slot.sequence || now.kind !== slot.kind)
          old.set(`${slot.kind}/${slot.id}`, now);
      }
    }
    const records = await Promise.all(
      [...old].map(async ([slot, record]) => {
        const [kind, id] = slot.split('/') as [SlotKind, string];
        return { kind, id, record: await encodeKeyRecord(record) };
      }),
    );
    const where = { vault: this.#vault, records };
    for (const name of (await this.#host.call('snapshots.overwrite', where)).missed)
      missed.add(name);
    return missed.size;
  }

  #newest(kind: SlotKind): KeyRecord | undefined {
    return this.#file.all(kind).toSorted((a, b) => b.sequence - a.sequence)[0];
  }

  async #slotsIn(
    name: string,
  ): Promise<{ slots: readonly KeyRecord[]; master: VaultRecord['master'] }> {
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
      const records = await Promise.all(
        Array.from({ length: area.length / KEY_RECORD_SIZE }, (_, i) =>
          decodeKeyRecord(area.subarray(i * KEY_RECORD_SIZE, (i + 1) * KEY_RECORD_SIZE)),
        ),
      );
      const header = records.find((record) => record?.kind === 'vault');
      return {
        slots: records.filter((record) =>
          SLOTS.some((kind) => kind === record?.kind),
        ) as KeyRecord[],
        master: header && decodeVaultRecord(header.payload).master,
      };
    } finally {
      await this.#host.call('openFile.close', { source }).catch(() => undefined);
    }
  }
}
