import path from 'node:path';
import { KEY_RECORD_SIZE, peekKeyRecord } from '../../core/vault/key-record.ts';
import { eraseKeysIn, namesIn, overwriteFile, withFile } from './erase.ts';
import { FILE_MODE, type FileSystem, readFully, syncFolder, writeFully } from './file-system.ts';
import { isSlot } from './snapshot-keys.ts';

/** Lies in a vault's folder from the first moment of its wipe until nothing else of it is left. */
export const WIPE_MARKER = 'wiped';

interface Step {
  /** What it does something to, as paths below the folder. */
  readonly names: (fs: FileSystem, folder: string) => Promise<readonly string[]>;
  readonly run: (fs: FileSystem, file: string) => Promise<void>;
}

const keyFiles: Step['names'] = async (fs, folder) =>
  (await namesIn(fs, folder)).filter((name) => name.startsWith('keys-'));
/** Parts of them too. */
const snapshots: Step['names'] = async (fs, folder) =>
  (await namesIn(fs, path.join(folder, 'snapshots'))).map((name) => path.join('snapshots', name));
const otherFiles: Step['names'] = async (fs, folder) =>
  (await rest(fs, folder)).filter((name) => name !== 'snapshots' && !name.startsWith('keys-'));
const rest: Step['names'] = async (fs, folder) =>
  (await namesIn(fs, folder)).filter((name) => name !== WIPE_MARKER);

/**
 * In this order, each step for all vaults before the next: whoever takes the computer out of a hand half a second
 * after the wipe began has no slot to try a passphrase on. What only makes it thorough comes later.
 */
const STEPS: readonly Step[] = [
  { names: keyFiles, run: eraseSlots },
  { names: snapshots, run: (fs, file) => eraseKeysIn(fs, file, isSlot) },
  { names: keyFiles, run: overwriteFile },
  { names: snapshots, run: (fs, file) => eraseKeysIn(fs, file) },
  { names: otherFiles, run: overwriteFile },
  { names: rest, run: (fs, file) => fs.rm(file, { recursive: true, force: true }) },
];

/**
 * Wipes the vaults in these folders; what was cut off is finished by doing it again. One failure holds up nothing
 * else, and what cannot be overwritten is removed all the same.
 * @returns how many files of each could not be overwritten or removed
 */
export async function wipeVaults(fs: FileSystem, folders: readonly string[]): Promise<number[]> {
  // A full disk takes no marker: the wipe must not wait for that.
  for (const folder of folders) await mark(fs, folder).catch(() => undefined);
  const missed = folders.map(() => new Set<string>());
  for (const step of STEPS)
    for (const [index, folder] of folders.entries()) {
      const failed = await runStep(fs, folder, step);
      for (const name of failed) missed[index]?.add(name);
    }
  // By now there is room, and the folder is to be known for what it is until the page has done its part.
  for (const folder of folders) await mark(fs, folder).catch(() => undefined);
  return missed.map(({ size }) => size);
}

async function runStep(fs: FileSystem, folder: string, { names, run }: Step): Promise<string[]> {
  const failed: string[] = [];
  try {
    for (const name of await names(fs, folder))
      await run(fs, path.join(folder, name)).catch(() => failed.push(name));
  } catch {
    failed.push('.'); // the folder cannot be listed
  }
  return failed;
}

async function mark(fs: FileSystem, folder: string): Promise<void> {
  const handle = await fs.open(path.join(folder, WIPE_MARKER), 'w', FILE_MODE);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(fs, folder);
}

/** Also over what is too damaged to say that it is no slot. */
function eraseSlots(fs: FileSystem, file: string): Promise<void> {
  return withFile(fs, file, async (handle) => {
    const bytes = await readFully(handle, 0, (await handle.stat()).size);
    for (let at = 0; at < bytes.length; at += KEY_RECORD_SIZE) {
      const record = bytes.subarray(at, at + KEY_RECORD_SIZE);
      const peek = peekKeyRecord(record);
      if (!peek || isSlot(peek.kind)) await writeFully(handle, new Uint8Array(record.length), at);
    }
    await handle.sync();
  });
}
