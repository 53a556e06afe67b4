import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scanFolders } from './support/disk-scan.ts';
import { Researcher } from './support/researcher.ts';

/**
 * Nothing in clear on disk: words that nobody would write by chance are typed into every kind of field,
 * and then every file that the app could have written is read. No file is left out.
 */
const CANARIES = {
  text: ['zanzibarite', 'қарлығаштау'],
  summary: ['summarillion', 'қысқашалық'],
  place: ['placeholderia', 'жерұйықтау'],
  person: ['Nightingalova', 'Бұлбұлтаева'],
  pseudonym: ['Marmaladova'],
  search: ['quicksearchy'],
  passphrase: ['lighthousewards'],
} as const;
const WORDS = Object.values(CANARIES).flat();
const PASSPHRASE = `lighthousewards river carries seven lanterns home`;

/** A place of its own for everything the app may write: profile, home, temporary files. */
let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'vouchsafe-disk-'));
  for (const name of ['profile', 'home', 'tmp']) mkdirSync(path.join(root, name));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function start(): Promise<Researcher> {
  const home = path.join(root, 'home');
  return Researcher.start({
    userDataDir: path.join(root, 'profile'),
    env: {
      HOME: home,
      TMPDIR: path.join(root, 'tmp'),
      XDG_CONFIG_HOME: path.join(home, '.config'),
      XDG_CACHE_HOME: path.join(home, '.cache'),
      XDG_DATA_HOME: path.join(home, '.local/share'),
    },
  });
}

/** Types every canary where it belongs, and waits until all of it is saved. */
async function typeCanaries(me: Researcher): Promise<void> {
  await me.makeVault(PASSPHRASE);
  await me.press('Control+KeyN');
  await me.page.getByRole('tab', { name: 'Overview', selected: true }).waitFor();
  await me.focusOn('Place');
  await me.type(CANARIES.place.join(' '));
  await me.focusOn('Summary');
  await me.type(CANARIES.summary.join(' '));
  await me.page.getByRole('tab', { name: 'Testimony & tags' }).click();
  await me.page.getByRole('textbox', { name: 'Testimony' }).focus();
  // Long enough that LevelDB compresses it, with the words far apart.
  for (const word of CANARIES.text)
    await me.page.keyboard.insertText(`${'lorem ipsum '.repeat(400)}${word} `);
  await me.sees(/Saved \d/);
  await me.press('Control+Digit2');
  for (const name of CANARIES.person) {
    await me.page.getByRole('heading', { name: 'People' }).first().waitFor();
    await me.focusOn('Add a name');
    await me.press('Enter');
    await me.focusOn('Name');
    await me.type(name);
    await me.focusOn('Pseudonym');
    await me.press('Control+a');
    await me.type(name === CANARIES.person[0] ? CANARIES.pseudonym[0] : 'Dinara');
    await me.focusOn('Add');
    await me.press('Enter');
    await me.dialogCloses();
  }
  await me.press('Control+Digit1');
  await me.focusOn('Find by code');
  await me.type(CANARIES.search[0]);
  await me.sees('Nothing matches');
}

function expectNothingInClear(): void {
  const { files, findings } = scanFolders([root], WORDS);
  expect(files).toBeGreaterThan(20);
  expect(findings).toEqual([]);
}

describe('the disk', () => {
  it('holds no typed word after everything was killed', async () => {
    const me = await start();
    await typeCanaries(me);
    await me.kill();
    expectNothingInClear();
  });

  it('holds no typed word after locking, unlocking and an orderly quit', async () => {
    const me = await start();
    await typeCanaries(me);
    await me.lock();
    await me.unlock(PASSPHRASE);
    await me.close();
    expectNothingInClear();
  });

  it('finds words that do lie in clear: what it cannot see, it could not rule out', async () => {
    const me = await start();
    await me.makeVault(PASSPHRASE);
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
    const found = new Set(scanFolders([root], WORDS).findings.map(({ word }) => word));
    expect(found).toEqual(new Set(CANARIES.text));
  });
});
