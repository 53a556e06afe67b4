import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEverything } from './support/opened-rows.ts';
import { PASSPHRASE, Researcher } from './support/researcher.ts';

/** Words of one interview: what it says, what it said before, where it was, what it is about. */
const GONE = ['zanzibarite', 'қарлығаштау', 'placeholderia', 'summarillion', 'yesterdayish'];
const STAYS = 'remainderly';

let profile: string;
beforeEach(() => {
  profile = mkdtempSync(path.join(tmpdir(), 'vouchsafe-destroy-'));
});
afterEach(() => rmSync(profile, { recursive: true, force: true }));

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

async function openFromList(me: Researcher, code: string): Promise<void> {
  await me.press('Control+Digit1');
  await me.page.getByRole('row', { name: new RegExp(code) }).dblclick();
  await me.page.getByRole('tab', { name: 'Testimony & tags', selected: true }).waitFor();
}

/** INT-001 has all the words, one of them only in its history; INT-002 stays. */
async function fillVault(me: Researcher): Promise<void> {
  const [now = '', kazakh = '', place = '', summary = '', before = ''] = GONE;
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

async function expectOpens(words: readonly string[]): Promise<void> {
  const { rows, opened } = await openEverything(profile, PASSPHRASE);
  expect(rows).toBeGreaterThan(10);
  const found = [...GONE, STAYS].filter((word) => opened.some((text) => text.includes(word)));
  expect(found).toEqual(words);
}

describe('destroying an interview', () => {
  it('leaves nothing on the disk that opens to a word of it, with the passphrase in hand', async () => {
    const first = await Researcher.start({ userDataDir: profile });
    await fillVault(first);
    await first.close();
    await expectOpens([...GONE, STAYS]);

    const me = await Researcher.start({ userDataDir: profile });
    await me.unlock();
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
    await newInterview(me);
    expect(await me.page.getByRole('textbox', { name: 'Code', exact: true }).inputValue()).toBe(
      'INT-003',
    );
    await me.kill();
    await expectOpens([STAYS]);
  });

  it('empties the bin for ever when asked to', async () => {
    const me = await Researcher.start({ userDataDir: profile });
    await fillVault(me);
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
    await expectOpens([STAYS]);
  });
});
