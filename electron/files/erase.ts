import path from 'node:path';
import { sameBytes } from '../../core/bytes.ts';
import type { KeyRecordKind } from '../../core/vault/key-record.ts';
import { type FileSystem, hasCode, readFully, writeFully } from './file-system.ts';
import { eraseKeys } from './snapshot-keys.ts';

const BLOCK = new Uint8Array(64 * 1024);
/** What a power cut leaves of a key file, a name or a snapshot that was being written. */
const PART = /^(?:keys-.*|name\.json)\.part$/;
const SNAPSHOT_PART = /^\..*\.snapshot\..*\.part$/;
/** A bundle begins with this; whatever else we write in parts is a snapshot or a backup, whatever a person calls it. */
const BUNDLE_START = new TextEncoder().encode('age-encryption.org/');

/** Zeros over the whole file, synced, and only then is its name gone. Nothing happens when it is not there. */
export async function eraseFile(fs: FileSystem, file: string): Promise<void> {
  await overwriteFile(fs, file);
  await fs.rm(file, { force: true });
}

export async function overwriteFile(fs: FileSystem, file: string): Promise<void> {
  await withFile(fs, file, async (handle) => {
    const { size } = await handle.stat();
    for (let at = 0; at < size; at += BLOCK.length)
      await writeFully(handle, BLOCK.subarray(0, Math.min(BLOCK.length, size - at)), at);
    await handle.sync();
  });
}

/** Zeros over every key record of a snapshot, whole or not, or over those of the kinds that `which` lets through. */
export async function eraseKeysIn(
  fs: FileSystem,
  file: string,
  which?: (kind: KeyRecordKind) => boolean,
): Promise<void> {
  await withFile(fs, file, async (handle) => eraseKeys(handle, (await handle.stat()).size, which));
}

/** Removes the part files in a vault's folder, their key records overwritten first. Nobody may be writing one. */
export async function eraseParts(fs: FileSystem, vaultFolder: string): Promise<void> {
  for (const name of await namesIn(fs, vaultFolder))
    if (PART.test(name)) await eraseFile(fs, path.join(vaultFolder, name));
  const snapshots = path.join(vaultFolder, 'snapshots');
  for (const name of await namesIn(fs, snapshots)) {
    if (SNAPSHOT_PART.test(name)) await removePart(fs, path.join(snapshots, name));
  }
}

/** Removes the part of a file that was to be written; of a snapshot or a backup its key records are overwritten first. */
export async function removePart(fs: FileSystem, file: string): Promise<void> {
  await withFile(fs, file, async (handle) => {
    const start = await readFully(handle, 0, BUNDLE_START.length);
    if (!sameBytes(start, BUNDLE_START)) await eraseKeys(handle, (await handle.stat()).size);
  });
  await fs.rm(file, { force: true });
}

/** Removes a vault in the making: its key files are what there is in it. It goes also from a disk that takes no writes. */
export async function eraseUnfinished(fs: FileSystem, folder: string): Promise<void> {
  for (const name of await namesIn(fs, folder))
    await overwriteFile(fs, path.join(folder, name)).catch(() => undefined);
  await fs.rm(folder, { recursive: true, force: true });
}

export async function namesIn(fs: FileSystem, folder: string): Promise<string[]> {
  try {
    return await fs.readdir(folder);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

/** Nothing happens when the file is not there. */
export async function withFile(
  fs: FileSystem,
  file: string,
  task: (handle: Awaited<ReturnType<FileSystem['open']>>) => Promise<void>,
): Promise<void> {
  const handle = await fs.open(file, 'r+').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  });
  if (!handle) return;
  try {
    await task(handle);
  } finally {
    await handle.close();
  }
}
