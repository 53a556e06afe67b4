import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import damage from '../../renderer/locales/en/damage.json' with { type: 'json' };
import error from '../../renderer/locales/en/error.json' with { type: 'json' };
import { DOCTOR, MERCHANT } from '../fixtures/testimonies.ts';
import { openTab, registerPeople, writeInterview } from './support/interview-flows.ts';
import { startWithVault } from './support/ready-vault.ts';
import type { Researcher } from './support/researcher.ts';
import { tamperRows, type Which } from './support/tamper-rows.ts';

async function showDamage(me: Researcher): Promise<void> {
  await me.focusOn(damage.show);
  await me.press('Enter');
  await me.page.getByRole('dialog', { name: damage.title }).waitFor();
}

async function closeDamage(me: Researcher): Promise<void> {
  await me.press('Escape');
  await me.dialogCloses();
}

const rowCount = (me: Researcher) => me.page.getByRole('row', { name: /INT-00/ }).count();

/** A byte that flips in the database costs the row that it is in, and the person is told so calmly. */
describe('a flipped byte', () => {
  let me: Researcher;

  beforeAll(async () => {
    me = await startWithVault();
    for (const testimony of [MERCHANT, DOCTOR]) await writeInterview(me, testimony);
    await registerPeople(me, MERCHANT);
  });
  afterAll(() => me?.close());

  const flip = (table: string, which: Which) => tamper(table, which, 'flip');

  async function tamper(table: string, which: Which, how: 'flip' | 'exchange'): Promise<void> {
    await me.lock();
    await tamperRows(me, table, which, how);
    await me.unlock();
  }

  it('in the root row or a page of the list costs nothing, and is told', async () => {
    for (const [table, which, sentence] of [
      ['singles', 'root', damage.root.title],
      ['pages', 'first', damage.pages.title_one],
    ] as const) {
      await flip(table, which);
      await me.sees(damage.stripRepaired);
      await me.press('Control+Digit1');
      await expect.poll(() => rowCount(me)).toBe(2);
      await showDamage(me);
      await me.sees(sentence);
      await closeDamage(me);
    }
  });

  it('in an entry of the register keeps anonymised versions from leaving until the entry is removed', async () => {
    await flip('people', 'first');
    await me.sees(damage.stripLasting);
    await showDamage(me);
    await me.sees(damage.people.title_one);
    await me.focusOn(damage.remove.people.button_one);
    await me.press('Enter');
    await me.page.getByRole('alertdialog').waitFor();
    await me.focusOn(damage.remove.people.button_one);
    await me.press('Enter');
    await me.page.getByText(damage.stripLasting).waitFor({ state: 'detached' });
  });

  it('in an interview costs that interview: it stays listed, and the others open', async () => {
    await flip('interviews', 'first');
    await expectOneToOpen(error['row-damaged'].title);
  });

  it('is told apart from a row that somebody put into the place of another', async () => {
    await tamper('interviews', 'first', 'exchange');
    await expectOneToOpen(error['row-rearranged'].title);
  });

  it('costs nothing for good: the interview comes back from a snapshot', async () => {
    const { look, confirm } = damage.bringBack;
    await me.page
      .getByRole('button', { name: new RegExp(look.replace('{{code}}', 'INT-00[12]')) })
      .click();
    const dialog = me.page.getByRole('dialog', { name: /^Bring INT-00\d back/ });
    const title = await dialog.getByRole('heading').innerText();
    await dialog.getByText(/characters/).waitFor();
    await dialog.getByRole('button', { name: confirm }).click();
    await me.dialogCloses();
    const [paragraph = ''] = (title.includes('INT-001') ? MERCHANT : DOCTOR).text.split('\n');
    await me.page.getByRole('textbox', { name: 'Testimony' }).getByText(paragraph).waitFor();
    expect(await me.page.getByText(error['row-rearranged'].title).count()).toBe(0);
  });

  async function expectOneToOpen(refusal: string): Promise<void> {
    await me.press('Control+Digit1');
    await expect.poll(() => rowCount(me)).toBe(2);
    const opened: boolean[] = [];
    for (const code of ['INT-001', 'INT-002']) {
      await me.press('Control+Digit1');
      await me.page.getByRole('row', { name: new RegExp(code) }).click();
      await me.press('Enter');
      const failed = me.page.getByText(refusal).first();
      const tab = me.page.getByRole('tab', { name: 'Testimony & tags' });
      await failed.or(tab).first().waitFor();
      opened.push(await tab.isVisible());
      if (await tab.isVisible()) await openTab(me, 'Testimony & tags');
    }
    expect(opened.filter(Boolean)).toEqual([true]);
  }
});

describe('an interview of which nothing opens and that no list has any more', () => {
  let me: Researcher;
  afterAll(() => me?.close());

  it('is found from the settings, and comes back', async () => {
    me = await startWithVault();
    for (const testimony of [MERCHANT, DOCTOR]) await writeInterview(me, testimony);
    await me.lock();
    for (const [table, which] of [
      ['singles', 'root'],
      ['interviews', 'first'],
    ] as const)
      await tamperRows(me, table, which, 'flip');
    await me.unlock();
    await me.press('Control+Digit1');
    await expect.poll(() => rowCount(me)).toBe(1);
    await me.press('Control+Comma');
    await me.focusOn(damage.missing.look);
    await me.press('Enter');
    const bring = me.page.getByRole('button', { name: /^Bring INT-00\d back/ });
    await bring.waitFor();
    await me.focusOn(/^Bring INT-00\d back/);
    await me.press('Enter');
    await me.sees(/^INT-00\d is in the list again/);
    expect(await me.focusIs(damage.missing.look)).toBe(true);
    // The notice of that unlock knows it too.
    await showDamage(me);
    await expect.poll(() => me.page.getByText(damage.lost.title_one).count()).toBe(0);
    await closeDamage(me);
    await me.press('Control+Digit1');
    await expect.poll(() => rowCount(me)).toBe(2);
  });
});
