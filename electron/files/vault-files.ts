import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { AppError } from '../../core/errors.ts';
import { KEY_RECORD_SIZE } from '../../core/vault/key-record.ts';
import { eraseParts, eraseUnfinished } from './erase.ts';
import {
  FOLDER_MODE,
  type FileSystem,
  hasCode,
  nodeFileSystem,
  storageError,
  syncFolder,
} from './file-system.ts';
import { levelCopies, overwriteCopy, readCopy } from './key-copies.ts';
import { addRefused, countRefused } from './refused-unlocks.ts';
import {
  copyNames,
  encodePlace,
  hasKeyFile,
  NAME_FILE,
  readPlace,
  rename,
  sweepGenerations,
  switchGeneration,
  writeNew,
} from './vault-generations.ts';
import { WipedVaults } from './wiped-vaults.ts';

/**
 * The key files of all vaults: wrapped keys only, so what lies here opens nothing without a passphrase.
 *
 *     <root>/<vault id>/keys-a      records of 256 bytes, one after the other
 *     <root>/<vault id>/keys-b      the same again
 *     <root>/<vault id>/name.json   {"name": "Vault 1"}: neutral, and in clear
 *     <root>/<vault id>/refused.json   how often a passphrase was refused, in clear
 *
 * A record is overwritten in place, because only what is overwritten is destroyed (as far as the disk
 * allows). One copy is on the disk before the other is touched: a power cut tears at most one.
 */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** A vault in the making has this prefix, and its real name only when it is whole. */
const UNFINISHED = 'new-';

export interface VaultEntry {
  readonly id: string;
  readonly name: string;
}

export interface ListedVault extends VaultEntry {
  /** False when neither copy of its key file is there. */
  readonly hasKeys: boolean;
}

export interface KeyFileCopies {
  readonly first: Uint8Array<ArrayBuffer> | null;
  readonly second: Uint8Array<ArrayBuffer> | null;
}

export class VaultFiles {
  readonly #root: string;
  readonly #fs: FileSystem;
  readonly #wipes: WipedVaults;
  /** Writes wait for each other: two at once could both find room for "the next" record. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(root: string, fileSystem: FileSystem = nodeFileSystem) {
    this.#root = root;
    this.#fs = fileSystem;
    this.#wipes = new WipedVaults(root, fileSystem);
  }

  /** Every vault of this profile, by name. */
  async list(): Promise<ListedVault[]> {
    const wiped = new Set((await this.wiped()).map(({ id }) => id));
    const found = (await this.#ids()).filter((id) => !wiped.has(id));
    const vaults = await Promise.all(
      found.map(async (id) => ({
        id,
        name: await this.#name(id),
        hasKeys: await hasKeyFile(this.#fs, path.join(this.#root, id)),
      })),
    );
    return vaults.toSorted((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
  }

  /** Where a vault's files lie, among them its snapshots. */
  folder(id: string): string {
    return this.#folder(id);
  }

  /** Which of the vault's databases is in use, or null when there is no such vault. */
  async generation(id: string): Promise<number | null> {
    const folder = this.#folder(id);
    if (!(await this.#folders()).includes(id)) return null;
    return (await readPlace(this.#fs, folder)).generation;
  }

  /** See `VaultGenerations` for why nothing can be half done. @throws AppError `write-conflict` */
  async restore(vault: VaultEntry, generation: number, keys: Uint8Array): Promise<void> {
    const current = await this.generation(vault.id);
    if (current === null) {
      const count = Math.ceil(keys.length / KEY_RECORD_SIZE);
      const records = Array.from({ length: count }, (_, i) =>
        keys.subarray(i * KEY_RECORD_SIZE, (i + 1) * KEY_RECORD_SIZE),
      );
      return this.create(vault, records, generation);
    }
    if (generation <= current) throw new AppError('write-conflict', 'an older generation');
    return this.#inTurn(async () => {
      try {
        await switchGeneration(this.#fs, this.#folder(vault.id), generation, keys);
      } catch (error) {
        throw storageError(error, 'storage-failed');
      }
    });
  }

  /**
   * Finishes wipes that were cut off, and removes what a creation, a restore or a snapshot left that never finished,
   * key records overwritten first. Called once, at start, before anything is written.
   */
  async sweep(): Promise<void> {
    await this.#wipes.wipe((await this.wiped()).map(({ id }) => id));
    for (const { id } of await this.list()) {
      await sweepGenerations(this.#fs, path.join(this.#root, id));
      await eraseParts(this.#fs, path.join(this.#root, id));
    }
    await this.#eraseUnfinished();
  }

  /** Destroys a vault, or with null all of this profile; see `wipe-vault.ts`. Its databases are the page's to delete. */
  wipe(id: string | null): Promise<void> {
    return this.#inTurn(async () => {
      await this.#wipes.wipe(id === null ? await this.#ids() : [path.basename(this.#folder(id))]);
      if (id === null) await this.#eraseUnfinished();
    });
  }

  /** Vaults of which nothing is left but a folder that says so, until `forgetWiped`. */
  async wiped(): Promise<{ id: string; missed: number }[]> {
    const ids = await this.#ids();
    const areWiped = await Promise.all(ids.map((id) => this.#wipes.has(id)));
    return ids
      .filter((_id, index) => areWiped[index])
      .map((id) => ({ id, missed: this.#wipes.missed(id) }));
  }

  /** Its databases are gone too: now the folder. */
  forgetWiped(id: string): Promise<void> {
    return this.#inTurn(async () => {
      try {
        await this.#wipes.forget(path.basename(this.#folder(id)));
      } catch (error) {
        throw storageError(error, 'storage-failed');
      }
    });
  }

  async #eraseUnfinished(): Promise<void> {
    for (const name of await this.#folders())
      if (name.startsWith(UNFINISHED)) await eraseUnfinished(this.#fs, path.join(this.#root, name));
  }

  /**
   * Writes both copies of a new key file; the vault is there whole or not at all.
   * @throws AppError `write-conflict` when there is a vault of this id
   */
  create(vault: VaultEntry, records: readonly Uint8Array[], generation = 0): Promise<void> {
    return this.#inTurn(async () => {
      const folder = this.#folder(vault.id);
      const unfinished = path.join(this.#root, UNFINISHED + randomUUID());
      try {
        await this.#fs.mkdir(unfinished, { recursive: true, mode: FOLDER_MODE });
        for (const copy of copyNames(generation))
          await writeNew(this.#fs, path.join(unfinished, copy), records);
        const name = encodePlace({ name: vault.name, generation });
        await writeNew(this.#fs, path.join(unfinished, NAME_FILE), [name]);
        await syncFolder(this.#fs, unfinished);
        await this.#refuseExisting(folder);
        await this.#fs.rename(unfinished, folder);
        await syncFolder(this.#fs, this.#root);
        // The root itself may be new in the profile.
        await syncFolder(this.#fs, path.dirname(this.#root));
      } catch (error) {
        await eraseUnfinished(this.#fs, unfinished).catch(() => {});
        throw storageError(error, 'storage-failed');
      }
    });
  }

  /** A new neutral name, whole or not at all. @throws AppError `not-found` when there is no such vault */
  rename(vault: VaultEntry): Promise<void> {
    return this.#inTurn(async () => {
      try {
        await rename(this.#fs, this.#folder(vault.id), vault.name);
      } catch (error) {
        if (hasCode(error, 'ENOENT')) throw new AppError('not-found', 'no such vault');
        throw storageError(error, 'storage-failed');
      }
    });
  }

  /** Counts a passphrase that was refused. */
  noteRefused(id: string): Promise<void> {
    return this.#countRefused(id, 1);
  }

  /** How many were since the vault was opened last. */
  refused(id: string): Promise<number> {
    return countRefused(this.#fs, this.#folder(id));
  }

  /** So many stand in the vault's log now. */
  forgetRefused(id: string, count: number): Promise<void> {
    return this.#countRefused(id, -count);
  }

  #countRefused(id: string, change: number): Promise<void> {
    return this.#inTurn(async () => {
      try {
        await addRefused(this.#fs, this.#folder(id), change);
      } catch (error) {
        throw storageError(error, 'storage-failed');
      }
    });
  }

  /** Both copies as they lie on the disk; null for one that cannot be read. */
  async read(id: string): Promise<KeyFileCopies> {
    const folder = this.#folder(id);
    await this.#last;
    const [first, second] = await Promise.all(
      (await this.#copies(folder)).map((copy) => readCopy(this.#fs, copy)),
    );
    return { first: first ?? null, second: second ?? null };
  }

  /**
   * Overwrites a record (or a run of them) in both copies, or appends it when `index` is their length.
   * @throws AppError `call-refused` when records before it are missing, `key-file-missing` without any copy
   */
  write(id: string, index: number, record: Uint8Array): Promise<void> {
    return this.#inTurn(async () => {
      const folder = this.#folder(id);
      if (record.length === 0 || record.length % KEY_RECORD_SIZE !== 0)
        throw new AppError('call-refused', 'record size');
      try {
        const copies = await this.#copies(folder);
        if (index > (await levelCopies(this.#fs, copies)))
          throw new AppError('call-refused', 'gap in the key file');
        for (const copy of copies)
          await overwriteCopy(this.#fs, copy, index * KEY_RECORD_SIZE, record);
      } catch (error) {
        throw storageError(error, 'storage-failed');
      }
    });
  }

  async #refuseExisting(folder: string): Promise<void> {
    try {
      await this.#fs.lstat(folder);
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return;
      throw error;
    }
    throw new AppError('write-conflict', 'a vault of this id exists');
  }

  /** Folders named like vaults. */
  async #ids(): Promise<string[]> {
    return (await this.#folders()).filter((name) => UUID.test(name));
  }

  async #folders(): Promise<string[]> {
    try {
      const entries = await this.#fs.readdir(this.#root, { withFileTypes: true });
      return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return [];
      throw storageError(error, 'storage-failed');
    }
  }

  /** A vault whose name is lost still opens: the name is the start of its id then. */
  async #name(id: string): Promise<string> {
    return (await readPlace(this.#fs, path.join(this.#root, id))).name ?? id.slice(0, 8);
  }

  /** Both copies of the generation in use. */
  async #copies(folder: string): Promise<[string, string]> {
    const [a, b] = copyNames((await readPlace(this.#fs, folder)).generation);
    return [path.join(folder, a), path.join(folder, b)];
  }

  /** The only place where an id becomes part of a path. */
  #folder(id: string): string {
    if (!UUID.test(id)) throw new AppError('call-refused', 'not a vault id');
    return path.join(this.#root, id);
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(task);
    this.#last = turn.catch(() => {});
    return turn;
  }
}
