import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../core/errors.ts';
import { type FileSystem, nodeFileSystem, readFully, storageError } from './file-system.ts';

/** What the page learns of a file that a person chose or opened from the file manager. */
export interface SourceFile {
  readonly source: string;
  readonly name: string;
  readonly size: number;
}

type Handle = Awaited<ReturnType<FileSystem['open']>>;

/** Files that come in, for reading only. The page knows each by an opaque handle; the path stays here. */
export class OpenSources {
  readonly #fs: FileSystem;
  readonly #sources = new Map<string, Handle>();
  /** As in ExportTargets: what is opened for a page must not outlive it. */
  #epoch = 0;

  constructor(fileSystem: FileSystem = nodeFileSystem) {
    this.#fs = fileSystem;
  }

  /** @throws AppError `file-read-failed` for what is absent, unreadable or not an ordinary file */
  async open(file: string): Promise<SourceFile> {
    const epoch = this.#epoch;
    try {
      // Without O_NONBLOCK a pipe that somebody named like a bundle would hold us for ever.
      // oxlint-disable-next-line no-bitwise
      const handle = await this.#fs.open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
      const stat = await handle.stat();
      if (!stat.isFile() || epoch !== this.#epoch) {
        await handle.close();
        throw stat.isFile()
          ? new AppError('locked', 'the page is gone')
          : new AppError('file-read-failed', 'not an ordinary file');
      }
      const source = randomUUID();
      this.#sources.set(source, handle);
      return { source, name: path.basename(file), size: stat.size };
    } catch (error) {
      throw storageError(error, 'file-read-failed');
    }
  }

  /** Up to `length` bytes from `offset`, fewer at the end of the file. */
  async read(source: string, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const handle = this.#sources.get(source);
    if (!handle) throw new AppError('call-refused', 'not an open source');
    try {
      return await readFully(handle, offset, length);
    } catch (error) {
      throw storageError(error, 'file-read-failed');
    }
  }

  /** Nothing happens when it is closed already. */
  async close(source: string): Promise<void> {
    const handle = this.#sources.get(source);
    this.#sources.delete(source);
    await handle?.close().catch(() => {}); // read only: nothing can be lost
  }

  /** The page that knew the handles is gone. */
  async releaseAll(): Promise<void> {
    this.#epoch += 1;
    await Promise.all([...this.#sources.keys()].map((source) => this.close(source)));
  }
}
