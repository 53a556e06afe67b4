import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bytes } from '../../core/bytes.ts';
import { EMPTY_RECORD } from '../../core/domain/interview.ts';
import { AppError } from '../../core/errors.ts';
import {
  decodePending,
  type PendingEdit,
  pendingContext,
  textDigest,
} from '../../core/vault/pending-edit.ts';
import { Session } from './session.ts';
import { beginAnew, callMain, interview, open, type, VAULT, worker } from './session-for-test.ts';
import { A, B, NO_NEWS, sealKey } from './worker-for-test.ts';

vi.mock('../bridge.ts', async () => (await import('./session-for-test.ts')).bridge);
vi.mock(
  '../vault/start-worker.ts',
  async () => (await import('./session-for-test.ts')).startWorker,
);

beforeEach(beginAnew);

async function unlocked(): Promise<Session> {
  const session = await Session.start();
  await session.unlock('any');
  return session;
}

const FILE = { source: 'source', name: 'copy', size: 1 };
const locks = () => callMain.mock.calls.filter(([name]) => name === 'window.lock').length;

describe('locking', () => {
  it('saves what was just typed, ends the worker and has the page loaded anew', async () => {
    const session = await unlocked();
    await session.go(interview(A));
    type(session, 'just now');
    await session.lock();
    expect(worker.saved).toMatchObject([{ id: A, changes: [[0, 0, 'just now']] }]);
    expect(worker.terminate).toHaveBeenCalled();
    expect(locks()).toBe(1);
  });

  it('asked for twice waits for the save of the first: sleep while the window closes', async () => {
    const session = await unlocked();
    await session.go(interview(A));
    type(session, 'just now');
    const save = Promise.withResolvers<void>();
    worker.held['saveInterview'] = save.promise;
    const first = session.lock();
    const second = session.lock();
    await vi.waitFor(() => expect(session.snapshot().phase).toBe('locking'));
    await Promise.resolve();
    expect(worker.terminate).not.toHaveBeenCalled();
    save.resolve();
    await Promise.all([first, second]);
    expect(worker.saved.length).toBe(1);
    expect(locks()).toBe(1);
  });

  it('keeps the place, and waits for whatever else the worker was writing', async () => {
    const session = await unlocked();
    const writing = Promise.withResolvers<void>();
    worker.held['flush'] = writing.promise;
    const locked = session.lock();
    await vi.waitFor(() => expect(worker.asked.slice(-2)).toEqual(['savePlace', 'flush']));
    expect(worker.terminate).not.toHaveBeenCalled();
    writing.resolve();
    await locked;
    expect(worker.asked.slice(-3)).toEqual(['savePlace', 'flush', 'takeSnapshot']);
    expect(worker.terminate).toHaveBeenCalled();
  });

  it('gives a snapshot one second: the keys do not stay for it', async () => {
    const session = await unlocked();
    worker.held['takeSnapshot'] = new Promise(() => undefined);
    vi.useFakeTimers();
    const locked = session.lock();
    await vi.advanceTimersByTimeAsync(999);
    expect(worker.asked.at(-1)).toBe('takeSnapshot');
    expect(worker.terminate).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await locked;
    expect(worker.terminate).toHaveBeenCalled();
    vi.useRealTimers();
  });

  it('does not wait for ever: after two seconds the keys go', async () => {
    const session = await unlocked();
    worker.held['flush'] = new Promise(() => undefined);
    vi.useFakeTimers();
    const locked = session.lock();
    await vi.advanceTimersByTimeAsync(2000);
    await locked;
    expect(worker.terminate).toHaveBeenCalled();
    vi.useRealTimers();
  });

  const WRITES = { 'vaults.list': [VAULT] } as const;
  /** Main, whose answer to `pendingEdit.write` is given. */
  function mainThat(keeps: () => Promise<undefined>): void {
    callMain.mockImplementation(async (name) => {
      if (name === 'pendingEdit.write') return keeps();
      return name === 'vaults.list' ? WRITES[name] : name === 'window.lock' ? undefined : {};
    });
  }
  /** What main was given to keep, opened. */
  async function kept(): Promise<PendingEdit[]> {
    const args = callMain.mock.calls.findLast(([name]) => name === 'pendingEdit.write')?.[1];
    const { sealed } = args as { sealed: Bytes };
    const params = { name: 'AES-GCM', iv: sealed.slice(0, 12) };
    const additionalData = pendingContext(VAULT.id);
    return decodePending(
      new Uint8Array(
        await crypto.subtle.decrypt({ ...params, additionalData }, sealKey, sealed.slice(12)),
      ),
    );
  }
  const lockReason = () =>
    callMain.mock.calls.findLast(([name]) => name === 'window.lock')?.[1] as { reason: string };

  it('has what the disk refuses sealed and kept, and says that it was asked for', async () => {
    const session = await unlocked();
    await session.go(interview(A));
    worker.failing = 'storage-full';
    type(session, 'refused');
    await session.lock('suspend');
    const bases = [await textDigest(''), await textDigest('refused')];
    expect(await kept()).toEqual([{ id: A, text: 'refused', record: EMPTY_RECORD, bases }]);
    expect(lockReason()).toEqual({ reason: 'suspend' });
    expect(worker.terminate).toHaveBeenCalled();
  });

  it('keeps it also when the worker does not answer, and what waited from before with it', async () => {
    const before = { id: B, text: 'earlier', record: EMPTY_RECORD, bases: [] };
    worker.replay = { ...NO_NEWS, waiting: [before] };
    const session = await unlocked();
    expect(session.facts().replay).toEqual(worker.replay);
    await session.go(interview(A));
    worker.held['saveInterview'] = new Promise(() => undefined);
    type(session, 'stuck');
    await session.lock();
    expect(await kept()).toMatchObject([{ text: 'earlier' }, { id: A, text: 'stuck' }]);
    expect(worker.terminate).toHaveBeenCalled();
  });

  it('opens no interview whose earlier edit still waits', async () => {
    worker.replay = {
      ...NO_NEWS,
      waiting: [{ id: A, text: 'x', record: EMPTY_RECORD, bases: [] }],
    };
    const session = await unlocked();
    await session.go(interview(A));
    expect(open(session).route.screen).toBe('interviews');
    expect(session.facts().failure).toBe('storage-failed');
    worker.replay = { ...NO_NEWS, putBack: [{ code: 'INT-001', isNew: false }] };
    await session.go(interview(A));
    expect(open(session).route).toEqual(interview(A));
    expect(session.facts().replay).toEqual(worker.replay);
  });

  it('says so when main cannot keep it either', async () => {
    const session = await unlocked();
    await session.go(interview(A));
    worker.failing = 'storage-full';
    mainThat(() => Promise.reject(new AppError('storage-full')));
    type(session, 'refused');
    await session.lock('idle');
    expect(lockReason()).toEqual({ reason: 'unkept' });
  });

  it('keeps nothing beside the vault when everything is saved', async () => {
    const session = await unlocked();
    await session.go(interview(A));
    type(session, 'saved');
    await session.lock();
    expect(callMain.mock.calls.map(([name]) => name)).not.toContain('pendingEdit.write');
  });

  it('tries a failed save once more', async () => {
    const session = await unlocked();
    await session.go(interview(A));
    worker.failing = 'storage-full';
    type(session, 'kept');
    await open(session).document?.autosave.flush();
    worker.failing = undefined;
    await session.lock();
    expect(worker.saved).toMatchObject([{ changes: [[0, 0, 'kept']] }]);
  });
});

describe('wiping', () => {
  const asked = () => callMain.mock.calls.filter(([name]) => /wipe|window|pending/.test(name));

  it('ends the worker first, saves nothing, and has the document loaded anew', async () => {
    const session = await unlocked();
    await session.go(interview(A));
    callMain.mockClear();
    type(session, 'unsaved');
    const before = worker.saved.length;
    await session.wipe('this');
    expect(worker.terminate).toHaveBeenCalledOnce();
    expect(worker.saved).toHaveLength(before);
    expect(asked()).toEqual([
      ['vaults.wipe', { vault: VAULT.id }],
      ['window.lock', { reason: 'wiped' }],
    ]);
  });

  it('of all needs no open vault, and no lock comes between', async () => {
    const session = await Session.start();
    callMain.mockClear();
    await Promise.all([session.wipe('all'), session.lock('quit')]);
    expect(asked()).toEqual([
      ['vaults.wipe', { vault: null }],
      ['window.lock', { reason: 'wiped' }],
    ]);
    await expect((await Session.start()).wipe('this')).rejects.toMatchObject({ code: 'locked' });
  });
});

describe('an idle lock', () => {
  it.each([
    ['a backup', 'writeBackup', (session: Session) => session.backups().write('target')],
    ['a test', 'testBackup', (session: Session) => session.backups().test(FILE, 'p')],
    ['a restore', 'restoreBackup', (session: Session) => session.backups().restore(FILE, 'p', 'V')],
  ] as const)('waits for %s that runs', async (_, call, start) => {
    const session = await unlocked();
    const work = Promise.withResolvers<void>();
    worker.held[call] = work.promise;
    expect(session.isAtWork).toBe(false);
    const running = start(session);
    expect(session.isAtWork).toBe(true);
    work.resolve();
    await running;
    expect(session.isAtWork).toBe(false);
  });
});
