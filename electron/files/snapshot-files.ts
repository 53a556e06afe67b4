import path from 'node:path';
import { AppError } from '../../core/errors.ts';
import {
  decodeKeyRecord,
  KEY_RECORD_KINDS,
  KEY_RECORD_SIZE,
  type KeyRecord,
} from '../../core/vault/key-record.ts';
import { snapshotsToKeep } from '../../core/vault/retention.ts';
import { readKeyArea, readSnapshotEnds } from '../../core/vault/snapshot-format.ts';
import {
  type FileSystem,
  FOLDER_MODE,
  hasCode,
  nodeFileSystem,
  readFully,
  storageError,
  syncFolder,
  writeFully,
} from './file-system.ts';

const NAME = /^\d{8}T\d{9}Z( \(\d+\))?\.snapshot$/;

export interface SnapshotFile {
  readonly name: string;
  readonly madeAt: number;
  readonly size: number;
  readonly interviews: number;
}

/** Which snapshots a change of keys got into, and which not. */
export interface Reached {
  readonly reached: readonly string[];
  readonly missed: readonly string[];
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
    const found = await Promise.all(
      (await this.#names(vaultFolder)).map((name) => this.#facts(vaultFolder, name)),
    );
    return found
      .filter((file) => file !== undefined)
      .toSorted((a, b) => b.madeAt - a.madeAt || b.name.localeCompare(a.name));
  }

  /** Where a new one goes; its folder is there then. */
  async place(vaultFolder: string, madeAt: number): Promise<string> {
    const folder = folderOf(vaultFolder);
    try {
      await this.#fs.mkdir(folder, { recursive: true, mode: FOLDER_MODE });
      await syncFolder(this.#fs, vaultFolder);
    } catch (error) {
      throw storageError(error, 'file-write-failed');
    }
    return path.join(folder, `${new Date(madeAt).toISOString().replaceAll(/[-:.]/g, '')}.snapshot`);
  }

  /** @throws AppError `call-refused` for what is no snapshot's name */
  file(vaultFolder: string, name: string): string {
    if (!NAME.test(name)) throw new AppError('call-refused', 'not a snapshot');
    return path.join(folderOf(vaultFolder), name);
  }

  /** Deletes what retention does not keep. A snapshot that cannot be read is left for a person to look at. */
  async thin(vaultFolder: string): Promise<void> {
    const files = await this.list(vaultFolder);
    const kept = new Set(snapshotsToKeep(files).map(({ name }) => name));
    try {
      for (const { name } of files.filter((file) => !kept.has(file.name)))
        await this.#fs.rm(this.file(vaultFolder, name), { force: true });
    } catch (error) {
      throw storageError(error, 'file-write-failed');
    }
  }

  /**
   * Overwrites in place, in every snapshot, each key record of this kind (and id, unless that is null) with
   * the given one, synced. This is how a destroyed key and an old passphrase leave the snapshots too.
   */
  async overwrite(
    vaultFolder: string,
    which: { readonly kind: KeyRecord['kind']; readonly id: string | null },
    record: Uint8Array,
  ): Promise<Reached> {
    const reached: string[] = [];
    const missed: string[] = [];
    for (const name of await this.#names(vaultFolder)) {
      const done = await this.#withFile(this.file(vaultFolder, name), 'r+', (handle, size) =>
        overwriteIn(handle, size, which, record),
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
      const records = await this.#withFile(
        this.file(vaultFolder, name),
        'r',
        async (handle, size) => (await keyRecords(handle, size)).records,
      ).catch(() => []);
      for (const record of records) if (isWithdrawn(record)) ids.add(record.id);
    }
    return [...ids];
  }

  async #facts(vaultFolder: string, name: string): Promise<SnapshotFile | undefined> {
    try {
      return await this.#withFile(this.file(vaultFolder, name), 'r', async (handle, size) => {
        const { header, end } = await readSnapshotEnds(sourceOf(handle, size));
        return { name, madeAt: header.madeAt, size, interviews: end.interviews };
      });
    } catch {
      return undefined;
    }
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

function sourceOf(handle: Handle, size: number) {
  return { size, read: (at: number, length: number) => readFully(handle, at, length) };
}

async function keyRecords(handle: Handle, size: number) {
  const source = sourceOf(handle, size);
  const { end } = await readSnapshotEnds(source);
  const area = await readKeyArea(source, end);
  return { at: end.keyAreaAt, records: await decodeRecords(area) };
}

/** Every record of a key file or key area; undefined where one is damaged. */
export function decodeRecords(bytes: Uint8Array): Promise<(KeyRecord | undefined)[]> {
  return Promise.all(
    Array.from({ length: bytes.length / KEY_RECORD_SIZE }, (_, i) =>
      decodeKeyRecord(bytes.subarray(i * KEY_RECORD_SIZE, (i + 1) * KEY_RECORD_SIZE)),
    ),
  );
}

async function overwriteIn(
  handle: Handle,
  size: number,
  { kind, id }: { readonly kind: KeyRecord['kind']; readonly id: string | null },
  record: Uint8Array,
): Promise<void> {
  const { at, records } = await keyRecords(handle, size);
  for (const [index, found] of records.entries())
    if (found?.kind === kind && (id === null || found.id === id))
      await writeFully(handle, record, at + index * KEY_RECORD_SIZE);
  await handle.sync();
}

/** A destroyed record keeps the number of its former kind. */
export function isWithdrawn(record: KeyRecord | undefined): record is KeyRecord {
  return record?.kind === 'destroyed' && record.payload[0] === KEY_RECORD_KINDS.interview;
}
