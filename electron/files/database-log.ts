import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * LevelDB's write-ahead log, as far as it must be read to see how it ends
 * (https://github.com/google/leveldb/blob/main/doc/log_format.md): blocks of 32 KiB, in them records of CRC-32C (masked),
 * length, type and data; a record that does not fit into a block goes on in the next ones.
 */
const BLOCK = 32 * 1024;
const HEADER = 7;
const [FULL, LAST] = [1, 4];

/**
 * Whether the log in which Chromium keeps the last writes to IndexedDB ends inside one of them: what a full disk or a
 * power cut leaves. Chromium would go on writing behind the half record, and delete the database when it meets it:
 * `renderer/vault/worker/turn-log.ts` says what is done instead. Only reads.
 * @param storage the session's folder
 * @returns false too when there is no such log, as with Chromium's SQLite store
 */
export async function isLogTorn(storage: string): Promise<boolean> {
  const databases = path.join(storage, 'IndexedDB');
  const folders = (await namesIn(databases)).filter((name) => name.endsWith('.indexeddb.leveldb'));
  for (const folder of folders) {
    const names = (await namesIn(path.join(databases, folder))).filter((name) =>
      /^\d+\.log$/.test(name),
    );
    // The one with the highest number is written on.
    const last = names.toSorted((a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10))[0];
    if (last === undefined) continue;
    const bytes = await readFile(path.join(databases, folder, last)).catch(() => undefined);
    if (bytes && endsInside(bytes)) return true;
  }
  return false;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

/** Exported for its test. */
export function endsInside(log: Uint8Array): boolean {
  if (log.length === 0) return false;
  const view = new DataView(log.buffer, log.byteOffset, log.byteLength);
  let type = FULL;
  for (let at = log.length - (((log.length - 1) % BLOCK) + 1); at < log.length; ) {
    const left = BLOCK - (at % BLOCK);
    // The end of a block that holds no header is filled with zeros.
    if (left < HEADER) {
      at += left;
      if (at > log.length) return true;
      continue;
    }
    if (at + HEADER > log.length) return true;
    const end = at + HEADER + view.getUint16(at + 4, true);
    type = view.getUint8(at + 6);
    if (end > log.length || type === 0) return true;
    if (masked(crc32c(log.subarray(at + 6, end))) !== view.getUint32(at, true)) return true;
    at = end;
  }
  return type !== FULL && type !== LAST;
}

/** LevelDB stores checksums so, because a checksum of something that holds checksums is a weak one. */
function masked(crc: number): number {
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}

const CASTAGNOLI = 0x82f63b78;
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ CASTAGNOLI : crc >>> 1;
  return crc;
});

/** CRC-32C (RFC 3720, appendix B.4): Node has only the other polynomial. */
function crc32c(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
