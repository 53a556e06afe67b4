import 'fake-indexeddb/auto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { InterviewId } from '../../../core/domain/ids.ts';
import { EMPTY_RECORD } from '../../../core/domain/interview.ts';
import { AppError } from '../../../core/errors.ts';
import {
  decodeKeyRecords,
  destroyedRecord,
  encodeKeyRecord,
  KEY_RECORD_MAGIC,
  type KeyRecord,
  peekKeyRecord,
} from '../../../core/vault/key-record.ts';
import { encodePending, pendingContext } from '../../../core/vault/pending-edit.ts';
import { FRESH_MAX, WHOLE_ROW_MAX } from '../../../core/vault/row-format.ts';
import { SNAPSHOT_BLOCK } from '../../../core/vault/snapshot-format.ts';
import type { DiskHost } from '../../../tests/support/disk-host.ts';
import { PASSPHRASE, vaultOnDisk } from '../../../tests/support/vault-on-disk.ts';
import { seal } from './crypto.ts';
import { Database } from './database.ts';

async function openVault() {
  const { host, id: vault, ask, snapshots } = await vaultOnDisk();
  const make = async (code: string, text: string) =>
    (await ask('createInterview', { record: { ...EMPTY_RECORD, code }, text })).id;
  const edit = async (id: InterviewId, word: string) => {
    await ask('openInterview', { id });
    await ask('saveInterview', { id, changes: [[0, 0, word]] });
  };
  /** Takes one row away, as the disk may. */
  const lose = async (id: InterviewId) => {
    const database = new Database(vault);
    await database.interviews.delete(id);
    database.close();
    // What is open is held in memory: another one takes its place there.
    await make('OTHER', '');
  };
  /** Until no entry of before waits in the root. */
  const fold = async () => {
    for (let i = 0; i <= FRESH_MAX; i += 1) await make('OTHER', '');
  };
  const unlock = () => ask('unlock', { id: vault, passphrase: PASSPHRASE });
  return { host, vault, ask, make, edit, lose, fold, unlock, snapshots };
}

describe('one interview out of the snapshots', () => {
  it('comes back as the newest one has it, with the changes of a long testimony, and nothing else does', async () => {
    const { ask, make, edit, lose } = await openVault();
    const long = await make('LONG', 'сөз '.repeat(WHOLE_ROW_MAX / 2));
    const other = await make('INT-002', 'before');
    await edit(long, 'one ');
    await ask('takeSnapshot', undefined);
    await edit(long, 'two ');
    await ask('takeSnapshot', undefined);
    await edit(long, 'never in a snapshot ');
    await edit(other, 'later than that ');
    await lose(long);
    await expect(ask('openInterview', { id: long })).rejects.toMatchObject({
      code: 'row-missing',
    });

    const found = await ask('findInSnapshots', { id: long });
    const text = `two one ${'сөз '.repeat(WHOLE_ROW_MAX / 2)}`;
    expect(found?.length).toBe(text.length);
    const header = await ask('bringBackInterview', { id: long });
    expect(header).toMatchObject({ id: long, code: 'LONG' });
    expect((await ask('openInterview', { id: long })).text).toBe(text);
    expect((await ask('openInterview', { id: other })).text).toBe('later than that before');
    // And it can be written on.
    await edit(long, 'more ');
    expect((await ask('openInterview', { id: long })).text).toBe(`more ${text}`);
    expect(await ask('checkInterviews', undefined)).toEqual([]);
  });

  it('is looked for further back when the newest is damaged there', async () => {
    const { ask, make, edit, lose, snapshots } = await openVault();
    const id = await make('INT-001', 'first');
    await ask('takeSnapshot', undefined);
    const [older = ''] = readdirSync(snapshots);
    const olderBytes = readFileSync(path.join(snapshots, older));
    await edit(id, 'second ');
    await ask('takeSnapshot', undefined);
    const newer = path.join(snapshots, readdirSync(snapshots).find((name) => name !== older) ?? '');
    // The rows flip; its ends and its keys say what they said.
    const bytes = readFileSync(newer);
    const keysAt = bytes.indexOf(KEY_RECORD_MAGIC);
    for (let at = SNAPSHOT_BLOCK; at < keysAt; at += 1) bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(newer, bytes);
    // Of two within an hour only one is kept.
    writeFileSync(path.join(snapshots, older), olderBytes);
    await lose(id);
    expect(await ask('findInSnapshots', { id })).toMatchObject({ length: 5 });
  });

  it('is not found when it is younger than all of them, and another is none', async () => {
    const { ask, make, lose } = await openVault();
    await make('INT-001', 'older');
    await ask('takeSnapshot', undefined);
    const id = await make('INT-002', 'younger');
    await lose(id);
    expect(await ask('findInSnapshots', { id })).toBeUndefined();
    await expect(ask('bringBackInterview', { id })).rejects.toMatchObject({ code: 'row-missing' });
  });

  it('is looked for further back when the newest is thinned away meanwhile', async () => {
    const { host, ask, make, edit, lose, snapshots } = await openVault();
    const id = await make('INT-001', 'first');
    await ask('takeSnapshot', undefined);
    const [older = ''] = readdirSync(snapshots);
    const olderBytes = readFileSync(path.join(snapshots, older));
    await edit(id, 'second ');
    await ask('takeSnapshot', undefined);
    writeFileSync(path.join(snapshots, older), olderBytes);
    await lose(id);
    const { call } = host;
    host.call = async (name, args) => {
      const answer = await call.call(host, name, args);
      if (name === 'snapshots.list')
        for (const file of readdirSync(snapshots))
          if (file !== older) rmSync(path.join(snapshots, file));
      return answer;
    };
    expect(await ask('findInSnapshots', { id })).toMatchObject({ length: 5 });
  });

  it('opens again as it was last when only its key is gone here', async () => {
    const { host, vault, ask, make, edit, unlock } = await openVault();
    const id = await make('INT-001', 'first');
    await ask('takeSnapshot', undefined);
    await edit(id, 'second ');
    await damageKey(host, vault, id);
    await unlock();
    await expect(ask('openInterview', { id })).rejects.toMatchObject({ code: 'row-missing' });
    expect(await ask('findInSnapshots', { id })).toMatchObject({ length: 5 });
    await ask('bringBackInterview', { id });
    expect((await ask('openInterview', { id })).text).toBe('second first');
  });
});

describe('an interview that no list leads to any more', () => {
  it.each(['its row is damaged', 'its row is gone', 'its key is damaged'] as const)(
    'and of which %s comes back from the newest snapshot, is in the list for good, and can be written on',
    async (how) => {
      const { host, vault, ask, make, edit, fold, unlock } = await openVault();
      const [kept, id] = [await make('INT-001', 'kept'), await make('INT-002', 'first')];
      await edit(id, 'second ');
      await fold();
      await ask('takeSnapshot', undefined);
      await onDisk(vault, async (database) => {
        await database.pages.clear();
        if (how === 'its row is gone') await database.interviews.delete(id);
        const row = await database.interviews.get(id);
        if (row && how === 'its row is damaged')
          await database.interviews.put({ ...row, sealed: row.sealed.map((byte) => byte ^ 1) });
      });
      if (how === 'its key is damaged') await damageKey(host, vault, id);
      // Twice: an orphan's key is given back at the unlock after the lists were made anew.
      for (const _ of [1, 2]) await unlock();
      expect((await ask('interviews', undefined)).map(({ code }) => code)).not.toContain('INT-002');

      const found = await ask('findMissing', undefined);
      expect(found).toMatchObject([{ id, code: 'INT-002', length: 'second first'.length }]);
      expect(await ask('bringBackInterview', { id })).toMatchObject({ id, code: 'INT-002' });
      expect(await ask('damage', undefined)).toMatchObject({ lost: 0 });
      await unlock();
      expect((await ask('openInterview', { id })).text).toBe('second first');
      await edit(id, 'third ');
      await unlock();
      expect((await ask('openInterview', { id })).text).toBe('third second first');
      expect((await ask('openInterview', { id: kept })).text).toBe('kept');
      expect(await ask('damage', undefined)).toMatchObject({ lost: 0, isRootRepaired: false });
      expect(await ask('findMissing', undefined)).toEqual([]);
    },
  );

  it('takes no change of a lost state into the one that came back', async () => {
    const { vault, ask, make, edit, fold, unlock } = await openVault();
    const text = 'сөз '.repeat(WHOLE_ROW_MAX / 2);
    const id = await make('LONG', text);
    await ask('takeSnapshot', undefined);
    // The first writes the row whole, under the next revision; the second is a change of that.
    for (const words of ['a'.repeat(WHOLE_ROW_MAX + 1), 'lost ']) await edit(id, words);
    await fold();
    await onDisk(vault, async (database) => {
      await database.pages.clear();
      await database.interviews.delete(id);
    });
    await unlock();
    expect(await ask('findMissing', undefined)).toMatchObject([{ id, length: text.length }]);
    await ask('bringBackInterview', { id });
    await onDisk(vault, (database) => database.singles.delete('root'));
    await unlock();
    expect((await ask('openInterview', { id })).text).toBe(text);
  });

  it('is not there to be found, let alone brought back, once it was destroyed', async () => {
    const { host, vault, ask, make, fold, unlock, snapshots } = await openVault();
    const [id, other] = [await make('INT-001', 'withdrawn'), await make('INT-002', 'lost')];
    await fold();
    await ask('takeSnapshot', undefined);
    const [name = ''] = readdirSync(snapshots);
    const file = path.join(snapshots, name);
    const before = readFileSync(file);
    await ask('destroyInterviews', { ids: [id], reason: 'withdrawn' });
    await onDisk(vault, async (database) => {
      await database.pages.clear();
      await database.interviews.delete(other);
    });
    await unlock();
    await vi.waitFor(() => expect(readdirSync(snapshots)).not.toContain(name));
    // Somebody puts a copy of the snapshot back that was made before the key in it was overwritten.
    writeFileSync(file, before);
    expect((await ask('findMissing', undefined)).map((one) => one.id)).toEqual([other]);
    await expect(ask('bringBackInterview', { id })).rejects.toMatchObject({ code: 'row-missing' });
    // Destroyed between looking and bringing back, as when the key file alone still knows of it.
    await host.call('snapshots.overwrite', {
      vault,
      records: [{ kind: 'interview', id: other, record: await destroyedKey(other) }],
    });
    await expect(ask('bringBackInterview', { id: other })).rejects.toMatchObject({
      code: 'not-found',
    });
    const ids = (await ask('interviews', undefined)).map((header) => header.id);
    expect(ids).not.toContain(id);
    expect(ids).not.toContain(other);
  });

  it('is destroyed with what waits to be put back, and a fresh snapshot is taken, which opens as it is', async () => {
    const { host, vault, ask, make, fold, unlock, snapshots } = await openVault();
    const id = await make('INT-001', 'withdrawn');
    await make('INT-002', 'kept');
    await fold();
    await ask('takeSnapshot', undefined);
    const [name = ''] = readdirSync(snapshots);
    await onDisk(vault, async (database) => {
      await database.pages.clear();
      const row = await database.interviews.get(id);
      if (row)
        await database.interviews.put({ ...row, sealed: row.sealed.map((byte) => byte ^ 1) });
    });
    await unlock();
    expect(await ask('damage', undefined)).toMatchObject({ lost: 1 });
    const held = encodePending([{ id, record: EMPTY_RECORD, text: 'held', bases: [] }]);
    const sealed = await seal(await ask('pendingSealKey', undefined), held, pendingContext(vault));
    await host.call('pendingEdit.write', { vault, sealed });

    expect(await ask('destroyLost', undefined)).toMatchObject({ codes: [''] });
    expect(await host.call('pendingEdit.read', { vault })).toBeNull();
    const fresh = () => readdirSync(snapshots).find((one) => one !== name);
    await vi.waitFor(() => expect(fresh()).toBeDefined());
    await vi.waitFor(() => expect(readdirSync(snapshots)).not.toContain(name));
    const file = await host.sources.open(path.join(snapshots, fresh() ?? ''));
    const copy = { ...file, passphrase: PASSPHRASE };
    const report = await ask('testBackup', copy);
    expect(report).toMatchObject({ lost: 0, areListsRebuilt: false, isWhole: true });
  });

  it('is still not found while the disk refuses to overwrite the key of a destroyed one', async () => {
    const { host, vault, ask, make, unlock, snapshots } = await openVault();
    const id = await make('INT-001', 'withdrawn');
    await ask('takeSnapshot', undefined);
    const { call } = host;
    host.call = async (name, args) => {
      if (name === 'keyFile.write' && isDestroying(args)) throw new AppError('file-write-failed');
      return call.call(host, name, args);
    };
    const [name = ''] = readdirSync(snapshots);
    const file = path.join(snapshots, name);
    const before = readFileSync(file);
    const report = await ask('destroyInterviews', { ids: [id], reason: 'withdrawn' });
    expect(report).toMatchObject({ areKeysGone: false });
    await vi.waitFor(() => expect(readdirSync(snapshots)).not.toContain(name));
    await unlock();
    writeFileSync(file, before);
    await flipTombstones(vault);
    expect(await ask('findMissing', undefined)).toEqual([]);
  });
});

/** Then only the root knows which keys are still to be destroyed. */
function flipTombstones(vault: string): Promise<void> {
  return onDisk(vault, async (database) => {
    const row = await database.singles.get('tombstones');
    if (!row) throw new Error('no tombstones');
    await database.singles.put({ ...row, sealed: row.sealed.map((byte) => byte ^ 1) });
  });
}

function isDestroying(args: unknown): boolean {
  const { record } = args as { record: Uint8Array };
  return peekKeyRecord(record)?.kind === 'destroyed';
}

function destroyedKey(id: string) {
  return encodeKeyRecord({ ...destroyedRecord('interview', id), sequence: 1 });
}

async function onDisk(vault: string, task: (database: Database) => Promise<unknown>) {
  const database = new Database(vault);
  await task(database);
  database.close();
}

/** Flips a byte of the key's record in both copies of the key file. */
async function damageKey(host: DiskHost, vault: string, id: string): Promise<void> {
  const { first } = await host.vaults.read(vault);
  const records = await decodeKeyRecords(first ?? new Uint8Array());
  const index = records.findIndex((record) => record?.kind === 'interview' && record.id === id);
  const record = await encodeKeyRecord(records[index] as KeyRecord);
  record[100] = (record[100] ?? 0) ^ 1;
  await host.call('keyFile.write', { vault, index, record });
}
