import { Dexie, type Table } from 'dexie';
import { AppError } from '../../../core/errors.ts';
import type { Row, TableName } from '../../../core/vault/row-format.ts';
import { storageError } from './storage-error.ts';
import { beforeOpening, writing } from './turn-log.ts';

/** Header pages of 200,000 interviews; a database that somebody stuffed is not to exhaust the memory. */
const AHEAD_MAX = 64 * 1024 * 1024;
const AHEAD_AT_ONCE = 64;

export interface RowName {
  readonly table: TableName;
  readonly id: string;
}

/** A restore writes a new database beside the old one: main keeps which number is in use. */
export function databaseName(vault: string, generation: number): string {
  return generation === 0 ? `vault-${vault}` : `vault-${vault}-${generation}`;
}

/**
 * The database of one vault: opaque rows, no index but the primary key (every index is plaintext on
 * disk). Schema steps are numbered and never changed once shipped.
 */
export class Database extends Dexie {
  declare readonly interviews: Table<Row, string>;
  declare readonly changes: Table<Row, string>;
  declare readonly people: Table<Row, string>;
  declare readonly pages: Table<Row, string>;
  declare readonly singles: Table<Row, string>;
  declare readonly versions: Table<Row, string>;
  declare readonly custody: Table<Row, string>;

  readonly generation: number;
  /** Rows that were fetched before anybody could open them, until something is written. */
  readonly #ahead = new Map<string, Row>();
  readonly #watchers = new Set<(row: RowName) => void>();
  #isLeft = false;

  constructor(vault: string, generation = 0) {
    // Strict: what a person typed is on the disk when the save resolves, not in a system cache.
    super(databaseName(vault, generation), { chromeTransactionDurability: 'strict' });
    this.generation = generation;
    this.version(1).stores({
      interviews: 'id',
      changes: 'id',
      people: 'id',
      pages: 'id',
      singles: 'id',
    });
    this.version(2).stores({ versions: 'id' });
    this.version(3).stores({ custody: 'id' });
  }

  /**
   * Opens a vault's database, and fetches what unlocking will read. Nothing is written: one of an older schema is left
   * as it is until somebody reads from it.
   * @throws AppError `row-missing` when there is none, storage-*
   */
  static async find(vault: string, generation: number): Promise<Database> {
    await beforeOpening();
    const present = await schemaOf(databaseName(vault, generation));
    if (present === undefined) throw new AppError('row-missing', 'no database');
    const database = new Database(vault, generation);
    // What cannot be fetched now is asked for again, one by one, and told then.
    if (present === database.verno) await database.#fetchAhead().catch(() => undefined);
    return database;
  }

  async #fetchAhead(): Promise<void> {
    let bytes = 0;
    for (const table of ['singles', 'pages', 'people'] as const)
      for (let last: string | undefined = ''; last !== undefined && bytes < AHEAD_MAX; ) {
        const rows = await this.rowsAfter(table, last, AHEAD_AT_ONCE);
        for (const row of rows) {
          this.#ahead.set(`${table}/${row.id}`, row);
          bytes += row.sealed.length;
        }
        last = rows.at(-1)?.id;
      }
  }

  /** Lets go of what was fetched ahead and is not needed any more. */
  forgetAhead(): void {
    this.#ahead.clear();
  }

  rows(name: TableName): Table<Row, string> {
    return this[name];
  }

  /**
   * Closes it for good. A connection that is merely closed opens again by itself, and would make a database that
   * was deleted meanwhile anew, empty.
   */
  leave(): void {
    this.#isLeft = true;
    this.close();
  }

  /** Chromium closes it when a write fails. @throws AppError `locked` after `leave`, storage-full */
  async #ready(): Promise<IDBDatabase> {
    if (this.#isLeft) throw new AppError('locked', 'the database was left');
    if (!this.isOpen()) {
      await beforeOpening();
      await this.open();
    }
    return this.backendDB();
  }

  /** Tells of every row that a commit writes or deletes, just before. @returns its own unsubscribe */
  watch(watcher: (row: RowName) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Up to `limit` rows whose ids come after `last`, in the order of their ids. */
  async rowsAfter(table: TableName, last: string, limit: number): Promise<Row[]> {
    try {
      await this.#ready();
      return await this.rows(table).where(':id').above(last).limit(limit).toArray();
    } catch (error) {
      throw storageError(error);
    }
  }

  /** Puts rows as they are, the later of two the same counting; one without sealed bytes is deleted. */
  fill(rows: readonly { readonly table: TableName; readonly row: Row }[]): Promise<void> {
    return writing(this.#put, () => this.#put(rows));
  }

  readonly #put = async (
    rows: readonly { readonly table: TableName; readonly row: Row }[],
  ): Promise<void> => {
    this.forgetAhead();
    await this.transaction('rw', this.tables, async () => {
      for (const { table, row } of rows)
        if (row.sealed.length === 0) await this.rows(table).delete(row.id);
        else await this.rows(table).put(row);
    });
  };

  /** Puts one row, whatever lies there. @throws AppError storage-full, storage-failed */
  async put(table: TableName, row: Row): Promise<void> {
    this.forgetAhead();
    await writing(this.#put, () => this.rows(table).put(row));
  }

  /** One row, or undefined. Asked of IndexedDB itself, for the same reason as `write`. */
  async row(table: TableName, id: string): Promise<Row | undefined> {
    const known = this.#ahead.get(`${table}/${id}`);
    if (known) return known;
    try {
      return await getRow(await this.#ready(), table, id);
    } catch (error) {
      throw storageError(error);
    }
  }

  /** Primary keys of a table. @throws AppError storage-failed */
  async ids(table: TableName): Promise<string[]> {
    try {
      await this.#ready();
      return await this.rows(table).toCollection().primaryKeys();
    } catch (error) {
      throw storageError(error);
    }
  }

  /**
   * Writes and deletes in one strict transaction, if the root is still at the given revision (0: there is
   * none): all or nothing.
   *
   * Written to IndexedDB itself: every request is issued at once and the transaction is told to commit as
   * soon as the revision is known to be right, which Dexie's own transactions cannot (a save is a fifth
   * slower through them, `npm run bench -- vault`).
   * @throws AppError write-conflict, storage-full, storage-failed
   */
  async write({ puts, deletes, rootRev }: Commit): Promise<void> {
    for (const row of [...puts.map(({ table, row: { id } }) => ({ table, id })), ...deletes])
      for (const watcher of this.#watchers) watcher(row);
    this.forgetAhead();
    await writing(this.#put, async () =>
      commitAll(await this.#ready(), { puts, deletes, rootRev }),
    );
  }
}

export interface Commit {
  readonly puts: readonly { readonly table: TableName; readonly row: Row }[];
  readonly deletes: readonly { readonly table: TableName; readonly id: string }[];
  readonly rootRev: number;
}

/** Version of a database's schema, or undefined when there is none: looking makes none and changes nothing. */
async function schemaOf(name: string): Promise<number | undefined> {
  const database = new Dexie(name);
  try {
    await database.open();
    return database.verno;
  } catch (error) {
    if (error instanceof Dexie.NoSuchDatabaseError) return undefined;
    throw storageError(error);
  } finally {
    database.close();
  }
}

function getRow(database: IDBDatabase, table: TableName, id: string): Promise<Row | undefined> {
  return new Promise((resolve, reject) => {
    const store = database.transaction(table, 'readonly').objectStore(table);
    const request = store.get(id) as IDBRequest<Row | undefined>;
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no row')));
  });
}

function commitAll(database: IDBDatabase, { puts, deletes, rootRev }: Commit): Promise<void> {
  const tables = new Set(['singles', ...[...puts, ...deletes].map(({ table }) => table)]);
  return new Promise((resolve, reject) => {
    const transaction = database.transaction([...tables], 'readwrite', { durability: 'strict' });
    let failure: unknown;
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(failure ?? transaction.error));
    // Requests run in the order in which they were issued: this one reads the root from before.
    const root = transaction.objectStore('singles').get('root') as IDBRequest<Row | undefined>;
    root.addEventListener('success', () => {
      if ((root.result?.rev ?? 0) === rootRev) transaction.commit();
      else {
        failure = new AppError('write-conflict');
        transaction.abort();
      }
    });
    for (const { table, row } of puts) transaction.objectStore(table).put(row);
    for (const { table, id } of deletes) transaction.objectStore(table).delete(id);
  });
}
