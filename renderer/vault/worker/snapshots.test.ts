import 'fake-indexeddb/auto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Dexie } from 'dexie';
import { describe, expect, it, vi } from 'vitest';
import { EMPTY_RECORD } from '../../../core/domain/interview.ts';
import { AppError } from '../../../core/errors.ts';
import { newDoor, newHost, PASSPHRASE, vaultOnDisk } from '../../../tests/support/vault-on-disk.ts';
import type { DiskHost } from '../../../tests/support/disk-host.ts';
import { Database } from './database.ts';
import { Vault } from './vault.ts';
import type { VaultDoor } from './vault-door.ts';
import { VaultSnapshots } from './vault-snapshots.ts';

const NEXT = 'nine other lanterns drift past quietly';

async function twoInterviews() {
  const { host, id, door } = await vaultOnDisk();
  for (const code of ['INT-001', 'INT-002'])
    await door.call('createInterview', { record: { ...EMPTY_RECORD, code }, text: `of ${code}` });
  return { host, id, door };
}

function snapshotsOf(host: DiskHost, id: string): string[] {
  return readdirSync(path.join(host.vaults.folder(id), 'snapshots')).toSorted();
}

const newInterview = (door: VaultDoor, code: string) =>
  door.call('createInterview', { record: { ...EMPTY_RECORD, code }, text: `of ${code}` });

async function databasesOf(id: string): Promise<string[]> {
  return (await Dexie.getDatabaseNames()).filter((name) => name.includes(id));
}

async function backup(host: DiskHost, door: VaultDoor) {
  const file = path.join(host.folder, `${crypto.randomUUID()}.vouchsafe`);
  await door.call('writeBackup', { target: await host.targets.begin(file) });
  return file;
}

async function opened(host: DiskHost, file: string, passphrase = PASSPHRASE) {
  const { source, size } = await host.sources.open(file);
  return { source, size, passphrase, name: 'Vault 1' };
}

const TEXTS = async (door: VaultDoor) => {
  const headers = (await door.call('interviews', undefined)) as { id: string; code: string }[];
  const all = headers.map(async ({ id }) => {
    const { text } = (await door.call('openInterview', { id })) as { text: string };
    return text;
  });
  return (await Promise.all(all)).toSorted();
};

describe('a snapshot', { timeout: 60_000 }, () => {
  it('is written when something changed, and not again', async () => {
    const { host, id, door } = await twoInterviews();
    expect(await door.call('takeSnapshot', undefined)).toBe(true);
    expect(await door.call('takeSnapshot', undefined)).toBe(false);
    expect(snapshotsOf(host, id)).toHaveLength(1);
    // Nor in the next session, in which only the place on screen changed.
    const next = newDoor(host);
    await next.call('unlock', { id, passphrase: PASSPHRASE });
    await next.call('savePlace', { place: '{}' });
    expect(await next.call('takeSnapshot', undefined)).toBe(false);
    expect(await host.call('snapshots.list', { vault: id })).toMatchObject([{ interviews: 2 }]);
    await newInterview(next, 'INT-003');
    expect(await next.call('takeSnapshot', undefined)).toBe(true);
    rmSync(path.join(host.vaults.folder(id), 'snapshots'), { recursive: true });
    const last = newDoor(host);
    await last.call('unlock', { id, passphrase: PASSPHRASE });
    expect(await last.call('takeSnapshot', undefined)).toBe(true);
  });

  it('asked for while one is made waits for it, and is written only for what that one does not hold', async () => {
    const { host, id, door } = await twoInterviews();
    const first = door.call('takeSnapshot', undefined);
    const saved = newInterview(door, 'INT-003');
    const second = door.call('takeSnapshot', undefined);
    await saved;
    expect([await first, await second]).toEqual([true, false]);
    expect(await host.call('snapshots.list', { vault: id })).toMatchObject([{ interviews: 3 }]);
    await newInterview(door, 'INT-004');
    expect(await door.call('takeSnapshot', undefined)).toBe(true);
  });

  it('opens whole, though the vault is written while it is made', async () => {
    const { host, id, door } = await twoInterviews();
    const taking = door.call('takeSnapshot', undefined);
    const saving = Array.from({ length: 12 }, (_, i) =>
      door.call('createInterview', {
        record: { ...EMPTY_RECORD, code: `INT-1${i}` },
        text: 'meanwhile',
      }),
    );
    await Promise.all([taking, ...saving]);
    const [name] = snapshotsOf(host, id);
    const file = path.join(host.vaults.folder(id), 'snapshots', String(name));
    const report = await newDoor(host).call('testBackup', await opened(host, file));
    expect(report).toMatchObject({ unreadable: [], isWhole: true });
  });

  it('does not open with the old passphrase after a change', async () => {
    const { host, id, door } = await twoInterviews();
    await door.call('takeSnapshot', undefined);
    await door.call('changePassphrase', { current: PASSPHRASE, next: NEXT });
    const [name] = snapshotsOf(host, id);
    const file = path.join(host.vaults.folder(id), 'snapshots', String(name));
    await expect(newDoor(host).call('testBackup', await opened(host, file))).rejects.toMatchObject({
      code: 'unlock-refused',
    });
    const report = await newDoor(host).call('testBackup', await opened(host, file, NEXT));
    expect(report).toMatchObject({ interviews: 2, isWhole: true });
  });
});

describe('a backup on a failing disk', { timeout: 60_000 }, () => {
  it('counts as written when only its time cannot be noted, and speaks of its file when it fails', async () => {
    const { host, id } = await twoInterviews();
    const { vault } = await Vault.unlock(host, { id, passphrase: PASSPHRASE });
    const snapshots = new VaultSnapshots(vault, host);
    const { signal } = new AbortController();
    const backUp = async (name: string) => {
      const target = await host.targets.begin(path.join(host.folder, name));
      return snapshots.backUp(target, (task) => task(), signal);
    };
    const full = () => Promise.reject(new AppError('storage-full'));
    vi.spyOn(vault, 'saveLastBackup').mockImplementation(full);
    expect(await backUp('one.vouchsafe')).toMatchObject({ interviews: 2 });
    vi.spyOn(vault.database, 'rowsAfter').mockImplementation(full);
    await expect(backUp('two.vouchsafe')).rejects.toMatchObject({ code: 'file-write-failed' });
    expect(readdirSync(host.folder)).not.toContain('two.vouchsafe');
    vault.close();
  });
});

describe('a backup', { timeout: 60_000 }, () => {
  it('is tested without leaving a database behind', async () => {
    const { host, door } = await twoInterviews();
    const file = await backup(host, door);
    const before = await Dexie.getDatabaseNames();
    const report = await newDoor(host).call('testBackup', await opened(host, file));
    expect(report).toMatchObject({ interviews: 2, people: 0, unreadable: [], isWhole: true });
    expect(await Dexie.getDatabaseNames()).toEqual(before);
    expect(await door.call('lastBackup', undefined)).toBeTypeOf('number');
  });

  it('holds no word of what was written', async () => {
    const { host, door } = await twoInterviews();
    expect(readFileSync(await backup(host, door)).includes('INT-00')).toBe(false);
  });

  it('with a damaged row says which interview does not open', async () => {
    const { host, door } = await twoInterviews();
    const file = await backup(host, door);
    const bytes = readFileSync(file);
    // The first frame is that of an interview.
    bytes[256 + 40 + 36 + 20] = (bytes[256 + 40 + 36 + 20] ?? 0) + 1;
    writeFileSync(file, bytes);
    const report = await newDoor(host).call('testBackup', await opened(host, file));
    expect(report).toMatchObject({ interviews: 1, isWhole: false });
    expect((report as { unreadable: string[] }).unreadable).toHaveLength(1);
  });

  it('with a row that was exchanged before it was made says so too, and restores the others', async () => {
    const { host, id, door } = await twoInterviews();
    const database = new Database(id);
    const [first, second] = await database.interviews.toArray();
    if (!first || !second) throw new Error('rows are missing');
    await database.interviews.put({ ...second, id: first.id });
    database.close();
    const file = await backup(host, door);
    const report = await newDoor(host).call('testBackup', await opened(host, file));
    expect(report).toMatchObject({ interviews: 1, isWhole: true });
    expect((report as { unreadable: string[] }).unreadable).toHaveLength(1);
    const there = newHost();
    const restored = await newDoor(there).call('restoreBackup', await opened(there, file));
    expect(restored).toMatchObject({ interviews: 1, presentState: 'none' });
  });

  it('says what else does not open: names, lists, versions, keys', async () => {
    const { host, id, door } = await twoInterviews();
    const [{ id: interview } = { id: '' }] = (await door.call('interviews', undefined)) as {
      id: string;
    }[];
    await door.call('openInterview', { id: interview });
    await door.call('saveInterview', { id: interview, changes: [[0, 0, 'x']] });
    const person = { kind: 'person', spellings: [], gender: 'unknown', pseudonym: 'U', note: '' };
    await door.call('putPerson', { ...person, id: crypto.randomUUID(), name: 'Роза' });
    const database = new Database(id);
    for (const table of ['people', 'versions', 'singles'] as const) {
      for (const row of await database.rows(table).toArray()) {
        if (row.id === interview || row.id === 'root') continue;
        const sealed = row.sealed.map((byte, at) => (at === 30 ? byte ^ 1 : byte));
        await database.rows(table).put({ ...row, sealed });
      }
    }
    database.close();
    const file = await backup(host, door);
    const bytes = readFileSync(file);
    // The key that was made last: that of the register's page.
    bytes[bytes.lastIndexOf('VSK1') + 40] = 0;
    writeFileSync(file, bytes);
    expect(await newDoor(host).call('testBackup', await opened(host, file))).toMatchObject({
      people: 0,
      damagedPeople: 1,
      damagedLists: ['codebook', 'custody'],
      damagedVersions: 1,
      damagedKeys: 1,
      areListsRebuilt: true,
    });
  });

  it('that was being tested or restored when the app ended leaves no database for ever, nor does a vault that was never made', async () => {
    const { host, id } = await twoInterviews();
    const [old, other] = [crypto.randomUUID(), crypto.randomUUID()];
    for (const database of [new Database(id, 7), new Database(old), new Database(other, 3)]) {
      await database.singles.put({ id: 'root', rev: 1, f: 2, sealed: new Uint8Array(40) });
      if (database.name.includes(other))
        await database.interviews.put({ id: old, rev: 1, f: 2, sealed: new Uint8Array(40) });
      database.close();
    }
    const next = newDoor(host);
    await next.call('unlock', { id, passphrase: PASSPHRASE });
    await next.call('sweep', undefined);
    expect(await databasesOf(id)).toEqual([`vault-${id}`]);
    expect(await databasesOf(old)).toEqual([]);
    // Main does not know this one, but it holds something: a profile may be put back.
    expect(await databasesOf(other)).toEqual([`vault-${other}-3`]);
  });

  it('is restored into an empty profile', async () => {
    const { host, id, door } = await twoInterviews();
    const file = await backup(host, door);
    const other = newHost();
    const door2 = newDoor(other);
    await door2.call('restoreBackup', await opened(other, file));
    expect(await other.vaults.list()).toEqual([{ id, name: 'Vault 1', hasKeys: true }]);
    await door2.call('unlock', { id, passphrase: PASSPHRASE });
    expect(await TEXTS(door2)).toEqual(['of INT-001', 'of INT-002']);
  });

  it('is restored over a vault whose database is gone, and twice', async () => {
    const { host, id, door } = await twoInterviews();
    const file = await backup(host, door);
    await Dexie.delete(`vault-${id}`);
    for (const generation of [1, 2]) {
      await newDoor(host).call('restoreBackup', await opened(host, file));
      expect(await host.vaults.generation(id)).toBe(generation);
      const again = newDoor(host);
      await again.call('unlock', { id, passphrase: PASSPHRASE });
      expect(await TEXTS(again)).toEqual(['of INT-001', 'of INT-002']);
    }
    expect(await databasesOf(id)).toEqual([`vault-${id}-2`]);
    // Of a database that is gone no snapshot is made: an empty one would pass for the newest state.
    const kept = await host.call('snapshots.list', { vault: id });
    expect(kept.map(({ interviews }) => interviews)).toEqual([2]);
  });

  it('that is restored over a newer state keeps that as a snapshot', async () => {
    const { host, id, door } = await twoInterviews();
    const file = await backup(host, door);
    await door.call('createInterview', {
      record: { ...EMPTY_RECORD, code: 'INT-003' },
      text: 'later',
    });
    await newDoor(host).call('restoreBackup', await opened(host, file));
    expect(await host.call('snapshots.list', { vault: id })).toMatchObject([{ interviews: 3 }]);
  });

  it('that is restored while the vault is open keeps that state through what follows, and lets nothing write over it', async () => {
    const { host, id, door } = await twoInterviews();
    const file = await backup(host, door);
    await newInterview(door, 'INT-003');
    const report = await door.call('restoreBackup', await opened(host, file));
    expect(report).toMatchObject({ interviews: 2, presentState: 'kept' });
    for (const call of ['savePlace', 'takeSnapshot', 'interviews'] as const)
      await expect(door.call(call, { place: 'here' })).rejects.toMatchObject({ code: 'locked' });
    expect(await databasesOf(id)).toEqual([`vault-${id}-1`]);
    const again = newDoor(host);
    await again.call('unlock', { id, passphrase: PASSPHRASE });
    for (const code of ['INT-104', 'INT-105', 'INT-106']) {
      await newInterview(again, code);
      await again.call('takeSnapshot', undefined);
    }
    const kept = await host.call('snapshots.list', { vault: id });
    expect(kept.map(({ interviews }) => interviews)).toEqual([5, 3]);
  });

  it('is not restored while what it would replace can be read and not be kept', async () => {
    const { host, id, door } = await twoInterviews();
    const file = await backup(host, door);
    await newInterview(door, 'INT-003');
    const restore = { ...(await opened(host, file)) };
    const { call } = host;
    host.call = async (name, args) => {
      if (name === 'exportFile.append') throw new AppError('storage-full');
      return call.call(host, name, args) as never;
    };
    await expect(door.call('restoreBackup', restore)).rejects.toMatchObject({
      code: 'snapshot-failed',
    });
    host.call = call;
    expect(await host.vaults.generation(id)).toBe(0);
    expect(await databasesOf(id)).toEqual([`vault-${id}`]);
    expect(await TEXTS(door)).toHaveLength(3);
  });

  it('that is restored waits for what is being written, and what comes later is refused', async () => {
    const { host, door } = await twoInterviews();
    const file = await opened(host, await backup(host, door));
    const before = newInterview(door, 'INT-003');
    const restoring = door.call('restoreBackup', file);
    const after = newInterview(door, 'INT-004');
    await before;
    await expect(after).rejects.toMatchObject({ code: 'locked' });
    expect(await restoring).toMatchObject({ interviews: 2 });
    const { id } = (await host.vaults.list())[0] ?? { id: '' };
    expect(await host.call('snapshots.list', { vault: id })).toMatchObject([{ interviews: 3 }]);
  });

  it('with a wrong passphrase changes nothing', async () => {
    const { host, id, door } = await twoInterviews();
    const file = await backup(host, door);
    await expect(
      newDoor(host).call('restoreBackup', await opened(host, file, 'wrong')),
    ).rejects.toMatchObject({ code: 'unlock-refused' });
    expect(await host.vaults.generation(id)).toBe(0);
    expect(await TEXTS(door)).toHaveLength(2);
  });
});
