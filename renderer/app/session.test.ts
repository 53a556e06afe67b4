import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { InterviewId } from '../../core/domain/ids.ts';
import { EMPTY_RECORD } from '../../core/domain/interview.ts';
import type { Bytes } from '../../core/bytes.ts';
import { AppError } from '../../core/errors.ts';
import {
  decodePending,
  type PendingEdit,
  pendingContext,
  textDigest,
} from '../../core/vault/pending-edit.ts';
import { Session } from './session.ts';
import { A, B, FakeWorker, NO_NEWS, sealKey } from './worker-for-test.ts';

const VAULT = { id: 'b1d7a3c2-0000-4000-8000-000000000000', name: 'Vault 1' };
let worker: FakeWorker;
const callMain = vi.fn<(name: string, args: unknown) => Promise<unknown>>();
vi.mock('../bridge.ts', () => ({
  callMain: (name: string, args: unknown) => callMain(name, args),
  relayToMain: async () => undefined,
}));
vi.mock('../vault/start-worker.ts', () => ({ startVaultWorker: () => worker }));

beforeEach(() => {
  worker = new FakeWorker();
  callMain.mockReset();
  callMain.mockImplementation(async (name) =>
    name === 'vaults.list'
      ? [VAULT]
      : name === 'vaults.wiped'
        ? []
        : name === 'window.lock'
          ? undefined
          : {},
  );
});

async function unlocked(): Promise<Session> {
  const session = await Session.start();
  await session.unlock('any');
  return session;
}

function open(session: Session) {
  const state = session.snapshot();
  if (state.phase !== 'open') throw new Error(`not open but ${state.phase}`);
  return state;
}

function type(session: Session, insert: string): void {
  open(session).document?.dispatch({ changes: { from: 0, insert } });
}

const FILE = { source: 'source', name: 'copy', size: 1 };
const interview = (id: InterviewId) => ({ screen: 'interview', id, tab: 'testimony' }) as const;
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
    expect(worker.terminate).toHaveBeenCalled();
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

describe('leaving an interview', () => {
  it('is refused while its edits cannot be saved, and loses none of them', async () => {
    const session = await unlocked();
    await session.go(interview(A));
    worker.failing = 'storage-full';
    type(session, 'unsaved');
    await session.go({ screen: 'people' });
    expect(open(session)).toMatchObject({ route: { screen: 'interview', id: A } });
    expect(open(session).document?.text).toBe('unsaved');
    worker.failing = undefined;
    await session.go({ screen: 'people' });
    expect(open(session).route.screen).toBe('people');
    expect(worker.saved).toMatchObject([{ changes: [[0, 0, 'unsaved']] }]);
  });

  it('ends where was asked last, however long an interview takes to open', async () => {
    const session = await unlocked();
    const opening = Promise.withResolvers<void>();
    worker.held['openInterview'] = opening.promise;
    const slow = session.go(interview(A));
    await session.go({ screen: 'codebook' });
    opening.resolve();
    await slow;
    expect(open(session).route.screen).toBe('codebook');
  });

  it('puts no second document in place of one that was typed into', async () => {
    const session = await unlocked();
    const opening = Promise.withResolvers<void>();
    const first = session.go(interview(A));
    worker.held['openInterview'] = opening.promise;
    const second = session.go(interview(A));
    await first;
    opening.resolve();
    await Promise.resolve();
    const { document } = open(session);
    if (document) type(session, 'kept');
    await second;
    type(session, 'more ');
    await open(session).document?.autosave.flush();
    expect(open(session).document?.text).toBe(document ? 'more kept' : 'more ');
  });

  it('says which interview cannot be opened and why, until it is read', async () => {
    const session = await unlocked();
    worker.failing = 'row-damaged';
    await session.go(interview(A));
    expect(session.facts()).toMatchObject({ failure: 'row-damaged', unopened: A });
    expect(open(session).route.screen).toBe('interviews');
    session.dismissFailure();
    expect(session.facts()).toMatchObject({ failure: undefined, unopened: undefined });
  });

  it('saves what was typed while the next one was being opened', async () => {
    const session = await unlocked();
    await session.go(interview(A));
    const opening = Promise.withResolvers<void>();
    worker.held['openInterview'] = opening.promise;
    const leaving = session.go(interview(B));
    type(session, 'late');
    opening.resolve();
    await leaving;
    expect(worker.saved).toMatchObject([{ id: A, changes: [[0, 0, 'late']] }]);
  });

  it('is not undone by a pane that reports its caret late', async () => {
    const session = await unlocked();
    await session.go(interview(A));
    await session.go({ screen: 'people' });
    session.rememberPlace({ ...interview(A), place: { anchor: 1, head: 1, scrollTop: 0 } });
    expect(open(session).route.screen).toBe('people');
  });
});

describe('a new interview', () => {
  it('is made once when asked for twice in a row, and again later', async () => {
    const session = await unlocked();
    const made = () => worker.asked.filter((name) => name === 'createInterview').length;
    await Promise.all([session.newInterview(), session.newInterview()]);
    expect(made()).toBe(1);
    await session.newInterview();
    expect(made()).toBe(2);
  });
});

describe('a setting that cannot be kept', () => {
  it('is taken back, and said', async () => {
    const session = await unlocked();
    const before = session.facts().settings;
    callMain.mockImplementation(async (name) => {
      if (name === 'settings.write') throw new AppError('storage-full');
      if (name === 'settings.read') throw new AppError('internal');
      return undefined;
    });
    const change = session.changeSettings({ theme: 'dark' });
    expect(session.facts().settings.theme).toBe('dark');
    await change;
    expect(session.facts().settings).toEqual(before);
    expect(session.facts().failure).toBe('storage-full');
  });
});

describe('making a vault', () => {
  it('of which only opening fails leads to its door, and makes no second one', async () => {
    const made: { id: string; name: string; hasKeys: boolean }[] = [];
    callMain.mockImplementation(async (name) => (name === 'vaults.list' ? made.slice() : {}));
    const session = await Session.start();
    expect(session.snapshot().phase).toBe('first-run');
    worker.onCreate = ({ id, name }) => {
      made.push({ id, name, hasKeys: true });
      return 'storage-failed';
    };
    await session.create('any');
    expect(session.snapshot()).toMatchObject({
      phase: 'locked',
      vault: { id: made[0]?.id, name: 'Vault 1' },
      isJustMade: true,
    });
    session.startNew();
    worker.onCreate = ({ id, name }) => {
      made.push({ id, name, hasKeys: true });
      return undefined;
    };
    await session.create('any');
    expect(made.map(({ name }) => name)).toEqual(['Vault 1', 'Vault 2']);
    expect(session.snapshot().phase).toBe('open');
  });

  it('that was not made is told where it was asked for', async () => {
    callMain.mockImplementation(async (name) => (name === 'vaults.list' ? [] : {}));
    const session = await Session.start();
    worker.onCreate = () => 'storage-full';
    await expect(session.create('any')).rejects.toMatchObject({ code: 'storage-full' });
    expect(session.snapshot().phase).toBe('first-run');
  });
});

describe('what main has for the page', () => {
  const OFFER = { source: 'h', name: 'bundle.age', size: 3 };
  const answer = (offered: () => Promise<unknown>) =>
    callMain.mockImplementation(async (name) => {
      if (name === 'openFile.takeOffered') return offered();
      return name === 'vaults.list' ? [VAULT] : {};
    });

  it('is a bundle from the file manager, shown once the vault is open', async () => {
    answer(async () => OFFER);
    const session = await Session.start();
    await session.takeOffered();
    expect(session.facts().offered).toEqual(OFFER);
    await session.unlock('any');
    expect(open(session).route).toEqual({ screen: 'share', section: 'open' });
  });

  it('is told as a failure when that bundle cannot be read', async () => {
    answer(() => Promise.reject(new AppError('file-read-failed')));
    const session = await Session.start();
    await session.takeOffered();
    expect(session.facts()).toMatchObject({ offered: undefined, failure: 'file-read-failed' });
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
