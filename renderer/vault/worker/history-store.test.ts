import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type InterviewId, newId, type PassageId, type TagId } from '../../../core/domain/ids.ts';
import { EMPTY_RECORD } from '../../../core/domain/interview.ts';
import { KDF_OPEN_FLOOR } from '../../../core/vault/key-slot.ts';
import { MemoryHost } from '../../../tests/support/memory-host.ts';
import { readRaw, writeRaw } from '../../../tests/support/raw-database.ts';
import { Vault } from './vault.ts';

const PASSPHRASE = 'seven quiet rivers under glass';
const MINUTE = 60_000;

async function freshVault() {
  const host = new MemoryHost();
  const id = crypto.randomUUID();
  const secrets = { identity: new Uint8Array(32), signing: new Uint8Array(48) };
  await Vault.create(host, { id, name: 'V', passphrase: PASSPHRASE }, secrets, KDF_OPEN_FLOOR);
  const unlock = async () => (await Vault.unlock(host, { id, passphrase: PASSPHRASE })).vault;
  return { vault: await unlock(), unlock, database: `vault-${id}` };
}

const passage = { id: newId<PassageId>(), tag: 'act.sign.forced' as TagId, from: 0, to: 5 };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 24, 9) });
});
afterEach(() => {
  vi.useRealTimers();
});

async function versionsOf(vault: Vault, id: InterviewId): Promise<string[]> {
  const list = await vault.history.list(id);
  return Promise.all(list.map(async (one) => (await vault.history.read(id, one.id)).text));
}

describe('history of a testimony', { timeout: 60_000 }, () => {
  it('keeps what lay on disk before the first edit of a session, with its tags, and then every ten minutes', async () => {
    const { vault, unlock } = await freshVault();
    const record = { ...EMPTY_RECORD, code: 'INT-001', passages: [passage] };
    const { id } = await vault.interviews.create(record, 'First words');
    await vault.interviews.open(id);
    const append = (text: string, at: number) =>
      vault.interviews.save({ id, changes: [[at, at, text]] });
    await append(' a', 11);
    await append(' b', 13);
    expect(await versionsOf(vault, id)).toEqual(['First words']);
    vi.advanceTimersByTime(10 * MINUTE);
    await append(' c', 15);
    await append(' d', 17);
    const again = await unlock();
    expect(await versionsOf(again, id)).toEqual(['First words', 'First words a b']);
    await again.interviews.open(id);
    await again.interviews.save({ id, changes: [[0, 0, '>']] });
    expect(await versionsOf(again, id)).toEqual([
      'First words',
      'First words a b',
      'First words a b c d',
    ]);
    const [first] = await again.history.list(id);
    expect(first).toMatchObject({ length: 11, passages: 1 });
    const content = await again.history.read(id, first?.id ?? '');
    expect(content.record.passages).toEqual([passage]);
  });

  it('keeps nothing blank, nothing for a change of another field, and nothing twice', async () => {
    const { vault } = await freshVault();
    const { id, record } = await vault.interviews.create({ ...EMPTY_RECORD, code: 'INT-001' });
    await vault.interviews.open(id);
    await vault.interviews.save({ id, changes: [[0, 0, 'Words']] });
    await vault.interviews.open(id);
    await vault.interviews.save({ id, record: { ...record, summary: 'short' } });
    expect(await vault.history.list(id)).toEqual([]);
    await vault.interviews.keepVersion(id);
    await vault.interviews.keepVersion(id);
    expect(await versionsOf(vault, id)).toEqual(['Words']);
  });

  it('writes no row of its history with a save that keeps no version', async () => {
    const { vault, database } = await freshVault();
    const { id } = await vault.interviews.create({ ...EMPTY_RECORD, code: 'INT-001' }, 'Words');
    await vault.interviews.open(id);
    await vault.interviews.save({ id, changes: [[0, 0, 'a']] });
    const before = (await readRaw(database)).tables['versions'];
    await vault.interviews.save({ id, changes: [[0, 0, 'b']] });
    expect((await readRaw(database)).tables['versions']).toEqual(before);
  });

  it('keeps versions of a long testimony, whose saves write only changes', async () => {
    const { vault, unlock } = await freshVault();
    const long = 'Слова и ещё слова. '.repeat(1000);
    const { id } = await vault.interviews.create({ ...EMPTY_RECORD, code: 'INT-001' }, long);
    await vault.interviews.open(id);
    await vault.interviews.save({ id, changes: [[0, 0, 'a']] });
    vi.advanceTimersByTime(10 * MINUTE);
    await vault.interviews.save({ id, changes: [[0, 0, 'b']] });
    expect(await versionsOf(await unlock(), id)).toEqual([long, `a${long}`]);
  });

  it('loses only the version whose row is damaged, and goes on keeping new ones', async () => {
    const { vault, unlock, database } = await freshVault();
    const { id } = await vault.interviews.create({ ...EMPTY_RECORD, code: 'INT-001' }, 'One');
    await vault.interviews.open(id);
    await vault.interviews.save({ id, changes: [[0, 3, 'Two']] });
    await vault.interviews.open(id);
    await vault.interviews.save({ id, changes: [[0, 3, 'Three']] });
    const [first, second] = await vault.history.list(id);
    const raw = await readRaw(database);
    const row = raw.tables['versions']?.find((one) => one.id === first?.id);
    const sealed = row?.['sealed'] as Uint8Array;
    sealed[20] = (sealed[20] ?? 0) ^ 1;
    await writeRaw(database, raw);
    const again = await unlock();
    await expect(again.history.read(id, first?.id ?? '')).rejects.toMatchObject({
      code: 'row-damaged',
    });
    expect((await again.history.read(id, second?.id ?? '')).text).toBe('Two');
    await again.interviews.open(id);
    await again.interviews.save({ id, changes: [[0, 0, '!']] });
    expect(await again.history.list(id)).toHaveLength(3);
    expect((await again.interviews.open(id)).text).toBe('!Three');
  });
});
