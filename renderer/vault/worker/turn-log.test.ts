import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { Database } from './database.ts';
import { sweepRoom } from './turn-log.ts';

const row = (rev: number) => ({ id: 'root', rev, f: 1, sealed: new Uint8Array([rev]) });
const put = (rev: number) =>
  ({ puts: [{ table: 'singles', row: row(rev) }], deletes: [], rootRev: rev - 1 }) as const;

it('fills the buffer once after a refused write, before the next one, and leaves nothing of it', async () => {
  const database = new Database(crypto.randomUUID());
  const fill = vi.spyOn(database, 'fill');
  await database.write(put(1));
  expect(fill).not.toHaveBeenCalled();
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await expect(database.write(put(2))).rejects.toMatchObject({ code: 'storage-full' });
  fill.mockRejectedValueOnce(new Error('still full'));
  await expect(database.write(put(2))).rejects.toMatchObject({ code: 'storage-failed' });
  fill.mockClear();
  await database.write(put(2));
  const bytes = fill.mock.calls[0]?.[0].reduce((sum, one) => sum + one.row.sealed.length, 0) ?? 0;
  expect(bytes).toBeGreaterThan(4 * 1024 * 1024);
  await database.write(put(3));
  expect(fill).toHaveBeenCalledTimes(2);
  expect(await database.singles.toCollection().primaryKeys()).toEqual(['root']);
  expect((await database.row('singles', 'root'))?.rev).toBe(3);
});

it('is not done for a conflict', async () => {
  const database = new Database(crypto.randomUUID());
  await database.write(put(1));
  const fill = vi.spyOn(database, 'fill');
  await expect(database.write(put(1))).rejects.toMatchObject({ code: 'write-conflict' });
  await database.write(put(2));
  expect(fill).not.toHaveBeenCalled();
});

it('of an app that ended meanwhile is taken away later, and nothing else is', async () => {
  const database = new Database(crypto.randomUUID());
  await database.write(put(1));
  await database.singles.put({ ...row(0), id: 'room-7' });
  await sweepRoom(database);
  expect(await database.ids('singles')).toEqual(['root']);
});
