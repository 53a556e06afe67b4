import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CustodyEntry } from '../../../core/custody/custody-entry.ts';
import { ENTRY_EVERY_MS } from '../../../core/custody/deed-of-edit.ts';
import { NO_CONSENT } from '../../../core/domain/consent.ts';
import type { InterviewId, TagId } from '../../../core/domain/ids.ts';
import { EMPTY_RECORD, type InterviewRecord } from '../../../core/domain/interview.ts';
import { AppError } from '../../../core/errors.ts';
import { KDF_OPEN_FLOOR } from '../../../core/vault/key-slot.ts';
import type { TableName } from '../../../core/vault/row-format.ts';
import { thaw } from '../../../tests/old-vaults/frozen-vault.ts';
import { MemoryHost } from '../../../tests/support/memory-host.ts';
import { checkLog } from './check-log.ts';
import { Database } from './database.ts';
import { Vault } from './vault.ts';

vi.setConfig({ testTimeout: 60_000 });

const SECRETS = { identity: new Uint8Array(32).fill(7), signing: new Uint8Array(48).fill(9) };
const RECORD: InterviewRecord = { ...EMPTY_RECORD, code: 'INT-001' };

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

async function freshVault() {
  const host = new MemoryHost();
  const facts = { id: crypto.randomUUID(), name: 'V', passphrase: 'p' };
  await Vault.create(host, facts, SECRETS, KDF_OPEN_FLOOR);
  const unlock = () => Vault.unlock(host, facts);
  return { host, id: facts.id, unlock, vault: (await unlock()).vault };
}

const said = (entries: readonly CustodyEntry[] = []) =>
  entries.map(({ action, reason }) => (reason === '' ? action : `${action} ${reason}`));

const ownChain = async (vault: Vault, id: InterviewId) => (await vault.custody.of(id))?.entries;

async function log(vault: Vault): Promise<CustodyEntry[]> {
  return (await vault.logRuns()).flatMap(({ entries }) => [...entries]);
}

const check = (vault: Vault) => checkLog(vault, () => undefined);

/** Breaks the seal of one row. */
async function harm(vault: string, table: TableName, id: string): Promise<void> {
  const database = new Database(vault);
  const row = await database.rows(table).get(id);
  if (!row) throw new Error('no such row');
  await database
    .rows(table)
    .put({ ...row, sealed: row.sealed.map((byte, at) => (at === 30 ? byte ^ 1 : byte)) });
  database.close();
}

describe('an interview’s chain', () => {
  it('begins with its creation and has an entry for each thing that is done to it', async () => {
    const { vault, unlock } = await freshVault();
    const { id } = await vault.interviews.create(RECORD, 'Nobody came to the mill.');
    const save = (record: Partial<InterviewRecord>) =>
      vault.interviews.save({ id, record: { ...RECORD, ...record } });
    await vault.interviews.save({ id, changes: [[0, 0, 'x']] });
    await save({ tags: ['t' as TagId] });
    await save({ consent: { ...NO_CONSENT, conditions: 'x' } });
    await save({ review: 'done' });
    await vault.interviews.save({ id, changes: [[0, 0, 'y']] });
    await vault.interviews.bin(id, 5);
    await vault.interviews.bin(id, undefined);
    const expected = ['create', 'edit', 'tag', 'consent', 'seal', 'correct', 'bin', 'unbin'];
    expect(said(await ownChain(vault, id))).toEqual(expected);
    const again = (await unlock()).vault;
    expect(said(await ownChain(again, id))).toEqual(expected);
    const entries = (await log(again)).filter(({ target }) => target === id);
    expect(said(entries)).toEqual(expected);
    expect(entries.map(({ content }) => content)).toEqual(
      (await ownChain(again, id))?.map(({ hash }) => hash),
    );
    expect(await check(again)).toMatchObject({ interviews: 1, broken: [] });
  });

  it('has no second entry of a kind within ten minutes, and how it was left at the end', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 912_000_000_000 });
    const { vault } = await freshVault();
    const { id } = await vault.interviews.create(RECORD, 'a');
    const type = () => vault.interviews.save({ id, changes: [[0, 0, 'x']] });
    await type();
    await type();
    vi.setSystemTime(912_000_000_000 + ENTRY_EVERY_MS);
    await type();
    await type();
    expect(said(await ownChain(vault, id))).toEqual(['create', 'edit', 'edit']);
    await vault.interviews.enterAsLeft();
    await vault.interviews.enterAsLeft();
    const entries = await ownChain(vault, id);
    expect(said(entries)).toEqual(['create', 'edit', 'edit', 'edit as-left']);
    expect(entries?.map(({ at }) => at - 912_000_000_000)).toEqual([
      0,
      0,
      ENTRY_EVERY_MS,
      ENTRY_EVERY_MS,
    ]);
  });

  it('says nothing more of an interview that is again what its last entry says', async () => {
    const { vault } = await freshVault();
    const { id } = await vault.interviews.create(RECORD, 'a');
    await vault.interviews.save({ id, changes: [[0, 0, 'x']] });
    await vault.interviews.save({ id, changes: [[0, 0, 'y']] });
    await vault.interviews.save({ id, changes: [[0, 1, '']] });
    await vault.interviews.enterAsLeft();
    expect(said(await ownChain(vault, id))).toEqual(['create', 'edit']);
  });

  it('has hashes that differ between two interviews of the same words', async () => {
    const { vault } = await freshVault();
    const ids = [];
    for (let i = 0; i < 2; i += 1) ids.push((await vault.interviews.create(RECORD, 'Same.')).id);
    ids.push(...(await vault.interviews.many.create([{ record: RECORD, text: 'Same.' }])));
    const chains = await Promise.all(ids.map((id) => ownChain(vault, id)));
    expect(chains.map((chain) => said(chain))).toEqual([['create'], ['create'], ['import']]);
    expect(new Set(chains.map((chain) => chain?.[0]?.content)).size).toBe(3);
    expect(await check(vault)).toMatchObject({ interviews: 3, broken: [] });
  });

  it('stands in the row of one of many that were imported, until something is done to it', async () => {
    const { vault, unlock } = await freshVault();
    const [id, other] = await vault.interviews.many.create([
      { record: RECORD, text: 'a' },
      { record: RECORD, text: 'b' },
    ]);
    if (!id || !other) throw new Error('nothing was made');
    const ownRows = () => vault.database.custody.bulkGet([id, other]);
    expect(await ownRows()).toEqual([undefined, undefined]);
    expect(await vault.interviews.read(other)).toEqual({ record: RECORD, text: 'b' });
    await vault.interviews.save({ id, changes: [[0, 0, 'x']] });
    expect((await ownRows()).map((row) => row?.rev)).toEqual([1, undefined]);
    await vault.interviews.bin(other, 5);
    const { vault: again } = await unlock();
    expect(said(await ownChain(again, id))).toEqual(['import', 'edit']);
    expect(said(await ownChain(again, other))).toEqual(['import', 'bin']);
    expect((await check(again)).broken).toEqual([]);
  });

  it('is found in that row when every list of interviews is lost', async () => {
    const { id: vaultId, vault, unlock } = await freshVault();
    const [id] = await vault.interviews.many.create([{ record: RECORD, text: 'a' }]);
    if (!id) throw new Error('nothing was made');
    await harm(vaultId, 'singles', 'root');
    const { vault: again } = await unlock();
    expect(said(await ownChain(again, id))).toEqual(['import']);
    await again.interviews.save({ id, changes: [[0, 0, 'x']] });
    expect(said(await ownChain(again, id))).toEqual(['import', 'edit']);
  });

  it('is lost with that row, and what is brought back says so', async () => {
    const { id: vaultId, vault, unlock } = await freshVault();
    const [id] = await vault.interviews.many.create([{ record: RECORD, text: 'a' }]);
    if (!id) throw new Error('nothing was made');
    await harm(vaultId, 'interviews', id);
    const { vault: again } = await unlock();
    expect((await check(again)).broken).toMatchObject([{ interview: id, how: 'missing' }]);
    await again.interviews.bringBack(id, { content: { record: RECORD, text: 'a' }, rev: 1 });
    expect(said(await ownChain(again, id))).toEqual(['begin damaged', 'bring-back']);
    expect((await check(again)).broken).toEqual([]);
  });

  it('that does not open costs no save: another begins, and says so', async () => {
    const { id: vaultId, vault, unlock } = await freshVault();
    const { id } = await vault.interviews.create(RECORD, 'a');
    await harm(vaultId, 'custody', id);
    const { vault: again } = await unlock();
    expect((await check(again)).broken).toEqual([
      { seq: 1, how: 'missing', interview: id, code: 'INT-001' },
    ]);
    await again.interviews.save({ id, changes: [[0, 0, 'x']] });
    expect(said(await ownChain(again, id))).toEqual(['begin damaged', 'edit']);
    expect((await check(again)).broken).toEqual([]);
  });

  it('is never ahead of what it records: a commit that is refused enters nothing', async () => {
    const { vault, unlock } = await freshVault();
    const { id } = await vault.interviews.create(RECORD, 'a');
    const before = await log(vault);
    vi.spyOn(Database.prototype, 'write').mockRejectedValueOnce(new AppError('storage-full'));
    const save = () => vault.interviews.save({ id, changes: [[0, 0, 'x']] });
    await expect(save()).rejects.toMatchObject({ code: 'storage-full' });
    expect(await log(vault)).toEqual(before);
    expect(said(await ownChain(vault, id))).toEqual(['create']);
    await save();
    const { vault: again } = await unlock();
    expect(said(await ownChain(again, id))).toEqual(['create', 'edit']);
    expect((await check(again)).broken).toEqual([]);
  });

  it('goes with the interview; the vault’s says that its key is destroyed', async () => {
    const { id: vaultId, vault, unlock } = await freshVault();
    const { id } = await vault.interviews.create(RECORD, 'a');
    const binned = await vault.interviews.create(RECORD, 'b');
    await vault.withdrawal.destroy([id], 'withdrawn');
    await vault.withdrawal.destroy([binned.id], 'bin');
    const database = new Database(vaultId);
    expect(await database.custody.toArray()).toEqual([]);
    database.close();
    const again = (await unlock()).vault;
    const of = async (target: string) =>
      said((await log(again)).filter((entry) => entry.target === target));
    expect(await of(id)).toEqual(['create', 'withdraw withdrawn', 'destroy-key']);
    expect(await of(binned.id)).toEqual(['create', 'remove bin', 'destroy-key']);
    expect((await check(again)).broken).toEqual([]);
  });

  it('says that the key is destroyed at the next unlock, when the disk failed before', async () => {
    const { host, vault, unlock } = await freshVault();
    const { id } = await vault.interviews.create(RECORD, 'a');
    const { write } = Database.prototype;
    vi.spyOn(Database.prototype, 'write').mockImplementationOnce(async function (
      this: Database,
      commit,
    ) {
      await write.call(this, commit);
      host.failWrites = true;
    });
    expect((await vault.withdrawal.destroy([id], 'withdrawn')).areKeysGone).toBe(false);
    host.failWrites = false;
    const of = async (one: Vault) => said((await log(one)).filter((entry) => entry.target === id));
    expect(await of(vault)).toEqual(['create', 'withdraw withdrawn']);
    for (let i = 0; i < 2; i += 1)
      expect(await of((await unlock()).vault)).toEqual([
        'create',
        'withdraw withdrawn',
        'destroy-key',
      ]);
  });
});

describe('the vault’s chain', () => {
  it('knows days and no times, codes and no words', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(1998, 10, 26, 13, 45) });
    const { vault } = await freshVault();
    await vault.interviews.create({ ...RECORD, code: 'Роза' }, 'Nobody.');
    const entries = await log(vault);
    expect(said(entries)).toEqual(['create', 'create']);
    expect(new Set(entries.map(({ at }) => at))).toEqual(new Set([Date.UTC(1998, 10, 26)]));
    expect(JSON.stringify(entries)).not.toMatch(/Роза|Nobody/);
  });

  it('is kept in runs: what an entry writes does not grow with it', async () => {
    const { id, vault, unlock } = await freshVault();
    const write = vi.spyOn(Database.prototype, 'write');
    for (let i = 0; i < 150; i += 1) await vault.enter([{ action: 'verify', reason: 'whole' }]);
    const bytes = write.mock.calls.map(([{ puts }]) =>
      puts.reduce((sum, { row }) => sum + row.sealed.length, 0),
    );
    expect(Math.max(...bytes)).toBeLessThan(32 * 1024);
    const database = new Database(id);
    expect(await database.custody.count()).toBe(2);
    database.close();
    const { vault: again } = await unlock();
    expect((await log(again)).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 151 }, (_, i) => i + 1),
    );
    expect((await check(again)).broken).toEqual([]);
  });

  it('names the entry where a run is gone', async () => {
    const { id, vault, unlock } = await freshVault();
    for (let i = 0; i < 150; i += 1) await vault.enter([{ action: 'verify', reason: 'whole' }]);
    const database = new Database(id);
    const [first] = (await vault.logRuns()).map((run) => run.first);
    expect(first).toBe(1);
    const ids = await database.ids('custody');
    await database.custody.delete(ids[0] ?? '');
    database.close();
    const { broken } = await check((await unlock()).vault);
    expect(broken).toHaveLength(1);
    expect([1, 65]).toContain(broken[0]?.seq);
    expect(broken[0]?.how).toBe('missing');
  });

  it('whose end does not open is told, costs no save, and goes on with an entry that says so', async () => {
    const { id: vaultId, vault, unlock } = await freshVault();
    const { id } = await vault.interviews.create(RECORD, 'a');
    for (let i = 0; i < 70; i += 1) await vault.enter([{ action: 'verify', reason: 'whole' }]);
    await harm(vaultId, 'singles', 'custody');
    const { vault: again, report } = await unlock();
    expect(report.lists).toEqual(['custody']);
    await again.interviews.save({ id, changes: [[0, 0, 'x']] });
    expect((await again.damage()).lists).toEqual([]);
    const entries = await log((await unlock()).vault);
    expect(said(entries.slice(64))).toEqual(['begin damaged', 'edit']);
    expect(entries.at(-1)?.seq).toBe(66);
    expect((await check(again)).broken).toEqual([]);
  });

  it('and an interview’s begin late in a vault that is older than the log', async () => {
    const host = new MemoryHost();
    const frozen = await thaw(3, host);
    const { vault } = await Vault.unlock(host, frozen);
    const [{ id } = { id: '' as InterviewId }] = vault.interviews.headers();
    expect(await vault.custody.of(id)).toBeUndefined();
    await vault.interviews.save({ id, changes: [[0, 0, 'x']] });
    expect(said(await ownChain(vault, id))).toEqual(['begin late', 'edit']);
    expect(said(await log(vault)).slice(0, 1)).toEqual(['begin late']);
    expect((await check(vault)).broken).toEqual([]);
  });
});
