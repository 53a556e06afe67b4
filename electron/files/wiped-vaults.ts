import path from 'node:path';
import { namesIn } from './erase.ts';
import { type FileSystem, syncFolder } from './file-system.ts';
import { WIPE_MARKER, wipeVaults } from './wipe-vault.ts';

/** The vaults of a profile that are being wiped, or of which nothing is left but a folder that says so. */
export class WipedVaults {
  readonly #root: string;
  readonly #fs: FileSystem;
  /** How many files of each could not be reached, of those that this process wiped. */
  readonly #missed = new Map<string, number>();

  constructor(root: string, fileSystem: FileSystem) {
    this.#root = root;
    this.#fs = fileSystem;
  }

  async wipe(ids: readonly string[]): Promise<void> {
    const missed = await wipeVaults(
      this.#fs,
      ids.map((id) => path.join(this.#root, id)),
    );
    for (const [index, id] of ids.entries()) this.#missed.set(id, missed[index] ?? 0);
  }

  missed(id: string): number {
    return this.#missed.get(id) ?? 0;
  }

  /** True from the moment its wipe begins. */
  async has(id: string): Promise<boolean> {
    if (this.#missed.has(id)) return true;
    const names = await namesIn(this.#fs, path.join(this.#root, id)).catch((): string[] => []);
    return names.includes(WIPE_MARKER);
  }

  /** Nothing happens to a vault that was not wiped. */
  async forget(id: string): Promise<void> {
    if (!(await this.has(id))) return;
    await this.#fs.rm(path.join(this.#root, id), { recursive: true, force: true });
    this.#missed.delete(id);
    await syncFolder(this.#fs, this.#root);
  }
}
