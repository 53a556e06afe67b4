import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { InterviewId } from '../../../core/domain/ids.ts';
import { EMPTY_RECORD } from '../../../core/domain/interview.ts';
import { KDF_OPEN_FLOOR } from '../../../core/vault/key-slot.ts';
import {
  CHANGES_MAX,
  FRESH_MAX,
  PAGE_MAX_ENTRIES,
  WHOLE_ROW_MAX,
} from '../../../core/vault/row-format.ts';
import { MemoryHost } from '../../../tests/support/memory-host.ts';
import { Database } from './database.ts';
import { Vault } from './vault.ts';

const SECRETS = { identity: new Uint8Array(32), signing: new Uint8Array(48) };

afterEach(() => {
  vi.restoreAllMocks();
});

async function freshVault() {
  const host = new MemoryHost();
  const facts = { id: crypto.randomUUID(), name: 'V', passphrase: 'p' };
  await Vault.create(host, facts, SECRETS, KDF_OPEN_FLOOR);
  const { vault } = await Vault.unlock(host, facts);
  const create = async (text = ''): Promise<InterviewId> =>
    (await vault.interviews.create(EMPTY_RECORD, text)).id;
  return { host, id: facts.id, vault, create };
}

/** The tables that each commit from now on writes to, one list a commit. */
function watchCommits(): () => string[][] {
  const write = vi.spyOn(Database.prototype, 'write');
  return () => write.mock.calls.map(([{ puts }]) => puts.map(({ table }) => table));
}

describe('what a save writes', { timeout: 60_000 }, () => {
  it('is its row and the root, also after entries went into a page', async () => {
    const { vault, create } = await freshVault();
    const ids: InterviewId[] = [];
    for (let i = 0; i <= FRESH_MAX; i += 1) ids.push(await create());
    const save = async (summary: string) => {
      for (const id of ids)
        await vault.interviews.save({ id, record: { ...EMPTY_RECORD, summary } });
    };
    // The first of each is an entry in the log.
    await save('x');
    const commits = watchCommits();
    await save('y');
    const alone = Array.from({ length: FRESH_MAX }, () => ['interviews', 'singles']);
    // A page changed, so the list of pages does.
    expect(commits()).toEqual([...alone, ['interviews', 'pages', 'singles', 'singles']]);
  });

  it('is on the disk, not in a cache of the system, when it resolves', async () => {
    const { create } = await freshVault();
    const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await create();
    const writing = transactions.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writing.map(([, , options]) => options?.durability)).toEqual(['strict']);
  });

  it('leaves no change rows behind when a long testimony is written whole again', async () => {
    const { id, vault, create } = await freshVault();
    const interview = await create('т'.repeat(WHOLE_ROW_MAX + 1));
    const database = new Database(id);
    for (let i = 0; i < CHANGES_MAX; i += 1)
      await vault.interviews.save({ id: interview, changes: [[0, 0, 'x']] });
    expect(await database.changes.count()).toBe(CHANGES_MAX);
    await vault.interviews.save({ id: interview, changes: [[0, 0, 'x']] });
    expect(await database.changes.count()).toBe(0);
    database.close();
  });

  it('begins another page when one is full', async () => {
    const { id, create } = await freshVault();
    for (let i = 0; i < PAGE_MAX_ENTRIES + FRESH_MAX + 1; i += 1) await create();
    const database = new Database(id);
    expect(await database.pages.count()).toBe(2);
    database.close();
  });

  it('comes after the key of its row: a row without a key could never be opened', async () => {
    const { host, create } = await freshVault();
    const order: string[] = [];
    const call = host.call.bind(host);
    vi.spyOn(host, 'call').mockImplementation(async (name, args) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      const result = await call(name, args);
      order.push(name);
      return result;
    });
    const write = Database.prototype.write;
    vi.spyOn(Database.prototype, 'write').mockImplementation(async function (
      this: Database,
      commit,
    ) {
      order.push('commit');
      await write.call(this, commit);
    });
    await create();
    expect(order).toEqual(['keyFile.write', 'commit']);
  });

  it('keeps an interview in the bin while it is edited', async () => {
    const { vault, create } = await freshVault();
    const id = await create();
    await vault.interviews.bin(id, 1234);
    const { header } = await vault.interviews.save({ id, changes: [[0, 0, 'x']] });
    expect(header.deletedAt).toBe(1234);
  });
});
