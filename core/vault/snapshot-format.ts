import { concatBytes, sameBytes, utf8, type Bytes } from '../bytes.ts';
import { AppError } from '../errors.ts';
import { KEY_RECORD_SIZE, uuidBytes, uuidText } from './key-record.ts';
import { type Row, TABLES, type TableName } from './row-format.ts';

/**
 * A snapshot or backup: header, row frames, key area, end record. `docs/snapshot-format.md` is the
 * specification. Nothing here opens a seal: the rows lie as they lie in the database.
 */
export const SNAPSHOT_FORMAT = 1;
/** Bytes of the header and of the end record. */
export const SNAPSHOT_BLOCK = 256;
const CHECKSUM_AT = 224;
const HEADER_MAGIC = 0x31535356; // 'VSS1', little endian
const END_MAGIC = 0x31455356; // 'VSE1'
const ROW_MAGIC = 0x31525356; // 'VSR1'
const FRAME_HEAD = 40;
const FRAME_SUM_AT = 24;
const FRAME_SUM_BYTES = 16;
const READ_BYTES = 1024 * 1024;

/** The numbers are the format: never reuse one. */
const TABLE_NUMBERS = {
  interviews: 1,
  changes: 2,
  people: 3,
  pages: 4,
  singles: 5,
  versions: 6,
  custody: 7,
} as const;

/** Where bytes come from: a file that main reads for us. Fewer bytes at the end of it. */
export interface ByteSource {
  readonly size: number;
  read(offset: number, length: number): Promise<Uint8Array>;
}

export interface SnapshotHeader {
  readonly vault: string;
  /** Milliseconds since 1970, UTC. */
  readonly madeAt: number;
  /** Which of the vault's databases it was: a restore begins the next. */
  readonly generation: number;
}

export interface SnapshotEnd {
  /** Where the key records start: the end of the row frames. */
  readonly keyAreaAt: number;
  readonly keyRecords: number;
  /** Frames, also those that a later one of the same row replaces. */
  readonly frames: number;
  /** Rows of `interviews` that the snapshot leaves. */
  readonly interviews: number;
  /** SHA-256 over the header and every frame's checksum, in order. */
  readonly sum: Bytes;
}

/** A row as it stood; without `row.sealed` bytes the row was deleted while the snapshot was written. */
export interface SnapshotRow {
  readonly table: TableName;
  readonly row: Row;
}

async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

async function sealBlock(bytes: Bytes): Promise<Bytes> {
  bytes.set(await sha256(bytes.slice(0, CHECKSUM_AT)), CHECKSUM_AT);
  return bytes;
}

async function isBlock(bytes: Uint8Array, magic: number): Promise<boolean> {
  if (bytes.length !== SNAPSHOT_BLOCK) return false;
  const sum = await sha256(concatBytes(bytes.subarray(0, CHECKSUM_AT)));
  return viewOf(bytes).getUint32(0, true) === magic && sameBytes(sum, bytes.subarray(CHECKSUM_AT));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export async function encodeSnapshotHeader(header: SnapshotHeader): Promise<Bytes> {
  const { vault, madeAt, generation } = header;
  const bytes = new Uint8Array(SNAPSHOT_BLOCK);
  const view = viewOf(bytes);
  view.setUint32(0, HEADER_MAGIC, true);
  view.setUint16(4, SNAPSHOT_FORMAT, true);
  view.setBigUint64(8, BigInt(madeAt), true);
  bytes.set(uuidBytes(vault), 16);
  view.setUint32(32, generation, true);
  return sealBlock(bytes);
}

/** @throws AppError `snapshot-damaged`, `vault-newer` */
export async function decodeSnapshotHeader(bytes: Uint8Array): Promise<SnapshotHeader> {
  if (!(await isBlock(bytes, HEADER_MAGIC))) throw new AppError('snapshot-damaged', 'header');
  const view = viewOf(bytes);
  if (view.getUint16(4, true) > SNAPSHOT_FORMAT) throw new AppError('vault-newer', 'snapshot');
  return {
    madeAt: Number(view.getBigUint64(8, true)),
    vault: uuidText(bytes.subarray(16, 32)),
    generation: view.getUint32(32, true),
  };
}

export async function encodeSnapshotEnd(end: SnapshotEnd): Promise<Bytes> {
  const bytes = new Uint8Array(SNAPSHOT_BLOCK);
  const view = viewOf(bytes);
  view.setUint32(0, END_MAGIC, true);
  view.setBigUint64(8, BigInt(end.keyAreaAt), true);
  view.setUint32(16, end.keyRecords, true);
  view.setUint32(20, end.frames, true);
  view.setUint32(24, end.interviews, true);
  bytes.set(end.sum, 32);
  return sealBlock(bytes);
}

/** @throws AppError `snapshot-damaged` when this is no end record, or one of a file of another size */
export async function decodeSnapshotEnd(bytes: Uint8Array, fileSize: number): Promise<SnapshotEnd> {
  if (!(await isBlock(bytes, END_MAGIC))) throw new AppError('snapshot-damaged', 'end');
  const view = viewOf(bytes);
  const end = {
    keyAreaAt: Number(view.getBigUint64(8, true)),
    keyRecords: view.getUint32(16, true),
    frames: view.getUint32(20, true),
    interviews: view.getUint32(24, true),
    sum: concatBytes(bytes.subarray(32, 64)),
  };
  const size = end.keyAreaAt + end.keyRecords * KEY_RECORD_SIZE + SNAPSHOT_BLOCK;
  if (size !== fileSize) throw new AppError('snapshot-damaged', 'size');
  return end;
}

/** A row's frame; `RangeError` for an id longer than 65535 bytes. */
export async function encodeSnapshotRow({ table, row }: SnapshotRow): Promise<Bytes> {
  const id = utf8(row.id);
  if (id.length > 0xffff) throw new RangeError('row id too long');
  const bytes = new Uint8Array(FRAME_HEAD + id.length + row.sealed.length);
  const view = viewOf(bytes);
  view.setUint32(0, ROW_MAGIC, true);
  bytes[4] = TABLE_NUMBERS[table];
  view.setUint16(6, id.length, true);
  view.setBigUint64(8, BigInt(row.rev), true);
  view.setUint32(16, row.f, true);
  view.setUint32(20, row.sealed.length, true);
  bytes.set(id, FRAME_HEAD);
  bytes.set(row.sealed, FRAME_HEAD + id.length);
  bytes.set(await frameSum(bytes), FRAME_SUM_AT);
  return bytes;
}

/** A frame's own checksum, which leaves out the place where it stands itself. */
async function frameSum(frame: Uint8Array): Promise<Bytes> {
  const covered = concatBytes(frame.subarray(0, FRAME_SUM_AT), frame.subarray(FRAME_HEAD));
  return (await sha256(covered)).slice(0, FRAME_SUM_BYTES);
}

/** Collects what the end record says of everything before it, while that is written or read. */
export class SnapshotSum {
  readonly #parts: Uint8Array[];

  constructor(header: Uint8Array) {
    this.#parts = [concatBytes(header)];
  }

  get frames(): number {
    return this.#parts.length - 1;
  }

  add(frame: Uint8Array): void {
    this.#parts.push(frame.slice(FRAME_SUM_AT, FRAME_SUM_AT + FRAME_SUM_BYTES));
  }

  digest(): Promise<Bytes> {
    return sha256(concatBytes(...this.#parts));
  }
}

/**
 * Header and end record of a file.
 * @throws AppError `snapshot-damaged` (also when it was cut), `vault-newer`
 */
export async function readSnapshotEnds(
  source: ByteSource,
): Promise<{ header: SnapshotHeader; end: SnapshotEnd }> {
  if (source.size < 2 * SNAPSHOT_BLOCK) throw new AppError('snapshot-damaged', 'too short');
  const header = await decodeSnapshotHeader(await source.read(0, SNAPSHOT_BLOCK));
  const last = await source.read(source.size - SNAPSHOT_BLOCK, SNAPSHOT_BLOCK);
  return { header, end: await decodeSnapshotEnd(last, source.size) };
}

/** The key area: records of 256 bytes, each with its own checksum. */
export async function readKeyArea(source: ByteSource, end: SnapshotEnd): Promise<Bytes> {
  const area = new Uint8Array(end.keyRecords * KEY_RECORD_SIZE);
  for (let at = 0; at < area.length; ) {
    const part = await source.read(end.keyAreaAt + at, Math.min(READ_BYTES, area.length - at));
    if (part.length === 0) throw new AppError('snapshot-damaged', 'key area');
    area.set(part, at);
    at += part.length;
  }
  return area;
}

/**
 * The rows in the order in which they were written: of one row, the last entry counts. What is damaged
 * costs only itself: reading goes on at the next frame whose checksum holds.
 * @returns true when every byte before the key area is as it was written
 */
export async function* readSnapshotRows(
  source: ByteSource,
  end: SnapshotEnd,
): AsyncGenerator<SnapshotRow, boolean> {
  const sum = new SnapshotSum(await source.read(0, SNAPSHOT_BLOCK));
  const window = new ReadWindow(source, end.keyAreaAt);
  let at = SNAPSHOT_BLOCK;
  while (at < end.keyAreaAt) {
    const frame = await frameAt(window, at);
    if (!frame) {
      at = await window.find(at + 1);
      continue;
    }
    sum.add(frame);
    const row = decodeFrame(frame);
    if (row) yield row;
    at += frame.length;
  }
  return sum.frames === end.frames && sameBytes(await sum.digest(), end.sum);
}

async function frameAt(window: ReadWindow, at: number): Promise<Uint8Array | undefined> {
  const head = await window.bytes(at, FRAME_HEAD);
  if (head.length < FRAME_HEAD) return undefined;
  const view = viewOf(head);
  if (view.getUint32(0, true) !== ROW_MAGIC) return undefined;
  const length = FRAME_HEAD + view.getUint16(6, true) + view.getUint32(20, true);
  if (length > window.end - at) return undefined;
  const frame = await window.bytes(at, length);
  const said = frame.subarray(FRAME_SUM_AT, FRAME_SUM_AT + FRAME_SUM_BYTES);
  return sameBytes(await frameSum(frame), said) ? frame : undefined;
}

/** Undefined for a table that this version does not know. */
function decodeFrame(frame: Uint8Array): SnapshotRow | undefined {
  const view = viewOf(frame);
  const table = TABLES.find((name) => TABLE_NUMBERS[name] === frame[4]);
  const idEnd = FRAME_HEAD + view.getUint16(6, true);
  return (
    table && {
      table,
      row: {
        id: new TextDecoder().decode(frame.subarray(FRAME_HEAD, idEnd)),
        rev: Number(view.getBigUint64(8, true)),
        f: view.getUint32(16, true),
        sealed: concatBytes(frame.subarray(idEnd)),
      },
    }
  );
}

/** A stretch of the file in memory, so that a small frame costs no read of its own. */
class ReadWindow {
  readonly #source: ByteSource;
  readonly end: number;
  #start = 0;
  #held: Uint8Array = new Uint8Array();

  constructor(source: ByteSource, end: number) {
    this.#source = source;
    this.end = end;
  }

  /** Bytes from `at`; fewer where the rows end. */
  async bytes(at: number, length: number): Promise<Uint8Array> {
    const to = Math.min(at + length, this.end);
    if (at < this.#start || to > this.#start + this.#held.length) await this.#load(at, to);
    return this.#held.subarray(at - this.#start, to - this.#start);
  }

  /** The next place from `at` on that looks like a frame, or the end. */
  async find(at: number): Promise<number> {
    for (let start = at; start < this.end; start += READ_BYTES) {
      const part = await this.bytes(start, READ_BYTES + 3);
      const view = viewOf(part);
      for (let i = 0; i + 4 <= part.length; i += 1)
        if (view.getUint32(i, true) === ROW_MAGIC) return start + i;
    }
    return this.end;
  }

  async #load(at: number, to: number): Promise<void> {
    const parts: Uint8Array[] = [];
    const stop = Math.min(Math.max(to, at + READ_BYTES), this.end);
    for (let next = at; next < stop; ) {
      const part = await this.#source.read(next, Math.min(READ_BYTES, stop - next));
      if (part.length === 0) throw new AppError('file-read-failed', 'the file became shorter');
      parts.push(part);
      next += part.length;
    }
    this.#start = at;
    this.#held = concatBytes(...parts);
  }
}
