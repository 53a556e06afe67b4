import * as fs from 'node:fs/promises';
import { AppError } from '../../core/errors.ts';

/** The part of `node:fs/promises` that our files need, so that a test can make one call fail. */
export type FileSystem = Pick<
  typeof fs,
  'open' | 'mkdir' | 'readdir' | 'readFile' | 'rename' | 'link' | 'rm' | 'stat' | 'lstat'
> & { statfs(folder: string): Promise<{ bavail: number; bsize: number }> };
export const nodeFileSystem: FileSystem = fs;

/** Owner only, whatever the umask. */
export const FILE_MODE = 0o600;
export const FOLDER_MODE = 0o700;

type Handle = Awaited<ReturnType<FileSystem['open']>>;

/** Writes all of `bytes` at `position`; one write may take fewer bytes than it was given. */
export async function writeFully(
  handle: Pick<Handle, 'write'>,
  bytes: Uint8Array,
  position: number,
): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const left = bytes.length - done;
    const { bytesWritten } = await handle.write(bytes, done, left, position + done);
    done += bytesWritten;
  }
}

/** Up to `length` bytes from `position`, fewer at the end of the file, in an array of their own. */
export async function readFully(
  handle: Pick<Handle, 'read'>,
  position: number,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return done === length ? bytes : bytes.slice(0, done);
}

/** Makes a new name in `folder` survive a power cut. Windows has no such call, and needs none. */
export async function syncFolder(fileSystem: FileSystem, folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await fileSystem.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** True of an error of the file system with this code. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    codes.includes(error.code)
  );
}

/**
 * What a person can do about it. `storage-full` is about a change of the vault that waits in memory; a file that goes out
 * has a sentence of its own, which names room and another place. Paths stay out of the message.
 */
export function storageError(
  error: unknown,
  otherwise: 'storage-failed' | 'file-write-failed' | 'file-read-failed',
): AppError {
  if (error instanceof AppError) return error;
  const isFull = otherwise === 'storage-failed' && hasCode(error, 'ENOSPC', 'EDQUOT');
  return new AppError(isFull ? 'storage-full' : otherwise, undefined, { cause: error });
}
