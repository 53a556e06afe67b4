import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import unlockWords from '../../renderer/locales/en/unlock.json' with { type: 'json' };
import { CANARIES, CANARY_PASSPHRASE, row, typeCanaries, WORDS } from './support/canaries.ts';
import { crashPage } from './support/crash-page.ts';
import { endMain } from './support/end-main.ts';
import { type Store, STORES, storesIn } from './support/database-store.ts';
import { scanFolders } from './support/disk-scan.ts';
import { Researcher } from './support/researcher.ts';
import { watchOutside } from './support/watch-outside.ts';

/**
 * Nothing in clear on disk: words that nobody would write by chance are typed into every kind of field,
 * and then every file that the app could have written is read. No file is left out.
 */
const STORE_NAMES = Object.keys(STORES) as Store[];
/** Typed when the page's process ends by itself. */
const UNSAVED = 'crashwordia';

/** A place of its own for everything the app may write: profile, home, temporary files. */
let root: string;
let profile: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'vouchsafe-disk-'));
  for (const name of ['profile', 'home', 'tmp']) mkdirSync(path.join(root, name));
  profile = path.join(root, 'profile');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function start(store: Store): Promise<Researcher> {
  const home = path.join(root, 'home');
  return Researcher.start({
    userDataDir: profile,
    args: [...STORES[store]],
    env: {
      HOME: home,
      TMPDIR: path.join(root, 'tmp'),
      XDG_CONFIG_HOME: path.join(home, '.config'),
      XDG_CACHE_HOME: path.join(home, '.cache'),
      XDG_DATA_HOME: path.join(home, '.local/share'),
    },
  });
}

function expectNothingInClear(): void {
  const { files, findings } = scanFolders([root], [...WORDS, UNSAVED]);
  expect(files).toBeGreaterThan(20);
  expect(findings).toEqual([]);
}

function crashDumps(): string[] {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.dmp'));
}

/** At the end of a testimony that has text. */
async function writeOn(me: Researcher): Promise<void> {
  await me.press('Control+Digit1');
  await row(me, CANARIES.code[0]).dblclick();
  await me.page.getByRole('textbox', { name: 'Testimony' }).focus();
  await me.press('Control+KeyE', 'Control+End');
}

/** The page's process ends in the middle of a word; the app says so and can be opened again. */
async function crashWhileTyping(me: Researcher): Promise<void> {
  await writeOn(me);
  await me.page.keyboard.insertText(UNSAVED);
  const shown = await crashPage(me);
  // The next document may have to wait for what the system does with a process that crashed.
  await expect.poll(shown, { timeout: 60_000 }).toContain(unlockWords.notice.crashed);
  expect(await shown()).toContain(unlockWords.unlock);
}

describe('the disk', () => {
  it('holds no typed word after everything was killed, after a crash of the page, nor after an orderly quit', async () => {
    const me = await start('LevelDB');
    const outside = await watchOutside(me);
    await typeCanaries(me);
    const { titles, recentDocuments } = await outside();
    expect(titles).toEqual(['Vouchsafe']);
    expect(recentDocuments).toEqual([]);
    await me.kill();
    expect(storesIn(profile)).toEqual(new Set(['LevelDB']));
    expectNothingInClear();

    const again = await start('LevelDB');
    await again.unlock(CANARY_PASSPHRASE);
    await again.lock();
    // A lock leaves a snapshot, which is a file of the app's own.
    await again.unlock(CANARY_PASSPHRASE);
    await crashWhileTyping(again);
    await again.close();
    // The settings are in clear, and among what was scanned; a crash leaves no memory behind.
    expect(readFileSync(path.join(profile, 'settings.json'), 'utf8')).toContain('"language"');
    expect(crashDumps()).toEqual([]);
    expectNothingInClear();
  });

  it('holds none after the main process alone was killed or crashed in the middle of typing', async () => {
    const first = await start('LevelDB');
    await typeCanaries(first);
    await first.close();
    for (const how of ['SIGKILL', 'SIGSEGV', 'abort'] as const) {
      const me = await start('LevelDB');
      await me.unlock(CANARY_PASSPHRASE);
      await writeOn(me);
      const typing = me.type(UNSAVED.repeat(50)).catch(() => undefined);
      await me.page.getByRole('textbox', { name: 'Testimony' }).getByText(UNSAVED).waitFor();
      await endMain(me, how);
      await typing;
      expect(crashDumps(), how).toEqual([]);
      expectNothingInClear();
    }
    const again = await start('LevelDB');
    await again.unlock(CANARY_PASSPHRASE);
    await again.close();
  });

  it('holds none on the store that Chromium is changing to', async () => {
    const me = await start('SQLite');
    await typeCanaries(me);
    await me.kill();
    expect(storesIn(profile)).toEqual(new Set(['SQLite']));
    expectNothingInClear();
  });

  it.each(STORE_NAMES)(
    'finds words that do lie in clear on %s: what it cannot see, it could not rule out',
    async (store) => {
      const me = await start(store);
      await me.page.getByRole('button', { name: 'English' }).waitFor();
      await me.page.evaluate(async () => {
        const request = indexedDB.open('positive-control', 1);
        request.addEventListener('upgradeneeded', () => {
          request.result.createObjectStore('rows', { keyPath: 'id' });
        });
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result));
          request.addEventListener('error', () => reject(new Error('no database')));
        });
        const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' });
        const filler = 'lorem ipsum '.repeat(400);
        transaction
          .objectStore('rows')
          .put({ id: 1, text: `${filler}zanzibarite ${filler}қарлығаштау` });
        await new Promise((resolve) => {
          transaction.addEventListener('complete', resolve);
        });
      });
      await me.kill();
      expect(storesIn(profile)).toEqual(new Set([store]));
      const found = new Set(scanFolders([root], WORDS).findings.map(({ word }) => word));
      expect(found).toEqual(new Set(CANARIES.text));
    },
  );
});
