import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs';
import path from 'node:path';

/** Chromium's two stores behind IndexedDB, and what asks for each; Chromium 156 takes the first by itself. */
export const BACKENDS = {
  LevelDB: [],
  SQLite: ['--enable-features=IdbSqliteBackingStore,IdbSqliteOnDiskRollout'],
} as const;
export type Backend = keyof typeof BACKENDS;

const SQLITE_MAGIC = 'SQLite format 3\0';

function startsAsSqlite(file: string): boolean {
  const start = Buffer.alloc(SQLITE_MAGIC.length);
  const descriptor = openSync(file, 'r');
  readSync(descriptor, start, 0, start.length, 0);
  closeSync(descriptor);
  return start.toString('latin1') === SQLITE_MAGIC;
}

/** Which of them really ran, by what lies in the profile: a flag that Chromium no longer knows is ignored in silence. */
export function backendIn(profile: string): Backend | undefined {
  const root = path.join(profile, 'Default', 'IndexedDB');
  if (!existsSync(root)) return undefined;
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  if (files.some(startsAsSqlite)) return 'SQLite';
  const isLevelDb = files.some((file) => file.endsWith('.indexeddb.leveldb/CURRENT'));
  return isLevelDb ? 'LevelDB' : undefined;
}
