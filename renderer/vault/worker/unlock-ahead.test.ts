import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { KEY_RECORD_SIZE } from '../../../core/vault/key-record.ts';
import { KDF_OPEN_FLOOR } from '../../../core/vault/key-slot.ts';
import { MemoryHost } from '../../../tests/support/memory-host.ts';
import { Database, databaseName } from './database.ts';
import { expectTornLog } from './turn-log.ts';
import { Vault } from './vault.ts';

/** What unlocking reads while the key is derived: before anybody has shown that the vault is theirs. */
const PASSPHRASE = 'seven quiet rivers under glass';
const SECRETS = { identity: new Uint8Array(32).fill(7), signing: new Uint8Array(48).fill(9) };
const REFUSED = { code: 'unlock-refused' };

afterEach(() => {
  vi.restoreAllMocks();
});

async function freshVault() {
  const host = new MemoryHost();
  const facts = { id: crypto.randomUUID(), name: 'V', passphrase: PASSPHRASE };
  await Vault.create(host, facts, SECRETS, KDF_OPEN_FLOOR);
  const unlock = (passphrase = PASSPHRASE) => Vault.unlock(host, { id: facts.id, passphrase });
  return { host, id: facts.id, name: databaseName(facts.id, 0), unlock };
}

const schemaOf = async (name: string) =>
  (await indexedDB.databases()).find((one) => one.name === name)?.version;

const row = (id: string, rev = 1, size = 1) => ({ id, rev, f: 2, sealed: new Uint8Array(size) });

describe('a wrong passphrase', { timeout: 60_000 }, () => {
  it('leaves a database of an older schema as it is', async () => {
    const { name, unlock } = await freshVault();
    const rows = await new Dexie(name).open().then(async (database) => {
      const root: unknown = await database.table('singles').toArray();
      database.close();
      return root as object[];
    });
    await Dexie.delete(name);
    const older = new Dexie(name);
    older.version(1).stores({
      interviews: 'id',
      changes: 'id',
      people: 'id',
      pages: 'id',
      singles: 'id',
    });
    await older.table('singles').bulkPut(rows);
    older.close();
    const before = await schemaOf(name);
    const leave = vi.spyOn(Database.prototype, 'leave');
    await expect(unlock('wrong')).rejects.toMatchObject(REFUSED);
    await vi.waitFor(() => expect(leave).toHaveBeenCalledTimes(1));
    expect(await schemaOf(name)).toBe(before);
    await unlock();
    expect(await schemaOf(name)).toBeGreaterThan(before ?? 0);
  });

  it('mends no copy of the key file; the right one does', async () => {
    const { host, id, unlock } = await freshVault();
    const copies = host.copies.get(id);
    copies?.second.fill(0, 4 * KEY_RECORD_SIZE);
    await expect(unlock('wrong')).rejects.toMatchObject(REFUSED);
    expect(host.copies.get(id)).toBe(copies);
    expect((await unlock()).report.keyFileRepaired).toBe(true);
    expect(host.copies.get(id)?.second).toEqual(copies?.first);
  });

  it('does not open a database whose log may be torn: Chromium would append to it', async () => {
    const { id, name, unlock } = await freshVault();
    const open = vi.spyOn(indexedDB, 'open');
    expectTornLog();
    await expect(unlock('wrong')).rejects.toMatchObject(REFUSED);
    expect(open).not.toHaveBeenCalled();
    const { vault } = await unlock();
    await vault.saveLastBackup(1);
    open.mockClear();
    await expect(unlock('wrong')).rejects.toMatchObject(REFUSED);
    expect(open.mock.calls.map(([opened]) => opened)).toContain(name);
    expect(vault.id).toBe(id);
  });

  it('is said before a database that is not there, and none is made', async () => {
    const { name, unlock } = await freshVault();
    await Dexie.delete(name);
    await expect(unlock('wrong')).rejects.toMatchObject(REFUSED);
    await expect(unlock()).rejects.toMatchObject({ code: 'row-missing' });
    expect(await schemaOf(name)).toBeUndefined();
  });

  it('keeps no connection that would stand in the way of deleting', async () => {
    const { name, unlock } = await freshVault();
    const leave = vi.spyOn(Database.prototype, 'leave');
    await expect(unlock('wrong')).rejects.toMatchObject(REFUSED);
    await vi.waitFor(() => expect(leave).toHaveBeenCalledTimes(1));
    await Dexie.delete(name);
  });
});

describe('rows that were fetched ahead', { timeout: 60_000 }, () => {
  it('answer until something is written, by whichever way', async () => {
    const { id } = await freshVault();
    const puts = [{ table: 'people', row: row('p', 2) }] as const;
    const writes: ((database: Database) => Promise<void>)[] = [
      (database) => database.put('people', row('p', 2)),
      (database) => database.fill(puts.slice()),
      (database) => database.write({ puts, deletes: [], rootRev: 1 }),
    ];
    for (const write of writes) {
      const before = new Database(id);
      await before.put('people', row('p'));
      before.close();
      const database = await Database.find(id, 0);
      const get = vi.spyOn(IDBObjectStore.prototype, 'get');
      expect((await database.row('people', 'p'))?.rev).toBe(1);
      expect(get).not.toHaveBeenCalled();
      get.mockRestore();
      await write(database);
      expect((await database.row('people', 'p'))?.rev).toBe(2);
      database.leave();
    }
  });

  it('are all of them, but no more than memory has room for', async () => {
    const { id } = await freshVault();
    const database = new Database(id);
    const mebibyte = 1024 * 1024;
    const many = Array.from({ length: 70 }, (_, i) => `page-${i}`);
    await database.fill(many.map((page) => ({ table: 'pages', row: row(page) })));
    const ahead = async () => {
      const found = await Database.find(id, 0);
      const get = vi.spyOn(IDBObjectStore.prototype, 'get');
      for (const page of many) expect(await found.row('pages', page)).toBeDefined();
      const asked = get.mock.calls.length;
      get.mockRestore();
      found.leave();
      return many.length - asked;
    };
    expect(await ahead()).toBe(70);
    await database.fill(many.map((page) => ({ table: 'pages', row: row(page, 1, mebibyte) })));
    expect(await ahead()).toBe(64);
    database.leave();
  });
});
