import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type InterviewId, newId } from '../../core/domain/ids.ts';
import { newTranslation } from '../../core/domain/translation.ts';
import { headerOf } from '../../core/vault/interview-header.ts';
import { AppError } from '../../core/errors.ts';
import type { InterviewRoute, Route } from './route.ts';
import { Session } from './session.ts';
import { atTab } from './translation-route.ts';
import { beginAnew, callMain, interview, open, type, VAULT, worker } from './session-for-test.ts';
import { A, B, NO_NEWS } from './worker-for-test.ts';

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

describe('going to a screen', () => {
  it('finds sharing at the tab at which it was left, unless another is asked for', async () => {
    const session = await unlocked();
    await session.go({ screen: 'share', section: 'cards' });
    await session.go({ screen: 'people' });
    await session.go({ screen: 'share' });
    expect(open(session).route).toEqual({ screen: 'share', section: 'cards' });
    await session.go({ screen: 'share', section: 'export' });
    expect(open(session).route).toEqual({ screen: 'share', section: 'export' });
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

describe('a translation', () => {
  const T = 'cccccccc-0000-4000-8000-000000000000' as InterviewId;
  const toTestimony = interview(A);
  const toTranslation = { ...interview(A), tab: 'translation' } as const;

  beforeEach(() => {
    const record = newTranslation(A, 'en');
    worker.translations = [headerOf(T, { record, text: '' }, 1)];
  });

  it('opens on the screen of its original, whatever names it, with both texts', async () => {
    const session = await unlocked();
    await session.go({ ...interview(T), place: { anchor: 4, head: 8, scrollTop: -1 } });
    expect(open(session)).toMatchObject({
      route: { id: A, text: T, tab: 'translation', place: { anchor: 4 } },
      document: { id: T },
      original: { id: A },
    });
    await session.go({ ...interview(T), tab: 'anonymise' });
    expect(open(session).route).toMatchObject({ id: A, text: T, tab: 'anonymise' });
    await session.go({ ...interview(A), tab: 'anonymise' });
    expect(open(session)).toMatchObject({ document: { id: A }, original: { id: A } });
  });

  it('and its original are each saved before the other is shown, and can each be undone afterwards', async () => {
    const session = await unlocked();
    await session.go(toTestimony);
    type(session, 'сказано');
    await session.go({ ...toTranslation, place: { anchor: 7, head: 7, scrollTop: 0 } });
    expect(worker.saved).toMatchObject([{ id: A, changes: [[0, 0, 'сказано']] }]);
    // The caret of one text is none of the other's.
    expect(open(session).route).toEqual({ ...toTranslation, text: T });
    type(session, 'said');
    await session.go({ ...toTestimony, text: T });
    expect(worker.saved).toMatchObject([{ id: A }, { id: T, changes: [[0, 0, 'said']] }]);
    expect(open(session).document?.text).toBe('сказано');
    open(session).document?.undo();
    expect(open(session).document?.text).toBe('');
    await session.go(toTranslation);
    open(session).document?.undo();
    expect(open(session).document?.text).toBe('');
  });

  it('is not left while it cannot be saved, and is read anew after the interview was left', async () => {
    const session = await unlocked();
    await session.go(toTranslation);
    const before = open(session).document;
    worker.failing = 'storage-full';
    type(session, 'unsaved');
    await session.go(toTestimony);
    expect(open(session).document?.text).toBe('unsaved');
    worker.failing = undefined;
    await session.go({ screen: 'people' });
    await session.go(toTranslation);
    expect(open(session).document?.id).toBe(T);
    expect(open(session).document).not.toBe(before);
  });

  it('is not what another tab begins with', async () => {
    const session = await unlocked();
    await session.go({ ...toTranslation, text: T, place: { anchor: 1, head: 1, scrollTop: 0 } });
    const route = open(session).route as InterviewRoute;
    await session.go(atTab(route, 'anonymise'));
    expect(open(session)).toMatchObject({ document: { id: A }, route: { tab: 'anonymise' } });
    expect(open(session).route).not.toHaveProperty('place');
  });

  it('that is not there leaves the tab to begin one', async () => {
    worker.translations = [];
    const session = await unlocked();
    await session.go({ ...toTranslation, text: T });
    expect(open(session)).toMatchObject({ route: toTranslation, document: { id: A } });
    expect(open(session).route).not.toHaveProperty('text');
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

describe('unlocking', () => {
  it('that finds no data says that all of it is gone, not one record', async () => {
    const session = await Session.start();
    worker.unlockFailing = 'row-missing';
    await expect(session.unlock('any')).rejects.toMatchObject({ code: 'database-lost' });
    expect(session.snapshot().phase).toBe('locked');
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

describe('the list', () => {
  it('is the one that unlocking told, and is not asked for again', async () => {
    const session = await unlocked();
    expect(open(session).library.snapshot().interviews).toHaveLength(2);
    expect(worker.asked).not.toContain('interviews');
  });

  it('is asked for again when an edit was put back after it was told', async () => {
    const record = newTranslation(A, 'en');
    const putBack = [{ code: 'INT-001', isNew: true }];
    const unlocking = Promise.withResolvers<void>();
    worker.held['unlock'] = unlocking.promise;
    worker.replay = { ...NO_NEWS, putBack };
    const session = await Session.start();
    const opening = session.unlock('any');
    worker.translations = [headerOf(newId<InterviewId>(), { record, text: '' }, 1)];
    unlocking.resolve();
    await opening;
    expect(open(session).library.snapshot().translations).toHaveLength(1);
  });

  it('of a vault that was locked while it was being unlocked is shown nowhere', async () => {
    worker.held['unlock'] = new Promise(() => undefined);
    const session = await Session.start();
    const opening = session.unlock('any');
    await session.lock();
    await expect(opening).rejects.toMatchObject({ code: 'locked' });
    expect(session.snapshot().phase).not.toBe('open');
    expect(worker.asked).not.toContain('people');
  });
});

describe('the place of before a lock', () => {
  it.each<Route>([
    { screen: 'interviews', section: 'bin' },
    { screen: 'share', section: 'made' },
  ])('comes back: %j', async (place) => {
    worker.place = place;
    expect(open(await unlocked()).route).toEqual(place);
  });
});

describe('what earlier sessions left', () => {
  it('is taken away once the lists are there, and nobody waits for it', async () => {
    worker.held['sweep'] = new Promise(() => undefined);
    const session = await unlocked();
    expect(open(session).library.snapshot().interviews).toHaveLength(2);
    expect(worker.asked.indexOf('sweep')).toBeGreaterThan(worker.asked.indexOf('place'));
  });
});
