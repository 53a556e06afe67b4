import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { AppError } from '../../core/errors.ts';
import { removePart } from './erase.ts';
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
 * Files that a person exports. The page knows a target by an opaque handle; the path stays here. Until
 * `commit` everything goes into a hidden file beside the place they chose, so that nothing that failed
 * half-way ever bears a bundle's name, and the last step is a rename on the same disk.
 *
 * [Note: left-over parts] A lock, a quit and a crash of the page delete the part files. After SIGKILL or
 * a power cut one stays, holding ciphertext. Its path is written down nowhere, since a list of where
 * somebody exported to is worth more to others than to us; instead the next export into that folder
 * deletes the left-overs it finds there by their form.
 */
const PART = /^\..+\.[0-9a-f]{16}\.part$/;
/** A part that another running profile still writes is younger than this. */
const LEFT_OVER_AFTER_MS = 60 * 60 * 1000;

type Handle = Awaited<ReturnType<FileSystem['open']>>;

interface OpenTarget {
  readonly state: 'open';
  readonly file: string;
  readonly part: string;
  /** The person agreed in the dialog to replace the file that was there. */
  readonly mayReplace: boolean;
  readonly handle: Handle;
  size: number;
  /** Calls for one target run one after the other: the order of the chunks is the file. */
  last: Promise<unknown>;
}
type Target = OpenTarget | { readonly state: 'committed'; readonly file: string };

export class ExportTargets {
  readonly #fs: FileSystem;
  readonly #targets = new Map<string, Target>();
  /** Counts the pages that are gone: a file opened for one of them must not outlive it. */
  #epoch = 0;

  constructor(fileSystem: FileSystem = nodeFileSystem) {
    this.#fs = fileSystem;
  }

  /** Opens a part file for the path that the dialog gave. @returns the handle's opaque name */
  async begin(file: string): Promise<string> {
    const folder = path.dirname(file);
    const random = randomBytes(8).toString('hex');
    const part = path.join(folder, `.${path.basename(file)}.${random}.part`);
    const epoch = this.#epoch;
    await this.#deleteLeftOvers(folder);
    try {
      const mayReplace = await this.#exists(file);
      // 'wx' refuses to follow a link or to share a file that somebody put there first.
      const handle = await this.#fs.open(part, 'wx+', FILE_MODE);
      const id = randomUUID();
      const last = Promise.resolve();
      const target = { state: 'open', file, part, mayReplace, handle, size: 0, last } as const;
      if (epoch !== this.#epoch) {
        await this.#delete(target);
        throw new AppError('locked', 'the page is gone');
      }
      this.#targets.set(id, target);
      return id;
    } catch (error) {
      throw storageError(error, 'file-write-failed');
    }
  }

  append(id: string, chunk: Uint8Array): Promise<void> {
    return this.#withOpen(id, async (target) => {
      await writeFully(target.handle, chunk, target.size);
      target.size += chunk.length;
    });
  }

  /** What was appended, from `offset`; fewer bytes at the end. */
  read(id: string, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.#withOpen(id, ({ handle, size }) =>
      readFully(handle, offset, Math.max(0, Math.min(length, size - offset))),
    );
  }

  /** Syncs, gives the file its name, syncs the folder. @returns the name, which may differ from the chosen */
  commit(id: string): Promise<{ name: string; size: number }> {
    return this.#withOpen(id, async (target) => {
      await target.handle.sync();
      await target.handle.close();
      const file = await this.#giveName(target);
      this.#targets.set(id, { state: 'committed', file });
      // Synced and named, it is there, whatever the folder answers: to call that a failure would be untrue.
      await syncFolder(this.#fs, path.dirname(file)).catch(() => {});
      return { name: path.basename(file), size: target.size };
    });
  }

  /** Deletes the part file. Nothing happens when the target is gone already. */
  async discard(id: string): Promise<void> {
    const target = this.#targets.get(id);
    if (target?.state !== 'open') return;
    this.#targets.delete(id);
    await target.last;
    await this.#delete(target);
  }

  /** The path of a committed file, to show it in the file manager. */
  committedFile(id: string): string {
    const target = this.#targets.get(id);
    if (target?.state !== 'committed') throw new AppError('call-refused', 'not a committed file');
    return target.file;
  }

  /** The page that knew the handles is gone: deletes every part file. */
  async releaseAll(): Promise<void> {
    this.#epoch += 1;
    await Promise.all([...this.#targets.keys()].map((id) => this.discard(id)));
    this.#targets.clear();
  }

  #withOpen<T>(id: string, task: (target: OpenTarget) => Promise<T>): Promise<T> {
    const target = this.#targets.get(id);
    if (target?.state !== 'open')
      return Promise.reject(new AppError('call-refused', 'not an open target'));
    const turn = target.last.then(async () => {
      // Discarded or committed while this call waited for its turn.
      if (this.#targets.get(id) !== target) throw new AppError('call-refused', 'target is closed');
      try {
        return await task(target);
      } catch (error) {
        throw storageError(error, 'file-write-failed');
      }
    });
    target.last = turn.catch(() => {});
    return turn;
  }

  async #giveName({ file, part, mayReplace }: OpenTarget): Promise<string> {
    if (mayReplace) {
      await this.#fs.rename(part, file);
      return file;
    }
    // Nobody agreed to replace anything, so a file that has appeared meanwhile keeps its name.
    for (let number = 1; number < 100; number += 1) {
      const candidate = number === 1 ? file : numbered(file, number);
      if (await this.#renameToNew(part, candidate)) return candidate;
    }
    throw new AppError('file-write-failed', 'no free name');
  }

  /** `link` fails where `rename` would replace; a FAT stick has no links, and there we look first. */
  async #renameToNew(part: string, file: string): Promise<boolean> {
    try {
      await this.#fs.link(part, file);
    } catch (error) {
      if (hasCode(error, 'EEXIST')) return false;
      if (await this.#exists(file)) return false;
      await this.#fs.rename(part, file);
      return true;
    }
    // The file has its name. A second name that stays goes with the left-overs.
    await this.#fs.rm(part, { force: true }).catch(() => {});
    return true;
  }

  async #exists(file: string): Promise<boolean> {
    try {
      await this.#fs.lstat(file);
      return true;
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return false;
      throw error;
    }
  }

  /** The handle may be closed already, after a commit that failed; the file must go all the same. */
  async #delete({ handle, part }: OpenTarget): Promise<void> {
    await handle.close().catch(() => {});
    try {
      // What cannot be overwritten must not stay for that.
      await removePart(this.#fs, part).catch(() => this.#fs.rm(part, { force: true }));
    } catch (error) {
      throw storageError(error, 'file-write-failed');
    }
  }

  /** See [Note: left-over parts]. A folder that cannot be listed is one that `open` will complain about. */
  async #deleteLeftOvers(folder: string): Promise<void> {
    const inUse = new Set(
      [...this.#targets.values()].map((target) => (target.state === 'open' ? target.part : '')),
    );
    const entries = await this.#fs.readdir(folder).catch(() => []);
    for (const file of entries.filter((name) => PART.test(name)).map((n) => path.join(folder, n))) {
      if (inUse.has(file)) continue;
      const found = await this.#fs.lstat(file).catch(() => undefined);
      if (!found?.isFile() || Date.now() - found.mtimeMs < LEFT_OVER_AFTER_MS) continue;
      await removePart(this.#fs, file).catch(() => {});
    }
  }
}

/** `bundle-1a2b.tar.age` becomes `bundle-1a2b (2).tar.age`. */
function numbered(file: string, number: number): string {
  const name = path.basename(file);
  const dot = name.indexOf('.', 1);
  const end = dot === -1 ? name.length : dot;
  return path.join(path.dirname(file), `${name.slice(0, end)} (${number})${name.slice(end)}`);
}
