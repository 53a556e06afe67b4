import path from 'node:path';
import { AppError } from '../../core/errors.ts';
import { KEY_RECORD_SIZE } from '../../core/vault/key-record.ts';
import {
  FILE_MODE,
  type FileSystem,
  hasCode,
  readFully,
  syncFolder,
  writeFully,
} from './file-system.ts';

/**
 * Gives both copies of a key file the same number of whole records, the longer one's. They differ when power was cut
 * between the two halves of an append, or when a copy was lost; which of two records is the good one is
 * for their checksums to say, not for us.
 * @returns that number
 * @throws AppError `key-file-missing` without any copy
 */
export async function levelCopies(
  fs: FileSystem,
  [fileA, fileB]: readonly [string, string],
): Promise<number> {
  const [a, b] = await Promise.all([sizeOf(fs, fileA), sizeOf(fs, fileB)]);
  if (a === undefined && b === undefined) throw new AppError('key-file-missing');
  const countA = wholeRecords(a);
  const countB = wholeRecords(b);
  if (countA !== countB) {
    const [longer, count, shorter, have] =
      countA > countB ? [fileA, countA, fileB, countB] : [fileB, countB, fileA, countA];
    const whole = await readCopy(fs, longer);
    const missing = whole?.subarray(have * KEY_RECORD_SIZE, count * KEY_RECORD_SIZE);
    if (missing) await overwriteCopy(fs, shorter, have * KEY_RECORD_SIZE, missing);
    await syncFolder(fs, path.dirname(shorter));
  }
  return Math.max(countA, countB);
}

export async function overwriteCopy(
  fs: FileSystem,
  file: string,
  position: number,
  bytes: Uint8Array,
): Promise<void> {
  const handle = await openOrMake(fs, file);
  try {
    await writeFully(handle, bytes, position);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Undefined when it cannot be read: the other copy, a snapshot, or the page's `key-file-missing` comes next. */
export async function readCopy(
  fs: FileSystem,
  file: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const handle = await fs.open(file, 'r');
    try {
      return await readFully(handle, 0, (await handle.stat()).size);
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
  }
}

/** Bytes of a copy, or undefined when it cannot be opened: it counts as lost then, as in `readCopy`. */
async function sizeOf(fs: FileSystem, file: string): Promise<number | undefined> {
  try {
    const handle = await fs.open(file, 'r');
    try {
      return (await handle.stat()).size;
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
  }
}

async function openOrMake(fs: FileSystem, file: string): ReturnType<FileSystem['open']> {
  try {
    return await fs.open(file, 'r+');
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    return fs.open(file, 'wx', FILE_MODE);
  }
}

/** A torn append leaves part of a record behind the last whole one; it is written over. */
function wholeRecords(size = 0): number {
  return Math.floor(size / KEY_RECORD_SIZE);
}
