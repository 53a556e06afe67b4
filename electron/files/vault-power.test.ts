import 'fake-indexeddb/auto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type * as HashWasm from 'hash-wasm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { EMPTY_RECORD } from '../../core/domain/interview.ts';
import type { CallArgs } from '../../core/ipc/contract.ts';
import { peekKeyRecord, KEY_RECORD_SIZE } from '../../core/vault/key-record.ts';
import { KDF_OPEN_FLOOR } from '../../core/vault/key-slot.ts';
import { DiskHost } from '../../tests/support/disk-host.ts';
import {
  type DiskState,
  putState,
  recordingFileSystem,
  statesOf,
} from '../../tests/support/power-loss.ts';
import { type RawDatabase, readRaw, writeRaw } from '../../tests/support/raw-database.ts';
import { followInSnapshots } from '../../renderer/vault/worker/recovery.ts';
import { Vault } from '../../renderer/vault/worker/vault.ts';
import { VaultDoor } from '../../renderer/vault/worker/vault-door.ts';
import { takeSnapshot, VaultSnapshots } from '../../renderer/vault/worker/vault-snapshots.ts';

/**
 * One life of a vault, from its creation to its wipe, with every change that main made to the disk noted; then the power
 * goes after each of them. The database is given back as strict durability leaves it at that moment.
 */
// The same few passphrases are tried on hundreds of disks: what is derived from them is derived once.
vi.mock('hash-wasm', async (original) => {
  const real = await original<typeof HashWasm>();
  const known = new Map<string, Promise<Uint8Array>>();
  const argon2id = async (options: HashWasm.IArgon2Options & { outputType: 'binary' }) => {
    const { password, salt, memorySize, iterations } = options;
    const name = `${String(password)} ${String(salt)} ${memorySize} ${iterations}`;
    if (!known.has(name)) known.set(name, real.argon2id(options));
    return (await known.get(name))?.slice();
  };
  return { ...real, argon2id };
});

const ID = '0f8fad5b-d9cb-469f-a165-70867728950e';
const OLD = 'seven quiet rivers under glass';
const NEXT = 'nine other lanterns drift past quietly';
const SECRETS = { identity: new Uint8Array(32).fill(7), signing: new Uint8Array(48).fill(9) };
const EXCLUSIVELY = <T>(task: () => Promise<T>) => task();
const sealed = (fill: number) => new Uint8Array(500).fill(fill);

type Act =
  | 'create'
  | 'write'
  | 'snapshot'
  | 'passphrase'
  | 'destroy'
  | 'keep'
  | 'keepAgain'
  | 'clear'
  | 'rename'
  | 'back'
  | 'after'
  | 'restore'
  | 'wipe';
/** The databases by name. */
type Databases = Readonly<Record<string, RawDatabase>>;

let root = '';
let states: DiskState[] = [];
/** The databases when a change was about to be made: as every commit so far left them. */
const databases: Databases[] = [];
const begun = new Map<Act, number>();
const ended = new Map<Act, number>();
let stepCount = 0;

async function dump(): Promise<Databases> {
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  const all = await Promise.all(names.map(async (name) => [name, await readRaw(name)] as const));
  return Object.fromEntries(all);
}

async function deleteAll(): Promise<void> {
  for (const { name } of await indexedDB.databases())
    await new Promise((resolve) => {
      indexedDB.deleteDatabase(name ?? '').addEventListener('success', resolve);
    });
}

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'vouchsafe-power-'));
  const { fileSystem, steps } = recordingFileSystem(async (count) => {
    databases[count] = await dump();
  });
  const act = async (name: Act, task: () => Promise<unknown>) => {
    begun.set(name, steps.length);
    await task();
    ended.set(name, steps.length);
  };
  await live(new DiskHost(root, fileSystem), act);
  databases[steps.length] = await dump();
  stepCount = steps.length;
  states = [...statesOf(steps)];
}, 60_000);
afterAll(() => rm(root, { recursive: true, force: true }));

async function live(
  host: DiskHost,
  act: (name: Act, task: () => Promise<unknown>) => Promise<void>,
) {
  const who = { id: ID, name: 'Vault 1', passphrase: OLD };
  await act('create', () => Vault.create(host, who, SECRETS, KDF_OPEN_FLOOR));
  const { vault } = await Vault.unlock(host, who);
  const make = (code: string) => vault.interviews.create({ ...EMPTY_RECORD, code }, `of ${code}`);
  const stays = await make('INT-001');
  await act('write', async () => make('INT-002'));
  await act('snapshot', () => takeSnapshot(host, ID, vault.database, EXCLUSIVELY));
  await act('passphrase', async () => {
    await vault.keyring.changePassphrase(OLD, NEXT, KDF_OPEN_FLOOR);
    await followInSnapshots(host, ID, vault.keyring.file, 'passphrase');
  });
  const gone = vault.interviews.headers().find(({ id }) => id !== stays.id);
  await act('destroy', () => vault.withdrawal.destroy(gone ? [gone.id] : [], 'withdrawn'));
  const pending = (fill: number) =>
    host.call('pendingEdit.write', { vault: ID, sealed: sealed(fill) });
  await host.call('pendingEdit.read', { vault: ID });
  await act('keep', () => pending(1));
  await act('keepAgain', () => pending(2));
  await act('clear', () => host.call('pendingEdit.clear', { vault: ID }));
  await act('rename', () => host.call('vaults.rename', { id: ID, name: 'Spring' }));
  const file = path.join(root, 'backup.vouchsafe');
  await act('back', async () => {
    const target = await host.targets.begin(file);
    await new VaultSnapshots(vault, host).backUp(target, EXCLUSIVELY, new AbortController().signal);
  });
  await act('after', () => make('INT-003'));
  vault.close();
  const door = new VaultDoor({ host, onProgress: () => undefined, onSearch: () => undefined });
  await act('restore', async () => {
    const backup = await host.sources.open(file);
    await door.call('restoreBackup', { ...backup, passphrase: NEXT, name: 'x' });
    await host.sources.close(backup.source);
  });
  await act('wipe', () => host.call('vaults.wipe', { vault: null }));
}

/** After so many changes, and before or after the commits that came between this one and the next. */
interface Moment {
  readonly count: number;
  readonly isEarly: boolean;
}

/** What the act has to say about a moment: it has ended, it is under way, or it has not begun. */
function when(act: Act, { count, isEarly }: Moment): 'after' | 'amid' | 'before' {
  const [start, end] = [begun.get(act) ?? Infinity, ended.get(act) ?? Infinity];
  // Between two changes one act may end, by a commit, and the next begin.
  if (isEarly ? count > end : count >= end) return 'after';
  return (isEarly ? count > start : count >= start) ? 'amid' : 'before';
}

/** A computer that was started again: its disk as the state says, its databases as they were. */
async function started<T>(state: DiskState, look: (host: DiskHost) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vouchsafe-power-'));
  try {
    await putState(state, root, folder);
    return await look(new DiskHost(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Codes of all interviews, each of which opened; undefined when this passphrase does not open the vault. */
async function codes(host: DiskHost, passphrase: string): Promise<string[] | undefined> {
  const opened = await Vault.unlock(host, { id: ID, passphrase }).catch((error: unknown) => {
    if ((error as { code?: string }).code === 'unlock-refused') return undefined;
    throw error;
  });
  if (!opened) return undefined;
  const { vault, report } = opened;
  try {
    expect(report).toMatchObject({
      keyFileDamaged: 0,
      repairedPages: 0,
      isRootRepaired: false,
      lost: 0,
    });
    const all = vault.interviews.headers();
    for (const { id, code } of all)
      expect(await vault.interviews.open(id)).toMatchObject({ text: `of ${code}` });
    return all.map(({ code }) => code).toSorted();
  } finally {
    vault.close();
  }
}

function databasesAt({ count, isEarly }: Moment): Databases {
  return databases[isEarly ? Math.max(0, count - 1) : count] ?? {};
}

async function giveBack(moment: Moment): Promise<void> {
  await deleteAll();
  for (const [name, database] of Object.entries(databasesAt(moment)))
    await writeRaw(name, database);
}

function moments(count: number): Moment[] {
  const [early, late] = [true, false].map((isEarly) => ({ count, isEarly }));
  if (!early || !late) return [];
  const isSame = revisions(databasesAt(early)) === revisions(databasesAt(late));
  return isSame ? [late] : [early, late];
}

function revisions(all: Databases): string {
  const list = Object.entries(all).map(([name, { tables }]) => [
    name,
    ...Object.values(tables).map((rows) => rows.map((row) => `${row.id}/${String(row['rev'])}`)),
  ]);
  return JSON.stringify(list);
}

describe('a power cut at any step of a vault’s life', { timeout: 120_000 }, () => {
  it('leaves a vault that opens with everything in it, until its wipe', async () => {
    expect(stepCount).toBeGreaterThan(100);
    for (const state of states.filter(({ count }) => count <= (begun.get('wipe') ?? 0)))
      for (const moment of moments(state.count)) {
        await giveBack(moment);
        await started(state, (host) => opens(host, moment));
      }
  });
});

async function opens(host: DiskHost, moment: Moment): Promise<void> {
  const at = (act: Act) => when(act, moment);
  await host.vaults.sweep();
  const [listed, ...others] = await host.vaults.list();
  expect(others).toEqual([]);
  if (at('create') !== 'after' && !listed) return;
  const names = { before: ['Vault 1'], amid: ['Vault 1', 'Spring'], after: ['Spring'] };
  expect(names[at('rename')]).toContain(listed?.name);
  const [byOld, byNext] = [await codes(host, OLD), await codes(host, NEXT)];
  if (at('passphrase') === 'before') expect(byOld).toBeDefined();
  if (at('passphrase') === 'after')
    expect([byOld, byNext !== undefined]).toEqual([undefined, true]);
  const found = byNext ?? byOld;
  expect(found, `after ${moment.count} changes`).toBeDefined();
  if (at('write') === 'after' && at('destroy') === 'before') expect(found).toContain('INT-002');
  if (at('destroy') === 'after') expect(found).not.toContain('INT-002');
  if (at('write') !== 'before') expect(found).toContain('INT-001');
  if (at('after') === 'after' && at('restore') === 'before') expect(found).toContain('INT-003');
  if (at('restore') === 'after') expect(found).not.toContain('INT-003');
  await snapshotsAreWhole(host);
  expect(await waiting(host)).toBeOneOf(expectedToWait(at));
}

async function snapshotsAreWhole(host: DiskHost): Promise<void> {
  const folder = path.join(host.vaults.folder(ID), 'snapshots');
  const lying = await readdir(folder).catch(() => []);
  const listed = await host.call('snapshots.list', { vault: ID });
  expect(new Set(lying)).toEqual(new Set(listed.map(({ name }) => name)));
}

async function waiting(host: DiskHost): Promise<number | null> {
  const found = await host.call('pendingEdit.read', {
    vault: ID,
  } satisfies CallArgs<'pendingEdit.read'>);
  if (found) expect(found).toEqual(sealed(found[0] ?? 0));
  return found?.[0] ?? null;
}

function expectedToWait(at: (act: Act) => 'before' | 'amid' | 'after'): (number | null)[] {
  if (at('clear') !== 'before') return at('clear') === 'after' ? [null] : [2, null];
  if (at('keepAgain') !== 'before') return at('keepAgain') === 'after' ? [2] : [1, 2];
  return { before: [null], amid: [null, 1], after: [1] }[at('keep')];
}

describe('a power cut while vaults are wiped', { timeout: 60_000 }, () => {
  const wiping = () => states.filter(({ count }) => count >= (begun.get('wipe') ?? 0));
  const slotsOf = async (file: string) => {
    const bytes = await readFile(file);
    const records = Array.from({ length: bytes.length / KEY_RECORD_SIZE }, (_, i) =>
      peekKeyRecord(bytes.subarray(i * KEY_RECORD_SIZE, (i + 1) * KEY_RECORD_SIZE)),
    );
    return records.filter((record) => record?.kind === 'passphrase').length;
  };

  it('leaves the vault whole until its slots are overwritten, and then nothing that opens', async () => {
    const seen: string[] = [];
    for (const state of wiping()) {
      await giveBack({ count: stepCount, isEarly: false });
      const found = await started(state, (host) =>
        codes(host, NEXT).catch((error: { code: string }) => error.code),
      );
      seen.push(Array.isArray(found) ? 'opens' : (found ?? 'unlock-refused'));
    }
    const last = seen.lastIndexOf('opens');
    expect(last).toBeGreaterThan(0);
    const after = new Set(seen.slice(last + 1));
    expect([...after].toSorted()).toEqual(['key-file-damaged', 'key-file-missing']);
    // Both copies: one record each, synced, are all that comes before.
    expect(last).toBeLessThan(12);
  });

  it('overwrites the slots before anything else of the vault', async () => {
    const folder = (host: DiskHost) => host.vaults.folder(ID);
    for (const state of wiping())
      await started(state, async (host) => {
        const names = await readdir(folder(host)).catch(() => []);
        const keys = names.filter((name) => /^keys-\d*-?[ab]$/.test(name));
        const left = await Promise.all(keys.map((name) => slotsOf(path.join(folder(host), name))));
        const isUntouched = left.some((count) => count > 0);
        if (!isUntouched) return;
        expect(names).toContain('pending');
        expect(await readdir(path.join(folder(host), 'snapshots'))).not.toEqual([]);
      });
  });

  it('is finished at the next start, and what is left says so', async () => {
    let unmarked = 0;
    for (const state of wiping())
      await started(state, async (host) => {
        await host.vaults.sweep();
        if ((await host.vaults.wiped()).length === 0) {
          unmarked += 1;
          return expect(await host.vaults.list()).toHaveLength(1);
        }
        expect(await host.vaults.list()).toEqual([]);
        expect(await readdir(host.vaults.folder(ID))).toEqual(['wiped']);
        await host.vaults.forgetWiped(ID);
        expect(await host.vaults.wiped()).toEqual([]);
        return expect(await readdir(path.join(host.folder, 'vaults'))).toEqual([]);
      });
    expect(unmarked).toBe(1);
  });
});
