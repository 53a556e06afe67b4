import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { AppError } from '../../core/errors.ts';
import {
  FILE_MODE,
  type FileSystem,
  hasCode,
  nodeFileSystem,
  readFully,
  storageError,
  syncFolder,
  writeFully,
} from './file-system.ts';

/**
 * Edits that could not be saved before a lock, sealed by the page: one file in the vault's folder, with
 * room kept ready from the first unlock on, because a full disk is the likeliest reason to need it.
 *
 *     0    magic `vpending`, then offset and length of the sealed bytes, two u32 little-endian
 *     16   room: random bytes at first, so that no file system stores it as a hole
 *
 * New bytes go beside those that are still needed and are synced before the header names them: a power
 * cut leaves the old or the new, never neither. What no header names any more is overwritten, because words
 * that somebody withdrew may be in it, under a key that lives as long as the vault. The magic `vnothing` means that nothing waits
 * and that this was done; a header of zeros, that it has yet to be done.
 */
const NAME = 'pending';
const HEADER = 16;
const MAGIC = Buffer.from('vpending');
const NOTHING = Buffer.from('vnothing');
const ROOM = 1024 * 1024;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type Handle = Awaited<ReturnType<FileSystem['open']>>;
interface Area {
  readonly offset: number;
  readonly length: number;
}

export class PendingEditFile {
  readonly #root: string;
  readonly #fs: FileSystem;
  #last: Promise<unknown> = Promise.resolve();

  /** @param root the folder that holds a folder for each vault, named by its id */
  constructor(root: string, fileSystem: FileSystem = nodeFileSystem) {
    this.#root = root;
    this.#fs = fileSystem;
  }

  /** The sealed edits that wait, or null; makes the room for later ones when there is none yet. */
  read(vault: string): Promise<Uint8Array<ArrayBuffer> | null> {
    return this.#inTurn(vault, 'file-read-failed', async (file) => {
      const handle = await this.#open(file);
      if (!handle) {
        // Without room (a full disk already) a later write has to try its luck.
        await this.#make(file).catch(() => undefined);
        return null;
      }
      try {
        const area = await waiting(handle);
        if (area) return await readFully(handle, area.offset, area.length);
        // Clearing was cut off. Reading needs no disk that can be written: a failure waits for the next unlock.
        if (!(await isClean(handle))) await overwriteRoom(handle).catch(() => undefined);
        return null;
      } finally {
        await handle.close();
      }
    });
  }

  /** Replaces what waits; durable when it resolves. @throws AppError `storage-full`, `storage-failed` */
  write(vault: string, sealed: Uint8Array): Promise<void> {
    return this.#inTurn(vault, 'storage-failed', async (file) => {
      const handle = (await this.#open(file)) ?? (await this.#fs.open(file, 'wx+', FILE_MODE));
      try {
        const old = await waiting(handle);
        // From here on sealed words may lie in the room, whether or not this write ends well.
        if (!old) await markUnclean(handle);
        const offset =
          old && old.offset < HEADER + sealed.length ? old.offset + old.length : HEADER;
        await writeFully(handle, sealed, offset);
        await handle.sync();
        await writeFully(handle, header({ offset, length: sealed.length }), 0);
        await handle.sync();
        // The edit is kept: what cannot be overwritten now is when it is cleared.
        await overwriteBut(handle, { offset, length: sealed.length }).catch(() => undefined);
      } finally {
        await handle.close();
      }
      await syncFolder(this.#fs, path.dirname(file));
    });
  }

  /** Nothing waits any more: says so, then overwrites all that ever waited. */
  clear(vault: string): Promise<void> {
    return this.#inTurn(vault, 'storage-failed', async (file) => {
      const handle = await this.#open(file);
      if (!handle) return;
      try {
        if (await isClean(handle)) return;
        await markUnclean(handle);
        await overwriteRoom(handle);
      } finally {
        await handle.close();
      }
    });
  }

  async #make(file: string): Promise<void> {
    const handle = await this.#fs.open(file, 'wx', FILE_MODE);
    try {
      await writeFully(handle, randomBytes(ROOM - HEADER), HEADER);
      await writeFully(handle, EMPTY, 0);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await syncFolder(this.#fs, path.dirname(file));
  }

  async #open(file: string): Promise<Handle | undefined> {
    try {
      return await this.#fs.open(file, 'r+');
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return undefined;
      throw error;
    }
  }

  #inTurn<T>(
    vault: string,
    otherwise: 'storage-failed' | 'file-read-failed',
    task: (file: string) => Promise<T>,
  ): Promise<T> {
    if (!UUID.test(vault)) return Promise.reject(new AppError('call-refused', 'vault id'));
    const turn = this.#last.then(async () => {
      try {
        return await task(path.join(this.#root, vault, NAME));
      } catch (error) {
        throw storageError(error, otherwise);
      }
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

function header({ offset, length }: Area): Uint8Array {
  const bytes = Buffer.alloc(HEADER);
  MAGIC.copy(bytes);
  bytes.writeUInt32LE(offset, 8);
  bytes.writeUInt32LE(length, 12);
  return bytes;
}

const EMPTY = Buffer.concat([NOTHING, Buffer.alloc(HEADER - NOTHING.length)]);

async function isClean(handle: Handle): Promise<boolean> {
  return EMPTY.equals(await readFully(handle, 0, HEADER));
}

async function markUnclean(handle: Handle): Promise<void> {
  await writeFully(handle, new Uint8Array(HEADER), 0);
  await handle.sync();
}

/** Random bytes in the place of everything behind the header, which says so afterwards. */
async function overwriteRoom(handle: Handle): Promise<void> {
  await overwriteBut(handle, { offset: HEADER, length: 0 });
  await writeFully(handle, EMPTY, 0);
  await handle.sync();
}

/** Random bytes in the place of everything behind the header that is not in `area`, synced. */
async function overwriteBut(handle: Handle, { offset, length }: Area): Promise<void> {
  const end = offset + length;
  const { size } = await handle.stat();
  await writeFully(handle, randomBytes(offset - HEADER), HEADER);
  await writeFully(handle, randomBytes(Math.max(0, size - end)), end);
  await handle.sync();
}

async function waiting(handle: Handle): Promise<Area | undefined> {
  const bytes = Buffer.from(await readFully(handle, 0, HEADER));
  if (bytes.length < HEADER || !bytes.subarray(0, 8).equals(MAGIC)) return undefined;
  const area = { offset: bytes.readUInt32LE(8), length: bytes.readUInt32LE(12) };
  return area.length === 0 ? undefined : area; // a header torn in its middle names nothing
}
