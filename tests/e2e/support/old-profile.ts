import { mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import { concatBytes, fromHex } from '../../../core/bytes.ts';
import { decodeKeyRecords } from '../../../core/vault/key-record.ts';
import { decodeVaultRecord } from '../../../core/vault/vault-record.ts';
import { readFrozen } from '../../old-vaults/frozen-vault.ts';
import { Researcher } from './researcher.ts';

const COPIES = ['keys-a', 'keys-b'];

/** A frozen vault of an older format as its app left it, in a profile of its own. */
export async function oldProfile(format: number): Promise<string> {
  const { id, keys, database } = readFrozen(format);
  const me = await Researcher.start();
  await me.page.evaluate(
    async ([name, version, tables]) => {
      const request = indexedDB.open(name, version);
      request.addEventListener('upgradeneeded', () => {
        for (const table of Object.keys(tables))
          request.result.createObjectStore(table, { keyPath: 'id' });
      });
      const opened = await new Promise<IDBDatabase>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error('no database')));
      });
      const writing = opened.transaction(Object.keys(tables), 'readwrite', {
        durability: 'strict',
      });
      for (const [table, rows] of Object.entries(tables))
        for (const one of rows)
          writing.objectStore(table).put({ ...one, sealed: Uint8Array.from(one.sealed) });
      await new Promise((resolve) => {
        writing.addEventListener('complete', resolve);
      });
      opened.close();
    },
    [
      `vault-${id}`,
      database.version,
      Object.fromEntries(
        Object.entries(database.tables).map(([table, rows]) => [
          table,
          rows.map((one) => ({ ...one, sealed: [...fromHex(String(one['sealed']))] })),
        ]),
      ),
    ] as const,
  );
  await me.close();
  const folder = path.join(me.profile, 'vaults', id);
  mkdirSync(folder, { recursive: true });
  const bytes = concatBytes(...keys.map(fromHex));
  for (const copy of COPIES) writeFileSync(path.join(folder, copy), bytes);
  writeFileSync(path.join(folder, 'name.json'), JSON.stringify({ name: 'Vault 1' }));
  return me.profile;
}

/** Resolves when what the vault lies in, key file and database, was changed so many times. */
export function changesOf(profile: string, id: string, count: number): Promise<void> {
  const databases = readdirSync(profile, { recursive: true, encoding: 'utf8' });
  const folders = [
    path.join(profile, 'vaults', id),
    ...databases
      .filter((name) => name.endsWith('.indexeddb.leveldb'))
      .map((name) => path.join(profile, name)),
  ];
  return new Promise((resolve) => {
    let seen = 0;
    const watchers = folders.map((folder) =>
      watch(folder, () => {
        seen += 1;
        if (seen < count) return;
        for (const watcher of watchers) watcher.close();
        resolve();
      }),
    );
  });
}

/** How far an old vault has come: the format that its rows have, and the one that each copy of its key file says. */
export async function formatsIn(
  me: Researcher,
  id: string,
): Promise<{ rows: number; keys: number[] }> {
  const rows = await me.page.evaluate(async (name) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('refused')));
      });
    const database = await done(indexedDB.open(name));
    const singles = database.transaction('singles').objectStore('singles');
    const root = (await done(singles.get('root'))) as { f: number };
    const index: unknown = await done(singles.get('index'));
    const log: unknown = await done(singles.get('custody'));
    database.close();
    if (log) return 4;
    if (index) return 3;
    return root.f === 1 ? 1 : 2;
  }, `vault-${id}`);
  const keys: number[] = [];
  for (const copy of COPIES) {
    const bytes = readFileSync(path.join(me.profile, 'vaults', id, copy));
    const records = await decodeKeyRecords(bytes);
    const header = records.find((record) => record?.kind === 'vault');
    keys.push(header ? decodeVaultRecord(header.payload).format : 0);
  }
  return { rows, keys };
}
