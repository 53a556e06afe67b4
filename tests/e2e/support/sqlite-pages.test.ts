import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sqliteRecords } from './sqlite-pages.ts';

let folder: string;
let file: string;
let database: DatabaseSync;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sqlite-pages-'));
  file = path.join(folder, 'database');
  database = new DatabaseSync(file);
  database.exec('pragma journal_mode = wal; create table t (a integer primary key, b blob)');
});
afterEach(() => {
  if (database.isOpen) database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A value that no page holds. */
function insert(size = 20_000): Buffer {
  const value = randomBytes(size);
  database.prepare('insert into t (b) values (?)').run(value);
  return value;
}

/** Cut in the file, and in one piece in a record. */
function isWhole(name: string, value: Buffer): boolean {
  const bytes = readFileSync(name);
  expect(bytes.includes(value)).toBe(false);
  return [...sqliteRecords(bytes)].some((record) => record.includes(value));
}

describe('SQLite records', () => {
  it('are put together over their overflow pages, whatever their size', () => {
    const values = [4062, 4500, 8300, 20_000, 70_001].map((size) => insert(size));
    database.close();
    expect(values.map((value) => isWhole(file, value))).toEqual(values.map(() => true));
  });

  it('are read from the log, also when they were deleted since', () => {
    const value = insert();
    database.exec('delete from t');
    const next = insert();
    expect([value, next].map((one) => isWhole(`${file}-wal`, one))).toEqual([true, true]);
  });

  it('are read from a round of the log before', () => {
    insert(60_000);
    const value = insert();
    database.exec('pragma wal_checkpoint(restart)');
    // Begins the log anew, over the first of what it held.
    insert(4500);
    expect(isWhole(`${file}-wal`, value)).toBe(true);
  });
});
