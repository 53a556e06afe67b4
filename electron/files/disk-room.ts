import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { FILE_MODE, type FileSystem, nodeFileSystem, writeFully } from './file-system.ts';

/** What turning LevelDB's log takes, twice: its log and the table that is made of it; and as much for what comes next. */
const ROOM_BYTES = 16 * 1024 * 1024;
const BLOCK_BYTES = 1024 * 1024;

/**
 * Whether a folder's disk takes so much, seen by writing it: what a file system says is free need not be this person's.
 * Where it says that there is less, nothing is written, so that what is left stays for others. Leaves nothing.
 */
export async function hasRoom(
  folder: string,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<boolean> {
  const file = path.join(folder, 'room');
  try {
    const { bavail, bsize } = await fileSystem.statfs(folder);
    if (bavail * bsize < ROOM_BYTES) return false;
    // Random, or a disk that compresses would take it whatever is left.
    const block = randomBytes(BLOCK_BYTES);
    const handle = await fileSystem.open(file, 'w', FILE_MODE);
    try {
      for (let at = 0; at < ROOM_BYTES; at += BLOCK_BYTES) await writeFully(handle, block, at);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return true;
  } catch {
    return false;
  } finally {
    await fileSystem.rm(file, { force: true }).catch(() => undefined);
  }
}
