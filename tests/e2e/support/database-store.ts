import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isSqlite } from './sqlite-pages.ts';

/** Chromium's two stores behind IndexedDB. It takes the first by itself; the second is on its way. */
export const STORES = {
  LevelDB: [],
  SQLite: ['--enable-features=IdbSqliteBackingStore,IdbSqliteOnDiskRollout'],
} as const;
export type Store = keyof typeof STORES;

/** What really ran, by what lies on the disk: a switch that Chromium no longer knows is ignored in silence. */
export function storesIn(profile: string): Set<Store> {
  const names = readdirSync(profile, { recursive: true, encoding: 'utf8' });
  const stores = names
    .filter((name) => name.split(path.sep).includes('IndexedDB'))
    .flatMap((name): Store[] => {
      if (name.endsWith(path.join('.indexeddb.leveldb', 'CURRENT'))) return ['LevelDB'];
      return isDatabase(path.join(profile, name)) ? ['SQLite'] : [];
    });
  return new Set(stores);
}

function isDatabase(file: string): boolean {
  try {
    return isSqlite(readFileSync(file));
  } catch {
    return false; // a folder
  }
}
