import { createHash } from 'node:crypto';

/** The bytes of a backup or snapshot, after `docs/snapshot-format.md`: nothing here needs a key. */
export interface SnapshotFile {
  readonly vault: string;
  readonly generation: number;
  readonly madeAt: number;
  /** By table and id. */
  readonly rows: ReadonlyMap<string, Row>;
  readonly keys: readonly KeyRecord[];
}

export interface Row {
  readonly table: string;
  readonly id: string;
  readonly rev: number;
  readonly f: number;
  readonly sealed: Buffer;
}

export interface KeyRecord {
  readonly kind: number;
  readonly id: string;
  readonly sequence: number;
  readonly payload: Buffer;
}

export class Refused extends Error {}

export function refuse(why: string): never {
  throw new Refused(why);
}

const BLOCK = 256;
const CHECKSUM_AT = 224;
const FRAME_HEAD = 40;
const TABLES = new Map([
  [1, 'interviews'],
  [2, 'changes'],
  [3, 'people'],
  [4, 'pages'],
  [5, 'singles'],
  [6, 'versions'],
  [7, 'custody'],
]);

export function readSnapshotFile(file: Buffer): SnapshotFile {
  const header = file.subarray(0, BLOCK);
  const end = file.subarray(Math.max(0, file.length - BLOCK));
  if (!isBlock(header, 'VSS1')) refuse('no header');
  if (header.readUInt16LE(4) !== 1) refuse('another format');
  if (!isBlock(end, 'VSE1')) refuse('no end record');
  const keyAreaAt = Number(end.readBigUInt64LE(8));
  const keyAreaEnd = keyAreaAt + end.readUInt32LE(16) * BLOCK;
  if (keyAreaEnd !== file.length - BLOCK) refuse('another size');
  return {
    vault: uuid(header.subarray(16, 32)),
    generation: header.readUInt32LE(32),
    madeAt: Number(header.readBigUInt64LE(8)),
    rows: readRows(file.subarray(0, keyAreaAt), end),
    keys: readKeys(file.subarray(keyAreaAt, keyAreaEnd)),
  };
}

/** 256 bytes of which the last 32 are the SHA-256 of the others: header, end record, key record. */
function isBlock(bytes: Buffer, magic: string): boolean {
  const isLike = bytes.length === BLOCK && bytes.toString('latin1', 0, 4) === magic;
  return isLike && sha256(bytes.subarray(0, CHECKSUM_AT)).equals(bytes.subarray(CHECKSUM_AT));
}

function readRows(file: Buffer, end: Buffer): Map<string, Row> {
  const rows = new Map<string, Row>();
  const sums = [file.subarray(0, BLOCK)];
  for (let at = BLOCK; at < file.length; ) {
    const { row, sum, length } = readFrame(file.subarray(at));
    sums.push(sum);
    if (row.sealed.length === 0) rows.delete(`${row.table}/${row.id}`);
    else rows.set(`${row.table}/${row.id}`, row);
    at += length;
  }
  const areAllThere = sums.length - 1 === end.readUInt32LE(20);
  if (!areAllThere || !sha256(...sums).equals(end.subarray(32, 64))) refuse('rows are missing');
  const interviews = [...rows.values()].filter(({ table }) => table === 'interviews');
  if (interviews.length !== end.readUInt32LE(24)) refuse('another number of interviews');
  return rows;
}

/** The frame with which these bytes begin. */
function readFrame(bytes: Buffer): { row: Row; sum: Buffer; length: number } {
  const table = TABLES.get(bytes[4] ?? 0);
  const isLike = bytes.length >= FRAME_HEAD && bytes.toString('latin1', 0, 4) === 'VSR1';
  if (!isLike || !table) return refuse('no row where one should be');
  const idEnd = FRAME_HEAD + bytes.readUInt16LE(6);
  const length = idEnd + bytes.readUInt32LE(20);
  const frame = bytes.subarray(0, length);
  const sum = frame.subarray(24, FRAME_HEAD);
  const covered = sha256(frame.subarray(0, 24), frame.subarray(FRAME_HEAD));
  if (frame.length < length || !covered.subarray(0, 16).equals(sum)) refuse('a damaged row');
  const row = {
    table,
    id: frame.toString('utf8', FRAME_HEAD, idEnd),
    rev: Number(frame.readBigUInt64LE(8)),
    f: frame.readUInt32LE(16),
    sealed: frame.subarray(idEnd),
  };
  return { row, sum, length };
}

/** A damaged record costs its key: what needs that is refused later. */
function readKeys(area: Buffer): KeyRecord[] {
  const records = Array.from({ length: area.length / BLOCK }, (_, i) =>
    area.subarray(i * BLOCK, (i + 1) * BLOCK),
  );
  return records
    .filter((bytes) => isBlock(bytes, 'VSK1'))
    .map((bytes) => ({
      kind: bytes[4] ?? 0,
      id: uuid(bytes.subarray(16, 32)),
      sequence: Number(bytes.readBigUInt64LE(8)),
      payload: bytes.subarray(32, 32 + bytes.readUInt16LE(6)),
    }));
}

function sha256(...parts: readonly Buffer[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest();
}

function uuid(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
