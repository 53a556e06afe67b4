import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_RECORD } from '../../core/domain/interview.ts';
import { TextFolder } from '../../core/search/fold-text.ts';
import { askManyTimes, vaultWorker } from './support/ask-worker.ts';
import { Heaps, holds } from './support/heaps.ts';
import { openTab, registerPeople } from './support/interview-flows.ts';
import { startWithVault } from './support/ready-vault.ts';
import { PASSPHRASE, type Researcher } from './support/researcher.ts';

/**
 * After a lock and a collection, a heap snapshot of the page, of every worker and of every worker's worker holds no word
 * of the vault. Each word is looked for while the vault is open too: a search that finds nothing would prove nothing.
 */
const LATIN = 'zanzibaritequokka';
const CYRILLIC = 'қарлығашұясының';
const NAME = 'Wolframina Testperson';
const SAID = `${LATIN} ${CYRILLIC}`;
/** As a search keeps them. */
const FOLDED = new TextFolder().fold(CYRILLIC).trim();
/** With the one that is typed, more than are looked through without a helper. */
const OTHERS = 512;

/** In the helper that opens many rows: its first answer stays with it, and so does a lock, for as long as it lives. */
const KEEPS_ITS_ANSWER = `
  void navigator.locks.request('helper', () => new Promise(() => undefined));
  var kept = new Promise((resolve) => {
    const post = self.postMessage;
    self.postMessage = (message, ...more) => {
      if (message.answer) resolve(message);
      else post.call(self, message, ...more);
    };
  });`;

/**
 * In the vault worker: once it has called a helper, rows are opened only when that has started, or there would be none
 * left for it.
 */
function waitForHelper(): void {
  let started = Promise.resolve();
  const RealWorker = Worker;
  globalThis.Worker = class extends RealWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      started = new Promise((resolve) =>
        this.addEventListener('message', () => resolve(), { once: true }),
      );
    }
  };
  const { decrypt } = crypto.subtle;
  crypto.subtle.decrypt = async (...args) => {
    await started;
    return decrypt.apply(crypto.subtle, args);
  };
}

describe('the memory of page and workers', () => {
  let me: Researcher;

  beforeAll(async () => {
    me = await startWithVault();
    const others = Array.from({ length: OTHERS }, (_, i) => ({
      record: { ...EMPTY_RECORD, code: `M-${i}` },
      text: SAID,
    }));
    await askManyTimes(me, 'createInterview', others);
    await me.press('Control+KeyN');
    await me.page.getByRole('tab', { name: 'Overview', selected: true }).waitFor();
    await openTab(me, 'Testimony & tags');
    await me.focusOn(/^Testimony$/);
    await me.type(SAID);
    await me.sees(/Saved \d/);
    const people = [{ name: NAME, gender: 'female', pseudonym: 'Marina' }] as const;
    await registerPeople(me, { people });
    await me.press('Control+Digit1');
    await me.page.getByRole('row', { name: /INT-001/ }).dblclick();
    await me.sees(new RegExp(LATIN));
  });
  afterAll(() => me?.close());

  it('holds the words while the vault is open, but not the passphrase', async () => {
    const heaps = await Heaps.of(me);
    expect(heaps.workers).toEqual(['vault']);
    const { page, workers } = await heaps.take();
    for (const word of [LATIN, CYRILLIC, NAME]) {
      expect(holds(page, word), `${word} in the page`).toBe(true);
      expect(holds(workers, word), `${word} in the worker`).toBe(true);
    }
    expect(holds(page, PASSPHRASE), 'the passphrase in the page').toBe(false);
    expect(holds(workers, PASSPHRASE), 'the passphrase in the worker').toBe(false);
    await heaps.close();
  });

  it('holds none of them after a lock, until the passphrase is being typed', async () => {
    await me.lock();
    await me.focusOn('Passphrase');
    await me.type(PASSPHRASE);
    const heaps = await Heaps.of(me);
    expect(heaps.workers).toEqual(['vault', 'derive']);
    const { page, workers } = await heaps.take();
    for (const word of [LATIN, CYRILLIC, NAME]) {
      expect(holds(page, word), `${word} in the page`).toBe(false);
      expect(holds(workers, word), `${word} in a worker`).toBe(false);
    }
    expect(holds(page, PASSPHRASE), 'the passphrase in the page').toBe(true);
    expect(holds(workers, PASSPHRASE), 'the passphrase in a worker').toBe(false);
    await heaps.close();
    await me.press('Enter');
    await me.sees(new RegExp(LATIN));
  });

  it('holds none of them after a lock in the middle of a search, nor does the helper that it called', async () => {
    const heaps = await Heaps.of(me, { name: 'row', script: KEEPS_ITS_ANSWER });
    await vaultWorker(me).evaluate(waitForHelper);
    await me.press('Control+Shift+KeyF');
    await me.page.getByRole('searchbox', { name: 'Search all interviews' }).waitFor();
    await me.focusOn('Search all interviews');
    await me.page.keyboard.insertText(LATIN);
    const helper = await heaps.held;
    await helper.evaluate('kept');
    expect(heaps.workers).toEqual(['vault', 'row']);
    const opened = await helper.snapshot();
    for (const word of [LATIN, CYRILLIC, FOLDED])
      expect(holds(opened, word), `${word} in the helper`).toBe(true);
    expect(await heldLocks(me)).toContain('helper');
    await heaps.close();

    await me.lock();
    expect(await heldLocks(me)).not.toContain('helper');
    const after = await Heaps.of(me);
    // The vault's former worker is going; the one that stands ready for the passphrase may have started by now.
    await expect.poll(() => after.workers.join(' ')).toMatch(/^vault( derive)?$/);
    const { page, workers } = await after.take();
    for (const word of [LATIN, CYRILLIC, FOLDED, NAME, PASSPHRASE]) {
      expect(holds(page, word), `${word} in the page`).toBe(false);
      expect(holds(workers, word), `${word} in a worker`).toBe(false);
    }
    await after.close();
  });
});

/** A worker's lock is let go when the worker is gone. */
async function heldLocks(me: Researcher): Promise<(string | undefined)[]> {
  return me.page.evaluate(async () => {
    const { held = [] } = await navigator.locks.query();
    return held.map(({ name }) => name);
  });
}
