import path from 'node:path';
import { eraseFile } from './erase.ts';
import type { FileSystem } from './file-system.ts';
import { replaceFile } from './vault-generations.ts';

/**
 * How often a passphrase was refused since the vault was opened last, in clear, because nobody has a key then:
 *
 *     refused.json    {"count": 3}
 *
 * No times: the file's own says when it was written last, and a vault that opens takes the number over into its log.
 */
const REFUSED_FILE = 'refused.json';
/** Whoever lets a machine try has made the point. */
const COUNT_MAX = 1_000_000;

/** None when the file is absent or damaged: it is a hint, and opening waits for nothing. */
export async function countRefused(fs: FileSystem, folder: string): Promise<number> {
  try {
    const text = await fs.readFile(path.join(folder, REFUSED_FILE), 'utf8');
    const { count } = JSON.parse(text) as { count?: unknown };
    const isCount = typeof count === 'number' && Number.isSafeInteger(count) && count > 0;
    return isCount ? Math.min(count, COUNT_MAX) : 0;
  } catch {
    return 0;
  }
}

/** One more, or so many fewer. @throws Error of the file system */
export async function addRefused(fs: FileSystem, folder: string, change: number): Promise<void> {
  const count = (await countRefused(fs, folder)) + change;
  const file = path.join(folder, REFUSED_FILE);
  if (count > 0) await replaceFile(fs, file, new TextEncoder().encode(JSON.stringify({ count })));
  else await eraseFile(fs, file);
}
