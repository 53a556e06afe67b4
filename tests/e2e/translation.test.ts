import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import words from '../../renderer/locales/en/share.json' with { type: 'json' };
import type { FictionalTestimony } from '../fixtures/testimonies.ts';
import {
  openInterview,
  openTab,
  registerPeople,
  writeInterview,
} from './support/interview-flows.ts';
import { startWithVault } from './support/ready-vault.ts';
import type { Researcher } from './support/researcher.ts';
import {
  addRecipient,
  answerSaveDialog,
  checkEverything,
  openBundle,
  writeBundle,
} from './support/share-flows.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'vouchsafe-translation-'));
const file = path.join(folder, 'out', 'bundle-0000.tar.age');
const content = path.join(folder, 'content');
mkdirSync(path.dirname(file));
mkdirSync(content);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TRADER: FictionalTestimony = {
  language: 'ru',
  occupation: 'Market trader',
  place: 'Fictional market',
  published: 'Northern region',
  date: { year: '1998', month: '11', day: '24' },
  text: 'Сапарова дала нам листы.\n\nМы подписали.',
  people: [{ name: 'Сапарова', gender: 'female', pseudonym: 'Алиева' }],
  forms: [],
  identifiers: [],
  kept: [],
};
const ENGLISH = 'Saparova gave us the sheets.';

describe('a translation', () => {
  let me: Researcher;

  beforeAll(async () => {
    me = await startWithVault();
    await writeInterview(me, TRADER);
    await registerPeople(me, TRADER);
    await openInterview(me, 'INT-001');
  });
  afterAll(() => me?.close());

  const editor = () => me.page.getByRole('textbox', { name: 'Translation into English' });

  it('is begun, typed beside the original, and there again after a lock', async () => {
    await openTab(me, 'Translation');
    await me.focusOn('Begin a translation');
    await me.press('Enter');
    await editor().waitFor();
    expect(await me.page.getByRole('region', { name: 'Original' }).innerText()).toContain('листы');
    await me.focusOn(/^Translation into English/);
    await me.type(`${ENGLISH}\n\nWe sig`);
    await me.lock();
    await me.unlock();
    await editor().waitFor();
    // Caret and mode are where they were.
    if ((await editor().getAttribute('aria-readonly')) === 'true') await me.press('Control+KeyE');
    await me.type('ned.');
    await expect.poll(() => editor().innerText()).toContain('We signed.');
    await me.sees(/Saved \d/);
  });

  it('does not make a second interview of it', async () => {
    await me.press('Control+Digit1');
    await me.sees('1 interview');
    expect(await me.page.getByRole('row').count()).toBe(2);
  });

  it('is found under the code of its original, and opened at the place', async () => {
    await me.press('Control+Shift+KeyF');
    await me.type('signed');
    await me.page.getByRole('row', { name: /INT-001.*English/ }).waitFor();
    await me.press('Enter');
    await editor().waitFor();
    expect(await me.page.evaluate(() => String(getSelection()))).toBe('signed');
  });

  it('is anonymised with the same people, original and translation one after the other', async () => {
    await openInterview(me, 'INT-001');
    await openTab(me, 'Anonymise');
    await me.focusOn(/^Original$/);
    await me.press('ArrowRight', 'Enter');
    await me.page.getByText('Saparova').first().waitFor();
    await review();
    await me.press('Escape');
    await me.focusOn(/^English$/);
    await me.press('ArrowLeft', 'Enter');
    await me.page.getByText('дала').first().waitFor();
    await review();
  });

  async function review(): Promise<void> {
    const text = me.page.getByRole('textbox', { name: 'Original' });
    await me.page.getByText(/0 of 1 decided/).waitFor();
    await text.focus();
    await me.press('KeyA');
    await me.page.getByText(/1 of 1 decided/).waitFor();
    await me.press('Control+Enter');
    await me.page.getByText('Finished').first().waitFor();
  }

  it('leaves in the same bundle, and both are read with age and tar', async () => {
    const identity = await generateX25519Identity();
    writeFileSync(path.join(folder, 'key.txt'), `${identity}\n`);
    await addRecipient(me, 'Timur', await identityToRecipient(identity));
    await answerSaveDialog(me, file);
    await checkEverything(me);
    await writeBundle(me, ['Timur', words.recipients.toSelf]);
    const [name = ''] = readdirSync(path.dirname(file));
    const tar = path.join(folder, 'bundle.tar');
    const key = path.join(folder, 'key.txt');
    const bundle = path.join(path.dirname(file), name);
    expect(spawnSync('age', ['-d', '-i', key, '-o', tar, bundle]).status).toBe(0);
    expect(spawnSync('tar', ['-xf', tar, '-C', content]).status).toBe(0);
    const texts = readdirSync(path.join(content, 'interviews')).toSorted();
    expect(texts).toEqual(['INT-001.en.json', 'INT-001.en.txt', 'INT-001.json', 'INT-001.txt']);
    const read = (path_: string) => readFileSync(path.join(content, 'interviews', path_), 'utf8');
    const original = JSON.parse(read('INT-001.json')) as Record<string, string>;
    const english = JSON.parse(read('INT-001.en.json')) as Record<string, string>;
    expect(original['text']).toBe('Алиева дала нам листы.\n\nМы подписали.');
    expect(english).toMatchObject({
      translationOf: original['id'],
      code: 'INT-001',
      language: 'en',
      text: expect.stringMatching(/^\S+ gave us the sheets\.\n\nWe signed\.$/) as unknown,
    });
    expect(texts.map(read).join()).not.toMatch(/Saparova|Сапаров/);
    await openBundle(me, bundle);
    await me.sees('INT-001 · English translation');
  });
});
