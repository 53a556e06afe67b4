import { type Bytes, sameBytes, utf8 } from '../../../core/bytes.ts';
import { AppError, errorCode, isLostRow } from '../../../core/errors.ts';
import {
  ROW_FORMAT,
  type RootContent,
  parseRow,
  type Row,
  rowContext,
  type TableName,
} from '../../../core/vault/row-format.ts';
import { open, seal } from './crypto.ts';
import type { Database } from './database.ts';
import type { RootKey } from './keyring.ts';

/** Rows asked for at once when everything is read: more gain nothing. */
const ROWS_AT_ONCE = 128;
/** Long testimonies are asked for in fewer, so that no more than about as much as this is in memory at once. */
const BYTES_AT_ONCE = 8 * 2 ** 20;

/** One row to be written: content is anything JSON can hold. */
export interface RowWrite {
  readonly table: TableName;
  readonly id: string;
  readonly rev: number;
  readonly key: CryptoKey;
  readonly content: unknown;
}

/** A row that is ready to be written. */
export interface SealedRow {
  readonly table: TableName;
  readonly row: Row;
}

export interface LooseRow {
  readonly rev: number;
  readonly content: unknown;
}

export interface RowRef {
  readonly table: TableName;
  readonly id: string;
}

/** Where a row belongs, and at which revision. */
export interface Place extends RowRef {
  readonly rev: number;
}

/** Seals and opens rows, and commits several at once under the root row's revision. */
export class Rows {
  readonly #database: Database;
  readonly #vault: string;
  #rootKey: CryptoKey | undefined;
  #rootRev = 0;

  constructor(database: Database, vault: string) {
    this.#database = database;
    this.#vault = vault;
  }

  /**
   * Writes and deletes in one strict transaction, together with the new root: all or nothing. Everything is
   * sealed before the transaction opens, because awaiting crypto inside would commit it early.
   * @param rootKey the root's key from now on: the one it was read under, unless it is given a new one
   * @throws AppError write-conflict, storage-full, storage-failed
   */
  async commit(
    root: Pick<RootContent, 'format'>,
    writes: readonly (RowWrite | SealedRow)[],
    deletes: readonly RowRef[] = [],
    rootKey = this.#rootKey,
  ): Promise<void> {
    if (!rootKey) throw new AppError('row-missing', 'root');
    const rootWrite: RowWrite = {
      table: 'singles',
      id: 'root',
      rev: this.#rootRev + 1,
      key: rootKey,
      content: root,
    };
    const sealed = await Promise.all(
      [...writes, rootWrite].map(async (write) =>
        'row' in write ? write : { table: write.table, row: await sealRow(this.#vault, write) },
      ),
    );
    try {
      await this.#database.write({ puts: sealed, deletes, rootRev: this.#rootRev });
    } catch (error) {
      const root = sealed.at(-1)?.row;
      // A failing disk may say so after the commit has reached it; taken for a failure, every later
      // commit would be refused as a conflict.
      if (root === undefined || !(await this.#isOnDisk(root))) throw error;
    }
    this.#rootRev += 1;
    this.#rootKey = rootKey;
  }

  /** True when the root on disk is this one, sealed under this very nonce. */
  async #isOnDisk(root: Row): Promise<boolean> {
    const found = await this.#database.row('singles', root.id).catch(() => undefined);
    return found !== undefined && sameBytes(found.sealed, root.sealed);
  }

  /** The format number of the root row, in clear beside it. @throws AppError `row-missing` when there is none */
  async rootFormat(): Promise<number> {
    const row = await this.#database.row('singles', 'root');
    if (!row) throw new AppError('row-missing', 'root');
    return row.f;
  }

  /**
   * The root row's content, and which of these keys opened it.
   * @throws AppError `row-missing`, `row-damaged` when none of them does, `vault-newer`
   */
  async readRoot(keys: readonly RootKey[]): Promise<{ root: RootContent; keyId: string }> {
    const row = await this.#database.row('singles', 'root');
    if (!row) throw new AppError('row-missing', 'root');
    for (const { id, key } of keys) {
      try {
        const root = (await openRow(this.#vault, 'singles', row, key)) as RootContent;
        this.#rootRev = row.rev;
        this.#rootKey = key;
        return { root, keyId: id };
      } catch (error) {
        if (errorCode(error) !== 'row-damaged') throw error;
      }
    }
    throw new AppError('row-damaged', 'root');
  }

  /**
   * A row's content, at exactly the revision that the chain from the root promises.
   * @throws AppError row-missing, row-damaged (also when it was rolled back, moved or exchanged)
   */
  async read(table: TableName, id: string, rev: number, key: CryptoKey): Promise<unknown> {
    return parseRow(await this.readJson(table, id, rev, key));
  }

  /** The same before it is parsed: for what another thread parses as well. */
  async readJson(table: TableName, id: string, rev: number, key: CryptoKey): Promise<Bytes> {
    const row = await this.#database.row(table, id);
    if (!row) throw new AppError('row-missing', table);
    return openJson(this.#vault, table, atRev(row, table, rev), key);
  }

  /**
   * Every row of a table as it lies there, in the order of ids: one question for many rows takes a fraction of
   * a question for each. The next ones are on their way while these are looked at.
   */
  async *scan(table: TableName): AsyncGenerator<readonly Row[]> {
    let next = this.#database.rowsAfter(table, '', ROWS_AT_ONCE);
    for (let rows = await next; rows.length > 0; rows = await next) {
      next = this.#database.rowsAfter(table, rows.at(-1)?.id ?? '', rowsAtOnce(rows));
      // Met where it is awaited; when nobody goes on reading, nobody needs to know.
      next.catch(() => undefined);
      yield rows;
    }
  }

  /** The content of a row that was read already, as `read` gives it. @throws AppError as `read` */
  async opened(table: TableName, row: Row, rev: number, key: CryptoKey): Promise<unknown> {
    return openRow(this.#vault, table, atRev(row, table, rev), key);
  }

  /** What lies in a place, whatever it is. */
  at({ table, id }: RowRef): Promise<Row | undefined> {
    return this.#database.row(table, id);
  }

  /** True when a row, wherever it lies, is the genuine one of that place. */
  opensAs({ f, sealed }: Row, { table, id, rev }: Place, key: CryptoKey): Promise<boolean> {
    return openRow(this.#vault, table, { id, rev, f, sealed }, key).then(
      () => true,
      () => false,
    );
  }

  ids(table: TableName): Promise<string[]> {
    return this.#database.ids(table);
  }

  /** The revision that a row says it has, in clear: nothing vouches for it. */
  async revOf(table: TableName, id: string): Promise<number | undefined> {
    return (await this.#database.row(table, id))?.rev;
  }

  /** A row at whatever revision it has: for the day when nothing says any more which it should be. */
  async readAt(table: TableName, id: string, key: CryptoKey): Promise<LooseRow> {
    const row = await this.#database.row(table, id);
    if (!row) throw new AppError('row-missing', table);
    return { rev: row.rev, content: await openRow(this.#vault, table, row, key) };
  }

  /** Takes the root on disk for replaced by the next commit, although it does not open. */
  async replaceRoot(key: CryptoKey): Promise<void> {
    this.#rootRev = (await this.revOf('singles', 'root')) ?? 0;
    this.#rootKey = key;
  }

  get rootRev(): number {
    return this.#rootRev;
  }

  /** The root's key, which goes with each removal. */
  get rootKey(): CryptoKey {
    if (!this.#rootKey) throw new AppError('row-missing', 'root');
    return this.#rootKey;
  }

  /**
   * Writes a row that no chain pins (the place on screen): losing it loses nothing. Its revision is always 1: a count
   * or a clock would tell in clear how often or when.
   */
  async putLoose(write: Omit<RowWrite, 'rev'>): Promise<void> {
    const row = await sealRow(this.#vault, { ...write, rev: 1 });
    await this.#database.put(write.table, row);
  }

  async readLoose(table: TableName, id: string, key: CryptoKey): Promise<unknown> {
    const row = await this.#database.row(table, id);
    return row && openRow(this.#vault, table, row, key);
  }
}

/** The row as it is written: that of an import is sealed while the one before is on its way to the disk. */
export async function sealRow(
  vault: string,
  { table, id, rev, key, content }: RowWrite,
): Promise<Row> {
  const row = { id, rev, f: ROW_FORMAT };
  const context = rowContext(vault, table, row);
  return { ...row, sealed: await seal(key, utf8(JSON.stringify(content)), context) };
}

/** What a row of this vault holds, wherever it lies. @throws AppError `row-damaged`, `vault-newer` */
export async function openRow(
  vault: string,
  table: TableName,
  row: Row,
  key: CryptoKey,
): Promise<unknown> {
  return parseRow(await openJson(vault, table, row, key));
}

async function openJson(
  vault: string,
  table: TableName,
  { sealed, ...clear }: Row,
  key: CryptoKey,
): Promise<Bytes> {
  if (clear.f > ROW_FORMAT) throw new AppError('vault-newer', `row format ${clear.f}`);
  return open(key, sealed, rowContext(vault, table, clear));
}

/** @throws AppError `row-damaged` when it was rolled back */
function atRev(row: Row, table: TableName, rev: number): Row {
  if (row.rev !== rev) throw new AppError('row-damaged', `${table} is at another revision`);
  return row;
}

/** The value, or undefined when a row behind it does not open where it should. */
export async function readable<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (isLostRow(errorCode(error))) return undefined;
    throw error;
  }
}

/** How many rows to ask for after these. */
function rowsAtOnce(rows: readonly Row[]): number {
  const bytes = rows.reduce((sum, { sealed }) => sum + sealed.length, 0);
  const fitting = Math.floor((BYTES_AT_ONCE * rows.length) / Math.max(bytes, 1));
  return Math.min(Math.max(fitting, 1), ROWS_AT_ONCE);
}
