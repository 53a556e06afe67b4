import { type Bytes, sameBytes } from '../../../core/bytes.ts';
import { AppError } from '../../../core/errors.ts';
import {
  decodeKeyRecord,
  destroyedRecord,
  encodeKeyRecords,
  findKeyRecords,
  isReusable,
  KEY_RECORD_SIZE,
  type KeyRecord,
  type KeyRecordKind,
  type MergedKeyRecord,
  mergeKeyFiles,
} from '../../../core/vault/key-record.ts';
import {
  decodeVaultRecord,
  encodeVaultRecord,
  type VaultRecord,
} from '../../../core/vault/vault-record.ts';
import { newChecksum } from './crypto.ts';
import type { HostPort } from './host-port.ts';
import { SerialQueue } from './serial-queue.ts';

/**
 * The worker's view of one key file: which record lies where. Every write goes to both copies and is
 * synced by main before it resolves; the position of a record never changes while it lives.
 */
export class KeyFile {
  readonly #host: HostPort;
  readonly #vault: string;
  readonly #sha256: KeyFileCopies['sha256'];
  readonly #records: (KeyRecord | undefined)[];
  /** How the copies differ, until they were mended. */
  #merged: readonly MergedKeyRecord[];
  readonly #at = new Map<string, number>();
  /** Positions that may be written anew, the next one last. */
  readonly #free: number[] = [];
  readonly #destroyed = new Set<string>();
  #sequence = 0;
  /** Which position is free is known when the write before is done. */
  readonly #turns = new SerialQueue();
  /** How many positions could not be read from either copy. */
  readonly damaged: number;

  /** @throws AppError `key-file-damaged` when no slot is left */
  constructor(host: HostPort, vault: string, { first, second, sha256 }: KeyFileCopies) {
    this.#host = host;
    this.#vault = vault;
    this.#sha256 = sha256;
    this.#merged = mergeKeyFiles(first, second, sha256);
    this.#records = this.#merged.map((position) => position.record);
    this.damaged = this.#records.filter((record) => record === undefined).length;
    this.#records.forEach((record, index) => {
      if (!record) return;
      this.#sequence = Math.max(this.#sequence, record.sequence);
      if (record.kind === 'destroyed') this.#destroyed.add(record.id);
      if (isReusable(record)) this.#free.push(index);
      else if (record.kind !== 'destroyed') this.#at.set(slotName(record.kind, record.id), index);
    });
    if (this.all('passphrase').length + this.all('recovery').length === 0)
      throw new AppError('key-file-damaged');
  }

  /**
   * Both copies as they lie there, of which only the slots are looked at.
   * @throws AppError `key-file-missing` when there is none
   */
  static async read(host: HostPort, vault: string): Promise<KeyFileCopies> {
    const reading = host.call('keyFile.read', { vault });
    const [{ first, second }, sha256] = await Promise.all([reading, newChecksum()]);
    if (first === null && second === null) throw new AppError('key-file-missing');
    const slots = findKeyRecords(first, second, { kind: 'passphrase', sha256 });
    return { first, second, sha256, slots };
  }

  /**
   * Reads both copies and mends whichever differs from the better one.
   * @throws AppError `key-file-missing`, `key-file-damaged`
   */
  static async load(host: HostPort, vault: string): Promise<KeyFile> {
    const file = new KeyFile(host, vault, await KeyFile.read(host, vault));
    await file.mend();
    return file;
  }

  /**
   * Mends whichever copy differs from the better one: before anything else is written. Neighbours are written at
   * once: of a copy that was lost every record differs, and each write is two syncs.
   * @returns false when nothing differed, or the disk could not be written: reading does not need it
   */
  async mend(): Promise<boolean> {
    const merged = this.#merged;
    this.#merged = [];
    const isToMend = (index: number) => merged[index]?.differs && merged[index].record;
    let mended = false;
    for (let index = 0; index < merged.length; ) {
      const run: KeyRecord[] = [];
      for (let next = isToMend(index); next; next = isToMend(index + run.length)) {
        if (run.length === RUN_MAX) break;
        run.push(next);
      }
      try {
        if (run.length > 0) await this.#writeAt(index, run);
      } catch {
        return false; // the next unlock tries again
      }
      mended ||= run.length > 0;
      index += Math.max(run.length, 1);
    }
    return mended;
  }

  /** A record's payload, or undefined when there is none. */
  payload(kind: KeyRecordKind, id: string): Bytes | undefined {
    const index = this.#at.get(slotName(kind, id));
    return index === undefined ? undefined : this.#records[index]?.payload;
  }

  /** What the header says; of a damaged one, what a vault that is not known says. */
  get header(): VaultRecord {
    return decodeVaultRecord(this.payload('vault', this.#vault) ?? new Uint8Array());
  }

  async setHeader(change: Partial<VaultRecord>): Promise<void> {
    await this.put('vault', this.#vault, encodeVaultRecord({ ...this.header, ...change }));
  }

  all(kind: KeyRecordKind): readonly KeyRecord[] {
    return this.#records.filter((record): record is KeyRecord => record?.kind === kind);
  }

  /** True when a key of this id was destroyed, as far as its position was not used again before this file was read. */
  isDestroyed(id: string): boolean {
    return this.#destroyed.has(id);
  }

  /**
   * Writes a new record into a free position, or over the one of the same kind and id. Durable when it
   * resolves; when it fails, what may have reached one copy is taken back as far as the disk allows.
   */
  put(kind: KeyRecordKind, id: string, payload: Bytes): Promise<void> {
    return this.#turns.run(() => this.#put(kind, id, payload));
  }

  async #put(kind: KeyRecordKind, id: string, payload: Bytes): Promise<void> {
    const name = slotName(kind, id);
    const index = this.#at.get(name) ?? this.#free.at(-1) ?? this.#records.length;
    const before = this.#records[index];
    try {
      await this.#write(index, { kind, id, payload });
    } catch (error) {
      await this.#write(index, before ?? FREE).then(
        () => before ?? this.#free.push(index),
        () => undefined,
      );
      throw error;
    }
    if (this.#free.at(-1) === index) this.#free.pop();
    this.#at.set(name, index);
    this.#destroyed.delete(id);
  }

  /**
   * Writes many new records behind all others, as many at once as one message carries: an import makes thousands.
   * Durable when it resolves; what a failure left of them is free again.
   */
  append(kind: KeyRecordKind, keys: readonly NewKey[]): Promise<void> {
    return this.#turns.run(() => this.#append(kind, keys));
  }

  async #append(kind: KeyRecordKind, keys: readonly NewKey[]): Promise<void> {
    for (let done = 0; done < keys.length; done += RUN_MAX) {
      const start = this.#records.length;
      const run = keys.slice(done, done + RUN_MAX).map((key) => ({ kind, ...key }));
      try {
        await this.#writeRun(start, run);
      } catch (error) {
        const free = run.map(() => FREE);
        await this.#writeRun(start, free).then(
          () => free.forEach((_, i) => this.#free.push(start + i)),
          () => undefined,
        );
        throw error;
      }
      run.forEach(({ id }, i) => this.#at.set(slotName(kind, id), start + i));
    }
  }

  /** Gives back the position of a key that has never sealed a row. */
  release(kind: KeyRecordKind, id: string): Promise<void> {
    return this.#turns.run(() => this.#release(kind, id));
  }

  async #release(kind: KeyRecordKind, id: string): Promise<void> {
    const index = this.#at.get(slotName(kind, id));
    if (index === undefined) return;
    await this.#write(index, FREE);
    this.#at.delete(slotName(kind, id));
    this.#free.push(index);
  }

  /** Overwrites a record in both copies, so that what it wrapped can never be opened again. */
  destroy(kind: KeyRecordKind, id: string): Promise<void> {
    return this.#turns.run(() => this.#destroy(kind, id));
  }

  async #destroy(kind: KeyRecordKind, id: string): Promise<void> {
    const index = this.#at.get(slotName(kind, id));
    if (index === undefined) return;
    const record = destroyedRecord(kind, id);
    await this.#write(index, record);
    this.#at.delete(slotName(kind, id));
    this.#destroyed.add(id);
    if (kind !== 'interview') this.#free.push(index);
  }

  /** Enters interviews whose keys never lay here: so that the withdrawal list knows of them too. */
  noteDestroyed(ids: readonly string[]): Promise<void> {
    return this.#turns.run(() => this.#noteDestroyed(ids));
  }

  async #noteDestroyed(ids: readonly string[]): Promise<void> {
    for (let done = 0; done < ids.length; done += RUN_MAX) {
      const run = ids.slice(done, done + RUN_MAX).map((id) => destroyedRecord('interview', id));
      await this.#writeRun(this.#records.length, run);
      for (const { id } of run) this.#destroyed.add(id);
    }
  }

  /** @returns names of snapshots that could not be reached */
  async destroyInSnapshots(
    keys: readonly { readonly kind: KeyRecordKind; readonly id: string }[],
  ): Promise<readonly string[]> {
    if (keys.length === 0) return [];
    const sequence = this.#sequence;
    const records = keys.map(({ kind, id }) => ({
      kind,
      id,
      record: encodeKeyRecords([{ ...destroyedRecord(kind, id), sequence }], this.#sha256),
    }));
    return (await this.#host.call('snapshots.overwrite', { vault: this.#vault, records })).missed;
  }

  /**
   * Reads a record back from both copies on disk.
   * @returns it as it lies there
   * @throws AppError `file-write-failed` when either copy does not hold it
   */
  async verify(kind: KeyRecordKind, id: string): Promise<KeyRecord> {
    const index = this.#at.get(slotName(kind, id)) ?? 0;
    const expected = this.#records[index];
    const copies = await this.#host.call('keyFile.read', { vault: this.#vault });
    const start = index * KEY_RECORD_SIZE;
    let found: KeyRecord | undefined;
    for (const copy of [copies.first, copies.second]) {
      found = copy
        ? await decodeKeyRecord(copy.subarray(start, start + KEY_RECORD_SIZE))
        : undefined;
      if (!found || !expected || !isSame(found, expected)) throw new AppError('file-write-failed');
    }
    if (!found) throw new AppError('file-write-failed');
    return found;
  }

  #write(index: number, content: Omit<KeyRecord, 'sequence'>): Promise<void> {
    return this.#writeRun(index, [content]);
  }

  async #writeRun(index: number, contents: readonly Omit<KeyRecord, 'sequence'>[]): Promise<void> {
    // Never the same number twice, though a write fails: it may have reached one of the copies.
    const first = this.#sequence + 1;
    this.#sequence += contents.length;
    const records = contents.map((content, i) => ({ ...content, sequence: first + i }));
    await this.#writeAt(index, records);
    for (const [i, written] of records.entries()) this.#records[index + i] = written;
  }

  async #writeAt(index: number, records: readonly KeyRecord[]): Promise<void> {
    const record = encodeKeyRecords(records, this.#sha256);
    await this.#host.call('keyFile.write', { vault: this.#vault, index, record });
  }
}

export interface KeyFileCopies {
  readonly first: Uint8Array | null;
  readonly second: Uint8Array | null;
  readonly sha256: (bytes: Uint8Array) => Uint8Array;
  /** The passphrase slots, as the whole file has them. */
  readonly slots: readonly KeyRecord[];
}

export interface NewKey {
  readonly id: string;
  readonly payload: Bytes;
}

/** Records in one message: half of what it may carry. */
const RUN_MAX = 2048;

const FREE: Omit<KeyRecord, 'sequence'> = {
  kind: 'free',
  id: '00000000-0000-0000-0000-000000000000',
  payload: new Uint8Array(0),
};

function isSame(a: KeyRecord, b: KeyRecord): boolean {
  return (
    a.kind === b.kind &&
    a.id === b.id &&
    a.sequence === b.sequence &&
    sameBytes(a.payload, b.payload)
  );
}

function slotName(kind: KeyRecordKind, id: string): string {
  return `${kind}/${id}`;
}
