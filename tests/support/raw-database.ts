/** A database as IndexedDB holds it, without the app's own code: table names, versions, rows. */
export interface RawDatabase {
  /** IndexedDB's own version number: ten times Dexie's. */
  readonly version: number;
  readonly tables: Readonly<Record<string, readonly RawRow[]>>;
}

export type RawRow = Readonly<Record<string, unknown>> & { readonly id: string };

export async function readRaw(name: string): Promise<RawDatabase> {
  const database = await settled(indexedDB.open(name));
  const tables: Record<string, RawRow[]> = {};
  for (const table of database.objectStoreNames) {
    const store = database.transaction(table, 'readonly').objectStore(table);
    tables[table] = (await settled(store.getAll())) as RawRow[];
  }
  const { version } = database;
  database.close();
  return { version, tables };
}

/** Puts a whole database in the place of whatever is there. */
export async function writeRaw(name: string, { version, tables }: RawDatabase): Promise<void> {
  await settled(indexedDB.deleteDatabase(name));
  const request = indexedDB.open(name, version);
  request.addEventListener('upgradeneeded', () => {
    for (const table of Object.keys(tables))
      request.result.createObjectStore(table, { keyPath: 'id' });
  });
  const database = await settled(request);
  const transaction = database.transaction(Object.keys(tables), 'readwrite');
  for (const [table, rows] of Object.entries(tables))
    for (const row of rows) transaction.objectStore(table).put(row);
  await new Promise((resolve, reject) => {
    transaction.addEventListener('complete', resolve);
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')));
  });
  database.close();
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('refused')));
  });
}
