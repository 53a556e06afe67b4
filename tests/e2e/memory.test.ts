import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTab, registerPeople } from './support/interview-flows.ts';
import { PASSPHRASE, Researcher } from './support/researcher.ts';

/**
 * After a lock and a collection, a heap snapshot of the page and of every worker holds no word of the
 * vault. Each word is looked for while the vault is open too: a search that finds nothing would prove nothing.
 */
const LATIN = 'zanzibaritequokka';
const CYRILLIC = 'қарлығашұясының';
const NAME = 'Wolframina Testperson';

interface Target {
  readonly sessionId: string;
  readonly type: string;
}

/** The page and its dedicated workers, spoken to through the page's own session. */
class Heaps {
  readonly #session: CDPSession;
  readonly #workers = new Map<string, Target>();
  readonly #waiting = new Map<string, (result: unknown) => void>();
  readonly #chunks = new Map<string, string[]>();
  #nextId = 1;

  constructor(session: CDPSession) {
    this.#session = session;
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) =>
      this.#workers.set(sessionId, { sessionId, type: targetInfo.type }),
    );
    session.on('Target.detachedFromTarget', ({ sessionId }) => this.#workers.delete(sessionId));
    session.on('Target.receivedMessageFromTarget', ({ sessionId, message }) =>
      this.#receive(sessionId, message),
    );
  }

  static async of(me: Researcher): Promise<Heaps> {
    const heaps = new Heaps(await me.page.context().newCDPSession(me.page));
    const options = { autoAttach: true, waitForDebuggerOnStart: false, flatten: false };
    await heaps.#session.send('Target.setAutoAttach', options);
    return heaps;
  }

  get workers(): number {
    return this.#workers.size;
  }

  /** Text of the snapshots after a collection. */
  async take(): Promise<{ page: string; workers: string }> {
    const pieces: string[] = [];
    this.#session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => pieces.push(chunk));
    await this.#session.send('HeapProfiler.enable');
    await this.#session.send('HeapProfiler.collectGarbage');
    await this.#session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
    const workers: string[] = [];
    for (const { sessionId } of this.#workers.values()) {
      this.#chunks.set(sessionId, []);
      await this.#call(sessionId, 'HeapProfiler.enable');
      await this.#call(sessionId, 'HeapProfiler.collectGarbage');
      await this.#call(sessionId, 'HeapProfiler.takeHeapSnapshot');
      workers.push((this.#chunks.get(sessionId) ?? []).join(''));
    }
    return { page: pieces.join(''), workers: workers.join('\n') };
  }

  async close(): Promise<void> {
    await this.#session.detach();
  }

  #call(sessionId: string, method: string): Promise<unknown> {
    const id = this.#nextId;
    this.#nextId += 1;
    const message = JSON.stringify({ id, method, params: {} });
    return new Promise((resolve, reject) => {
      this.#waiting.set(`${sessionId}/${id}`, resolve);
      this.#session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
    });
  }

  #receive(sessionId: string, text: string): void {
    const message = JSON.parse(text) as {
      id?: number;
      method?: string;
      params?: { chunk?: string };
    };
    if (message.method === 'HeapProfiler.addHeapSnapshotChunk')
      this.#chunks.get(sessionId)?.push(message.params?.chunk ?? '');
    if (message.id === undefined) return;
    this.#waiting.get(`${sessionId}/${message.id}`)?.(message);
    this.#waiting.delete(`${sessionId}/${message.id}`);
  }
}

/** A snapshot is JSON: what is not ASCII may stand in it escaped. */
function holds(snapshot: string, word: string): boolean {
  const escaped = JSON.stringify(word)
    .slice(1, -1)
    .replaceAll(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return snapshot.includes(word) || snapshot.toLowerCase().includes(escaped.toLowerCase());
}

describe('the memory of page and workers', () => {
  let me: Researcher;

  beforeAll(async () => {
    me = await Researcher.start();
    await me.makeVault();
    await me.press('Control+KeyN');
    await me.page.getByRole('tab', { name: 'Overview', selected: true }).waitFor();
    await openTab(me, 'Testimony & tags');
    await me.focusOn(/^Testimony$/);
    await me.type(`${LATIN} ${CYRILLIC}`);
    await me.sees(/Saved \d/);
    const people = [{ name: NAME, gender: 'female', pseudonym: 'Marina' }] as const;
    await registerPeople(me, { people });
    await me.lock();
    await me.unlock();
    await me.press('Control+Digit1');
    await me.page.getByRole('row', { name: /INT-001/ }).click();
    await me.press('Enter');
    await me.sees(new RegExp(LATIN));
  });
  afterAll(() => me?.close());

  it('holds the words while the vault is open, but not the passphrase', async () => {
    const heaps = await Heaps.of(me);
    expect(heaps.workers).toBe(1);
    const { page, workers } = await heaps.take();
    for (const word of [LATIN, CYRILLIC, NAME]) {
      expect(holds(page, word), `${word} in the page`).toBe(true);
      expect(holds(workers, word), `${word} in the worker`).toBe(true);
    }
    expect(holds(page, PASSPHRASE), 'the passphrase in the page').toBe(false);
    expect(holds(workers, PASSPHRASE), 'the passphrase in the worker').toBe(false);
    await heaps.close();
  });

  it('holds the passphrase while it is being typed: the search would find it', async () => {
    await me.lock();
    await me.focusOn('Passphrase');
    await me.type(PASSPHRASE);
    const heaps = await Heaps.of(me);
    expect(holds((await heaps.take()).page, PASSPHRASE)).toBe(true);
    await heaps.close();
    await me.press('Enter');
    await me.sees(new RegExp(LATIN));
  });

  it('holds none of them after a lock', async () => {
    await me.lock();
    const heaps = await Heaps.of(me);
    expect(heaps.workers).toBe(1);
    const { page, workers } = await heaps.take();
    for (const word of [LATIN, CYRILLIC, NAME, PASSPHRASE]) {
      expect(holds(page, word), `${word} in the page`).toBe(false);
      expect(holds(workers, word), `${word} in the worker`).toBe(false);
    }
    await heaps.close();
    await me.unlock();
  });
});
