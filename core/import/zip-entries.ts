import { Inflate } from 'fflate';
import type { Bytes } from '../bytes.ts';
import { AppError } from '../errors.ts';

/** A file inside a zip, still packed. */
export interface ZipEntry {
  readonly path: string;
  readonly offset: number;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  readonly method: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const MOST_ENTRIES = 10_000;
const STORED = 0;
const DEFLATED = 8;
const IS_ENCRYPTED = 1;
/** A thousandth of what may come out of it at most: how much is unpacked before it is counted. */
const PIECE = 16 * 1024;

/** The files that a zip lists. @throws AppError import-damaged */
export function zipEntries(bytes: Bytes): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = findEnd(view);
    const count = view.getUint16(end + 10, true);
    if (count > MOST_ENTRIES) throw new AppError('import-damaged', 'very many entries');
    let at = view.getUint32(end + 16, true);
    return Array.from({ length: count }, () => {
      if (view.getUint32(at, true) !== ENTRY) throw new AppError('import-damaged', 'no entry');
      // oxlint-disable-next-line no-bitwise
      if (view.getUint16(at + 8, true) & IS_ENCRYPTED)
        throw new AppError('import-damaged', 'an encrypted entry');
      const nameLength = view.getUint16(at + 28, true);
      const entry = {
        path: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
        method: view.getUint16(at + 10, true),
        crc: view.getUint32(at + 16, true),
        packed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        offset: view.getUint32(at + 42, true),
      };
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
      return entry;
    });
  } catch (cause) {
    throw damaged(cause);
  }
}

/**
 * What an entry unpacks to, checked against its checksum. One that says that it is larger than `most` is not unpacked, and
 * of one that says too little unpacking ends where it said that it would.
 * @throws AppError import-damaged, import-too-large
 */
export function unpack(bytes: Bytes, entry: ZipEntry, most: number): Bytes {
  if (entry.size > most) throw new AppError('import-too-large', 'an entry says so itself');
  try {
    const packed = packedBytes(bytes, entry);
    const unpacked = entry.method === STORED ? packed : inflate(packed, entry.size);
    if (unpacked.length !== entry.size || crc32(unpacked) !== entry.crc)
      throw new AppError('import-damaged', 'an entry is not as it was packed');
    return unpacked;
  } catch (cause) {
    throw damaged(cause);
  }
}

function packedBytes(bytes: Bytes, { offset, packed, method }: ZipEntry): Bytes {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(offset, true) !== LOCAL || (method !== STORED && method !== DEFLATED))
    throw new AppError('import-damaged', 'no local header, or another packing');
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > bytes.length) throw new AppError('import-damaged', 'cut');
  return bytes.subarray(start, start + packed);
}

function inflate(packed: Bytes, size: number): Bytes {
  const unpacked = new Uint8Array(size);
  let length = 0;
  const stream = new Inflate((piece) => {
    // Throws where more comes out than there is room for.
    unpacked.set(piece, length);
    length += piece.length;
  });
  for (let at = 0; at < packed.length; at += PIECE)
    stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
  return unpacked.subarray(0, length);
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_SIZE - LONGEST_COMMENT);
  for (let at = view.byteLength - END_SIZE; at >= first; at -= 1)
    if (view.getUint32(at, true) === END) return at;
  throw new AppError('import-damaged', 'no end of a zip');
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1)
    // oxlint-disable-next-line no-bitwise
    value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Bytes): number {
  let crc = 0xffffffff;
  // oxlint-disable-next-line no-bitwise
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
  // oxlint-disable-next-line no-bitwise
  return (crc ^ 0xffffffff) >>> 0;
}

/** Reading beyond the end, or what the unpacker says. */
function damaged(cause: unknown): AppError {
  return cause instanceof AppError
    ? cause
    : new AppError('import-damaged', 'a zip that does not read', { cause });
}
