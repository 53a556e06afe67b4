import 'fake-indexeddb/auto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorCode } from '../../core/errors.ts';
import { KEY_RECORD_SIZE, peekKeyRecord } from '../../core/vault/key-record.ts';
import { openWithShares } from '../../renderer/vault/worker/recovery.ts';
import { DiskHost } from '../../tests/support/disk-host.ts';
import {
  type DiskState,
  putState,
  recordingFileSystem,
  statesOf,
} from '../../tests/support/power-loss.ts';
import {
  type Act,
  type Databases,
  dumpDatabases,
  FOUND,
  giveBack,
  halfSnapshots,
  ID,
  LAST,
  live,
  look,
  NEXT,
  OLD,
  PAPER,
  sealedEdit,
} from '../../tests/support/vault-life.ts';

let root = '';
let states: DiskState[] = [];
/** The databases when a change was about to be made: as every commit so far left them. */
const databases: Databases[] = [];
const begun = new Map<Act, number>();
const ended = new Map<Act, number>();
let stepCount = 0;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'vouchsafe-power-'));
  const { fileSystem, steps } = recordingFileSystem(async (count) => {
    databases[count] = await dumpDatabases();
  });
  const host = new DiskHost(root, fileSystem);
  await live(host, {
    before: (act) => begun.set(act, steps.length),
    after: (act) => ended.set(act, steps.length),
  });
  databases[steps.length] = await dumpDatabases();
  stepCount = steps.length;
  states = [...statesOf(steps)];
}, 60_000);
afterAll(() => rm(root, { recursive: true, force: true }));

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

/** Codes of all interviews, when this passphrase opens the vault; nothing of it is damaged. */
async function codes(host: DiskHost, passphrase: string): Promise<readonly string[] | undefined> {
  const opened = await look(host, passphrase);
  const nothing = { keyFileDamaged: 0, repairedPages: 0, isRootRepaired: false, lost: 0 };
  if (opened) expect(opened.report).toMatchObject(nothing);
  return opened?.codes;
}

function databasesAt({ count, isEarly }: Moment): Databases {
  return databases[isEarly ? Math.max(0, count - 1) : count] ?? {};
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

/**
 * The life of a vault with every change that main made to the disk noted; then the power goes after each of them. The
 * database is given back as strict durability leaves it at that moment.
 */
describe('a power cut at any step of a vault’s life', { timeout: 120_000 }, () => {
  it('leaves a vault that opens with everything in it, until its wipe', async () => {
    expect(stepCount).toBeGreaterThan(100);
    for (const state of states.filter(({ count }) => count <= (begun.get('wipe') ?? 0)))
      for (const moment of moments(state.count)) {
        await giveBack(databasesAt(moment));
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
  const [byFound, byLast] = [await codes(host, FOUND), await codes(host, LAST)];
  if (at('passphrase') === 'before') expect(byOld).toBeDefined();
  if (at('passphrase') === 'after') expect(byOld).toBeUndefined();
  if (at('recover') === 'before') expect(byFound).toBeUndefined();
  if (at('recover') === 'after') expect(byNext).toBeUndefined();
  if (at('rekey') === 'before') expect(byLast).toBeUndefined();
  if (at('rekey') === 'after') expect(byFound).toBeUndefined();
  const found = byLast ?? byFound ?? byNext ?? byOld;
  expect(found, `after ${moment.count} changes`).toBeDefined();
  if (at('write') === 'after' && at('destroy') === 'before') expect(found).toContain('INT-002');
  if (at('destroy') === 'after') expect(found).not.toContain('INT-002');
  if (at('first') === 'after') expect(found).toContain('INT-001');
  if (at('after') === 'after' && at('restore') === 'before') expect(found).toContain('INT-003');
  if (at('restore') === 'after') expect(found).not.toContain('INT-003');
  await opensByShares(host, at);
  expect(await halfSnapshots(host)).toEqual([]);
  expect(await waiting(host)).toBeOneOf(expectedToWait(at));
}

/** From the first set on until it is taken away some set opens the vault, and never one that was replaced. */
async function opensByShares(host: DiskHost, at: (act: Act) => 'before' | 'amid' | 'after') {
  const opens = (act: 'shares' | 'sharesAgain') =>
    openWithShares(host, ID, PAPER.get(act)?.slice(1) ?? []).then(
      () => true,
      (error: unknown) => {
        expect(errorCode(error)).toBeOneOf(['recovery-none', 'share-replaced']);
        return false;
      },
    );
  const [first, second] = [await opens('shares'), await opens('sharesAgain')];
  if (at('shares') === 'before' || at('sharesAgain') === 'after') expect(first).toBe(false);
  if (at('sharesAgain') === 'before' || at('dropShares') === 'after') expect(second).toBe(false);
  if (at('shares') === 'after' && at('dropShares') === 'before') expect(first || second).toBe(true);
}

async function waiting(host: DiskHost): Promise<number | null> {
  const found = await host.call('pendingEdit.read', { vault: ID });
  if (found) expect(found).toEqual(sealedEdit(found[0] ?? 0));
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
      await giveBack(databases[stepCount] ?? {});
      const found = await started(state, (host) =>
        codes(host, LAST).catch((error: { code: string }) => error.code),
      );
      seen.push(typeof found === 'object' ? 'opens' : (found ?? 'unlock-refused'));
    }
    const last = seen.lastIndexOf('opens');
    expect(last).toBeGreaterThan(0);
    const after = new Set(seen.slice(last + 1));
    expect([...after].toSorted()).toEqual(['key-file-damaged', 'key-file-missing']);
    // Both copies: the slots of passphrase and shares in each, synced, are all that comes before.
    expect(last).toBeLessThan(24);
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
