import path from 'node:path';
import { AppError } from '../../core/errors.ts';
import { KEY_RECORD_KINDS, type KeyRecord } from '../../core/vault/key-record.ts';
import { snapshotsToKeep } from '../../core/vault/retention.ts';
import {
  type ByteSource,
  decodeSnapshotHeader,
  readSnapshotEnds,
  SNAPSHOT_BLOCK,
} from '../../core/vault/snapshot-format.ts';
import {
  type FileSystem,
  FOLDER_MODE,
  hasCode,
  nodeFileSystem,
  storageError,
  syncFolder,
} from './file-system.ts';
import { type KeyOverwrite, overwriteKeys, readKeys, sourceOf } from './snapshot-keys.ts';

const NAME = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z(?: \(\d+\))?\.snapshot$/;

export interface SnapshotFile {
  readonly name: string;
  readonly madeAt: number;
  readonly size: number;
  readonly interviews: number;
  readonly generation: number;
}

/** Which snapshots a change of keys got into, and which not. */
export interface Reached {
  readonly reached: readonly string[];
  readonly missed: readonly string[];
}

interface Looked {
  readonly file: SnapshotFile;
  /** Its ends say nothing; the time is the one in its name. */
  readonly isDamaged: boolean;
}

type Handle = Awaited<ReturnType<FileSystem['open']>>;

/** The snapshots that lie in one vault's folder. What is in them is sealed; only their key area is ever changed. */
export class SnapshotFiles {
  readonly #fs: FileSystem;

  constructor(fileSystem: FileSystem = nodeFileSystem) {
    this.#fs = fileSystem;
  }

  /** Newest first. One that cannot be read at all is not in it. */
  async list(vaultFolder: string): Promise<SnapshotFile[]> {
    return (await this.#look(vaultFolder))
      .filter(({ isDamaged }) => !isDamaged)
      .map(({ file }) => file)
      .toSorted((a, b) => b.madeAt - a.madeAt || b.name.localeCompare(a.name));
  }

  /**
   * Where a new one goes; its folder is there then. Its time is after that of every other, also when the clock
   * was set back: else what is newest would be thinned as the oldest.
   */
  async place(vaultFolder: string, now: number): Promise<{ file: string; madeAt: number }> {
    const folder = folderOf(vaultFolder);
    try {
      await this.#fs.mkdir(folder, { recursive: true, mode: FOLDER_MODE });
      await syncFolder(this.#fs, vaultFolder);
    } catch (error) {
      throw storageError(error, 'file-write-failed');
    }
    const others = await this.#look(vaultFolder);
    const madeAt = Math.max(now, ...others.map(({ file }) => file.madeAt + 1));
    const name = `${new Date(madeAt).toISOString().replaceAll(/[-:.]/g, '')}.snapshot`;
    return { file: path.join(folder, name), madeAt };
  }

  /** @throws AppError `call-refused` for what is no snapshot's name */
  file(vaultFolder: string, name: string): string {
    if (!NAME.test(name)) throw new AppError('call-refused', 'not a snapshot');
    return path.join(folderOf(vaultFolder), name);
  }

  /**
   * Deletes what retention does not keep, but never the one that was just written. A damaged one goes when it
   * would go if it were whole, and takes no whole one's place.
   */
  async thin(vaultFolder: string, written: string): Promise<void> {
    const looked = await this.#look(vaultFolder);
    const whole = looked.filter(({ isDamaged }) => !isDamaged).map(({ file }) => file);
    const kept = new Set(snapshotsToKeep(whole));
    const stays = ({ file, isDamaged }: Looked) =>
      file.name === written ||
      (isDamaged ? snapshotsToKeep([...whole, file]).includes(file) : kept.has(file));
    try {
      for (const { file } of looked.filter((one) => !stays(one)))
        await this.#fs.rm(this.file(vaultFolder, file.name), { force: true });
    } catch (error) {
      throw storageError(error, 'file-write-failed');
    }
  }

  /**
   * Overwrites key records in place in every snapshot, synced. This is how destroyed keys and old slots leave the
   * snapshots too.
   */
  async overwrite(vaultFolder: string, records: readonly KeyOverwrite[]): Promise<Reached> {
    const reached: string[] = [];
    const missed: string[] = [];
    for (const name of await this.#names(vaultFolder)) {
      const done = await this.#withFile(this.file(vaultFolder, name), 'r+', (handle, size) =>
        overwriteKeys(handle, size, records),
      ).then(
        () => true,
        () => false,
      );
      (done ? reached : missed).push(name);
    }
    return { reached, missed };
  }

  /** Ids of interviews whose keys were destroyed, as far as any snapshot knows of it. */
  async withdrawn(vaultFolder: string): Promise<string[]> {
    const ids = new Set<string>();
    for (const name of await this.#names(vaultFolder)) {
      const records = await this.#withFile(this.file(vaultFolder, name), 'r', readKeys).catch(
        () => [],
      );
      for (const record of records) if (isWithdrawn(record)) ids.add(record.id);
    }
    return [...ids];
  }

  /** All but those that cannot be opened or read just now: of them nothing is known. */
  async #look(vaultFolder: string): Promise<Looked[]> {
    const looked = await Promise.all(
      (await this.#names(vaultFolder)).map((name) =>
        this.#withFile(this.file(vaultFolder, name), 'r', (handle, size) =>
          lookAt(name, handle, size),
        ).catch(() => undefined),
      ),
    );
    return looked.filter((one) => one !== undefined);
  }

  async #names(vaultFolder: string): Promise<string[]> {
    try {
      return (await this.#fs.readdir(folderOf(vaultFolder))).filter((name) => NAME.test(name));
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return [];
      throw storageError(error, 'file-read-failed');
    }
  }

  async #withFile<T>(
    file: string,
    flags: 'r' | 'r+',
    task: (handle: Handle, size: number) => Promise<T>,
  ): Promise<T> {
    const handle = await this.#fs.open(file, flags);
    try {
      return await task(handle, (await handle.stat()).size);
    } finally {
      await handle.close();
    }
  }
}

function folderOf(vaultFolder: string): string {
  return path.join(vaultFolder, 'snapshots');
}

async function lookAt(name: string, handle: Handle, size: number): Promise<Looked> {
  const source = sourceOf(handle, size);
  try {
    const { header, end } = await readSnapshotEnds(source);
    const { madeAt, generation } = header;
    const { interviews } = end;
    return { file: { name, madeAt, generation, size, interviews }, isDamaged: false };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'snapshot-damaged') throw error;
    const generation = await generationIn(source);
    return {
      file: { name, madeAt: timeIn(name), generation, size, interviews: 0 },
      isDamaged: true,
    };
  }
}

/** Of one whose header says nothing, the first: after a restore that one stays for a while. */
async function generationIn(source: ByteSource): Promise<number> {
  try {
    return (await decodeSnapshotHeader(await source.read(0, SNAPSHOT_BLOCK))).generation;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'snapshot-damaged') throw error;
    return 0;
  }
}

function timeIn(name: string): number {
  return Date.parse(name.replace(NAME, '$1-$2-$3T$4:$5:$6.$7Z')) || 0;
}

/** A destroyed record keeps the number of its former kind. */
export function isWithdrawn(record: KeyRecord | undefined): record is KeyRecord {
  return record?.kind === 'destroyed' && record.payload[0] === KEY_RECORD_KINDS.interview;
}
