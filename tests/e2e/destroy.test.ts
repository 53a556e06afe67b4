import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import recoveryWords from '../../renderer/locales/en/recovery.json' with { type: 'json' };
import { backUp, restoreOver } from './support/backup-flows.ts';
import { STORES, storesIn } from './support/database-store.ts';
import { openFromList } from './support/interview-flows.ts';
import { openEverything } from './support/opened-rows.ts';
import { PASSPHRASE, Researcher } from './support/researcher.ts';

/** Words of one interview: what it says, what it said before, where it was, what it is about. */
const SAID = ['zanzibarite', 'қарлығаштау', 'placeholderia', 'summarillion', 'yesterdayish'];
/** What was searched when the vault locked, and what could not be saved before it did. */
const SEARCHED = 'searchallia';
const UNSAVED = 'unsaveable';
const STAYS = 'remainderly';

let root: string;
let profile: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'vouchsafe-destroy-'));
  profile = path.join(root, 'profile');
  mkdirSync(profile);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function newInterview(me: Researcher): Promise<void> {
  await me.press('Control+KeyN');
  await me.page.getByRole('tab', { name: 'Overview', selected: true }).waitFor();
}

async function write(me: Researcher, text: string): Promise<void> {
  await me.page.getByRole('tab', { name: 'Testimony & tags' }).click();
  await me.page.getByRole('textbox', { name: 'Testimony' }).focus();
  await me.page.keyboard.insertText(text);
  await me.sees(/Saved \d/);
}

/** INT-001 has all the words, one of them only in its history; INT-002 stays. */
async function fillVault(me: Researcher): Promise<void> {
  const [now = '', kazakh = '', place = '', summary = '', before = ''] = SAID;
  await me.makeVault();
  await newInterview(me);
  await me.focusOn('Place');
  await me.type(place);
  await me.focusOn('Summary');
  await me.type(summary);
  await write(me, `${before} `);
  await newInterview(me);
  await write(me, `${STAYS} ${'lorem ipsum '.repeat(200)}`);
  await openFromList(me, 'INT-001');
  await me.page.getByRole('textbox', { name: 'Testimony' }).focus();
  await me.press('Control+KeyE', 'Control+a');
  await me.page.keyboard.insertText(`${now} ${'lorem ipsum '.repeat(200)} ${kazakh}`);
  await me.page.getByRole('tab', { name: 'History' }).click();
  await me.page.getByText(before, { exact: false }).waitFor();
}

/** Three papers, one of which is typed back. */
async function makeShares(me: Researcher): Promise<string[]> {
  const { section, make } = recoveryWords;
  const shares: string[] = [];
  await me.press('Control+Comma');
  await me.page.getByRole('button', { name: section.make, exact: true }).click();
  await me.page.getByRole('dialog', { name: make.title }).waitFor();
  await me.type(PASSPHRASE);
  await me.press('Enter');
  for (const index of [1, 2, 3]) {
    const paper = me.page.getByRole('dialog', { name: `Share ${index} of 3` }).locator('pre');
    shares.push(await paper.innerText());
    await me.press('Enter');
  }
  await me.page.getByLabel(make.checkLabel, { exact: true }).fill(shares[0] ?? '');
  await me.page.getByRole('button', { name: make.finish, exact: true }).click();
  await me.dialogCloses();
  return shares;
}

/** A lock while the words of a search stand on the screen: they go into the place, everything into a snapshot. */
async function lockWhileSearching(me: Researcher): Promise<void> {
  await me.press('Control+Shift+KeyF');
  await me.page.getByRole('searchbox', { name: 'Search all interviews' }).waitFor();
  await me.type(SEARCHED);
  await me.sees('No interview found');
  await me.lock();
  await me.unlock();
}

/** Types into INT-001 what the worker, which is stuck, cannot save: the lock seals it into a file of its own. */
async function lockUnsaved(me: Researcher): Promise<void> {
  await openFromList(me, 'INT-001');
  const text = me.page.getByRole('textbox', { name: 'Testimony' });
  await text.focus();
  await me.press('Control+KeyE', 'Control+End');
  // It never answers.
  me.page
    .workers()[0]
    ?.evaluate(() => {
      for (;;);
    })
    .catch(() => undefined);
  await me.page.keyboard.insertText(` ${UNSAVED}`);
  await me.lock();
}

/** As a power cut leaves a snapshot that was being written: beside the others, under another name, without an end. */
function leavePartOfSnapshot(): void {
  const name = snapshotsIn(profile)[0] ?? '';
  const bytes = readFileSync(path.join(profile, name));
  const part = path.join(
    path.dirname(name),
    `.20991231T000000000Z.snapshot.${'ab'.repeat(8)}.part`,
  );
  writeFileSync(path.join(profile, part), bytes.subarray(0, -700));
}

function snapshotsIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.snapshot'));
}

/** Of all the words, those that something in the folder opens to. */
async function opens(folder: string, shares: readonly string[] = []): Promise<string[]> {
  const { sealed, opened } = await openEverything(folder, { passphrases: [PASSPHRASE], shares });
  expect(sealed).toBeGreaterThan(5);
  const words = [...SAID, SEARCHED, UNSAVED, STAYS];
  return words.filter((word) => opened.some((text) => text.includes(word)));
}

async function destroy(me: Researcher): Promise<void> {
  await openFromList(me, 'INT-001');
  await me.page.getByRole('tab', { name: 'Overview' }).click();
  await me.page.getByRole('button', { name: 'Destroy this interview' }).click();
  const question = me.page.getByRole('alertdialog');
  const confirm = question.getByRole('button', { name: 'Destroy INT-001' });
  expect(await confirm.isDisabled()).toBe(true);
  await me.type('INT-001');
  await confirm.click();
  await me.sees('INT-001 is destroyed');
  await me.press('Enter');
  await me.page.getByRole('row', { name: /INT-002/ }).waitFor();
  expect(await me.page.getByRole('row', { name: /INT-001/ }).count()).toBe(0);
}

describe('destroying an interview', () => {
  it('leaves nothing on the disk that opens to a word of it, with passphrase and shares in hand', async () => {
    const first = await Researcher.start({ userDataDir: profile });
    await fillVault(first);
    const shares = await makeShares(first);
    await lockWhileSearching(first);
    // Elsewhere, and then in the place of what the vault holds: a database, a key file and a snapshot more.
    const elsewhere = path.join(root, 'elsewhere');
    mkdirSync(elsewhere);
    await backUp(first, path.join(elsewhere, 'copy.vouchsafe'));
    await restoreOver(first, path.join(elsewhere, 'copy.vouchsafe'));
    await lockUnsaved(first);
    await first.kill();
    const before = snapshotsIn(profile);
    leavePartOfSnapshot();
    expect(await opens(profile, shares)).toEqual([...SAID, SEARCHED, UNSAVED, STAYS]);

    const me = await Researcher.start({ userDataDir: profile });
    await me.unlock();
    await me.sees(/were put back into INT-001/);
    await destroy(me);
    await newInterview(me);
    expect(await me.page.getByRole('textbox', { name: 'Code', exact: true }).inputValue()).toBe(
      'INT-003',
    );
    await me.kill();
    // Of a time when it was there: in them, too, its keys are gone.
    expect(snapshotsIn(profile).some((name) => before.includes(name))).toBe(true);
    expect(await opens(profile, shares)).toEqual([STAYS]);
    // What lies elsewhere is out of reach, and said to be.
    expect(await opens(elsewhere)).toEqual([...SAID, STAYS]);
  });

  it('empties the bin for ever when asked to, on the store that Chromium is changing to', async () => {
    const me = await Researcher.start({ userDataDir: profile, args: [...STORES.SQLite] });
    await fillVault(me);
    expect(storesIn(profile)).toEqual(new Set(['SQLite']));
    expect(await opens(profile)).toEqual([...SAID, STAYS]);
    await me.press('Control+Digit1');
    await me.page.getByRole('row', { name: /INT-001/ }).click();
    await me.press('Delete');
    await me.page.getByRole('button', { name: 'Bin (1)' }).click();
    await me.page.getByRole('gridcell', { name: '30', exact: true }).waitFor();
    await me.page.getByRole('button', { name: 'Empty the bin' }).click();
    await me.page.getByRole('alertdialog').getByRole('textbox').fill('INT-001');
    await me.page.getByRole('button', { name: 'Destroy INT-001' }).last().click();
    await me.sees('INT-001 is destroyed');
    await me.press('Enter');
    await me.sees('The bin is empty');
    await me.kill();
    expect(await opens(profile)).toEqual([STAYS]);
  });
});
