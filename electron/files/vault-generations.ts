import path from 'node:path';
import { eraseFile } from './erase.ts';
import { FILE_MODE, type FileSystem, syncFolder, writeFully } from './file-system.ts';

/**
 * A vault's database and its key file belong together. A restore makes a new pair beside the old one, and
 * one rename of `name.json` says that the new pair counts:
 *
 *     name.json                {"name": "Vault 1", "generation": 2}; without a number it is 0
 *     keys-a, keys-b           generation 0, which every new vault has
 *     keys-2-a, keys-2-b       generation 2
 *
 * Cut off before the rename, the old pair counts and the new files are swept; cut off after it, the other
 * way round. The database is complete before the first of these files is written.
 */
export const NAME_FILE = 'name.json';
const KEY_FILE = /^keys-(?:(\d+)-)?[ab]$/;

export interface VaultPlace {
  /** Undefined when the file is lost or damaged. */
  readonly name: string | undefined;
  readonly generation: number;
}

export function copyNames(generation: number): readonly [string, string] {
  const infix = generation === 0 ? '' : `${generation}-`;
  return [`keys-${infix}a`, `keys-${infix}b`];
}

export function encodePlace({ name, generation }: VaultPlace): Uint8Array {
  return new TextEncoder().encode(
    JSON.stringify(generation === 0 ? { name } : { name, generation }),
  );
}

/** Without `name.json`, the newest generation that has a key file: its database was complete before. */
export async function readPlace(fs: FileSystem, folder: string): Promise<VaultPlace> {
  const said = await readNameFile(fs, folder);
  if (said) return said;
  return { name: undefined, generation: Math.max(0, ...(await generations(fs, folder)).values()) };
}

async function readNameFile(fs: FileSystem, folder: string): Promise<VaultPlace | undefined> {
  try {
    const text = await fs.readFile(path.join(folder, NAME_FILE), 'utf8');
    const { name, generation = 0 } = JSON.parse(text) as { name?: unknown; generation?: unknown };
    const isWhole = typeof generation === 'number' && Number.isSafeInteger(generation);
    if (!isWhole || generation < 0) return undefined;
    return { name: typeof name === 'string' && name !== '' ? name : undefined, generation };
  } catch {
    return undefined; // absent or damaged
  }
}

/** Key files in a folder, with the generation of each. */
async function generations(fs: FileSystem, folder: string): Promise<Map<string, number>> {
  const names = await fs.readdir(folder).catch(() => []);
  const found = names.map((name) => [name, KEY_FILE.exec(name)] as const);
  return new Map(found.flatMap(([name, hit]) => (hit ? [[name, Number(hit[1] ?? 0)]] : [])));
}

/** Whether the generation in use has a copy of its key file. */
export async function hasKeyFile(fs: FileSystem, folder: string): Promise<boolean> {
  const { generation } = await readPlace(fs, folder);
  return [...(await generations(fs, folder)).values()].includes(generation);
}

/** A new name for the vault; which generation counts stays. */
export async function rename(fs: FileSystem, folder: string, name: string): Promise<void> {
  const { generation } = await readPlace(fs, folder);
  await replaceFile(fs, path.join(folder, NAME_FILE), encodePlace({ name, generation }));
}

/** Writes the new key file, makes it the one that counts, and overwrites the one before. */
export async function switchGeneration(
  fs: FileSystem,
  folder: string,
  generation: number,
  keys: Uint8Array,
): Promise<void> {
  const { name } = await readPlace(fs, folder);
  for (const copy of copyNames(generation)) await replaceFile(fs, path.join(folder, copy), keys);
  const place = encodePlace({ name: name ?? path.basename(folder).slice(0, 8), generation });
  await replaceFile(fs, path.join(folder, NAME_FILE), place);
  // The switch has happened: what cannot be removed now is removed at the next start.
  await sweepGenerations(fs, folder).catch(() => undefined);
}

/**
 * Removes the key files of every generation but the one in use, overwritten first: they open the old
 * database, where that still lies. Nothing is removed while `name.json` does not say which one that is.
 */
export async function sweepGenerations(fs: FileSystem, folder: string): Promise<void> {
  const said = await readNameFile(fs, folder);
  if (!said) return;
  const found = await generations(fs, folder);
  // Without key files of its own generation, whatever else is there may be all there is.
  if (![...found.values()].includes(said.generation)) return;
  for (const [file, generation] of found) {
    if (generation === said.generation) continue;
    await eraseFile(fs, path.join(folder, file));
  }
}

/** The file is there whole, or as it was before. */
export async function replaceFile(fs: FileSystem, file: string, bytes: Uint8Array): Promise<void> {
  const part = `${file}.part`;
  await eraseFile(fs, part);
  try {
    await writeNew(fs, part, [bytes]);
    await fs.rename(part, file);
  } catch (error) {
    await eraseFile(fs, part).catch(() => undefined);
    throw error;
  }
  await syncFolder(fs, path.dirname(file));
}

/** @throws Error of the file system when the file exists */
export async function writeNew(
  fs: FileSystem,
  file: string,
  parts: readonly Uint8Array[],
): Promise<void> {
  const handle = await fs.open(file, 'wx', FILE_MODE);
  try {
    let position = 0;
    for (const part of parts) {
      await writeFully(handle, part, position);
      position += part.length;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}
