import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import { Database } from './database.ts';
import { askForRoom, expectTornLog, sweepRoom } from './turn-log.ts';

afterEach(() => {
  vi.restoreAllMocks();
  askForRoom(async () => true);
});

const row = (rev: number) => ({ id: 'root', rev, f: 1, sealed: new Uint8Array([rev]) });
const put = (rev: number) =>
  ({ puts: [{ table: 'singles', row: row(rev) }], deletes: [], rootRev: rev - 1 }) as const;

/** Bytes that were put into the table of filling since it was last asked. */
function watchFilling(database: Database): () => number {
  const put = vi.spyOn(database.singles, 'put');
  return () => {
    const bytes = put.mock.calls.reduce((sum, [one]) => sum + one.sealed.length, 0);
    put.mockClear();
    return bytes;
  };
}

const BUFFER = 4 * 1024 * 1024;

function refuseNext(): void {
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
}

it('fills the buffer once after a refused write, before the next one, and leaves nothing of it', async () => {
  const database = new Database(crypto.randomUUID());
  const filled = watchFilling(database);
  await database.write(put(1));
  expect(filled()).toBe(0);
  refuseNext();
  await expect(database.write(put(2))).rejects.toMatchObject({ code: 'storage-full' });
  // Still full: nothing is written behind what may be torn.
  refuseNext();
  await expect(database.write(put(2))).rejects.toMatchObject({ code: 'storage-full' });
  expect((await database.row('singles', 'root'))?.rev).toBe(1);
  filled();
  await database.write(put(2));
  expect(filled()).toBeGreaterThan(BUFFER);
  await database.write(put(3));
  expect(filled()).toBe(0);
  expect(await database.ids('singles')).toEqual(['root']);
  expect((await database.row('singles', 'root'))?.rev).toBe(3);
});

it('waits for room: neither opened nor written is anything until then, however often it is tried', async () => {
  const database = new Database(crypto.randomUUID());
  await database.write(put(1));
  refuseNext();
  await expect(database.write(put(2))).rejects.toMatchObject({ code: 'storage-full' });
  let isFull = true;
  askForRoom(async () => !isFull);
  const begun = vi.spyOn(IDBDatabase.prototype, 'transaction');
  // As Chromium does when a write failed.
  database.close({ disableAutoOpen: false });
  const opened = vi.spyOn(indexedDB, 'open');
  begun.mockClear();
  const tries = [
    () => database.write(put(2)),
    () => database.put('singles', row(0)),
    () => database.row('singles', 'root'),
    () => database.ids('singles'),
    () => database.rowsAfter('singles', '', 1),
    () => Database.find(database.name.slice('vault-'.length), 0),
  ];
  for (const again of [...tries, ...tries])
    await expect(again()).rejects.toMatchObject({ code: 'storage-full' });
  expect(begun).not.toHaveBeenCalled();
  expect(opened).not.toHaveBeenCalled();
  isFull = false;
  await database.write(put(2));
  expect((await database.row('singles', 'root'))?.rev).toBe(2);
});

it('is done for every kind of write, and in another database: they share the log', async () => {
  const [database, other] = [new Database(crypto.randomUUID()), new Database(crypto.randomUUID())];
  await database.write(put(1));
  await other.write(put(1));
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await expect(database.put('singles', row(0))).rejects.toMatchObject({ code: 'storage-full' });
  const filled = watchFilling(other);
  await other.put('singles', { ...row(0), id: 'place' });
  expect(filled()).toBeGreaterThan(BUFFER);
  expect(await other.ids('singles')).toEqual(['place', 'root']);
});

it('is done before the first write when the log was torn before', async () => {
  const database = new Database(crypto.randomUUID());
  const filled = watchFilling(database);
  expectTornLog();
  await database.write(put(1));
  expect(filled()).toBeGreaterThan(BUFFER);
});

it('is not done for a conflict', async () => {
  const database = new Database(crypto.randomUUID());
  await database.write(put(1));
  const filled = watchFilling(database);
  await expect(database.write(put(1))).rejects.toMatchObject({ code: 'write-conflict' });
  await database.write(put(2));
  expect(filled()).toBe(0);
});

it('of an app that ended meanwhile is taken away later, and nothing else is', async () => {
  const database = new Database(crypto.randomUUID());
  await database.write(put(1));
  await database.singles.put({ ...row(0), id: 'room-7' });
  await sweepRoom(database);
  expect(await database.ids('singles')).toEqual(['root']);
});
