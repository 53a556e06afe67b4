import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { violations } from '../../../ui/axe-for-test.ts';
import {
  AKHMETOVA,
  button,
  enterText,
  expectCurrent,
  open,
  original,
  preparePane,
  progress,
  select,
} from './pane-for-test.tsx';
import { TestVault } from './vault-for-test.ts';

preparePane();

const TEXT = 'К нам пришла Карлыгаш Ахметова. Я спросил у Ахметовой. Писали на a@example.org.';
const FINISH = '{Control>}{Enter}{/Control}';

/** A review whose first reader has decided everything, in a vault that wants a second. */
async function openDecided(rules: TestVault['rules'] = [{ id: 'second-reader' }]) {
  const vault = new TestVault(TEXT, [AKHMETOVA]);
  vault.rules = rules;
  const opened = await open(vault);
  await enterText();
  await userEvent.keyboard('aax');
  await progress('3 of 3 decided');
  await userEvent.keyboard(FINISH);
  const record = () => opened.document.snapshot().record;
  await expect.poll(() => record().review).toBe('done');
  return { ...opened, record };
}

async function begin(by: string) {
  await userEvent.keyboard(FINISH);
  await expect.element(page.getByRole('dialog', { name: 'Second reading' })).toBeVisible();
  await userEvent.keyboard(`${by}{Enter}`);
  await expect.element(page.getByText(`Second reading by ${by}`)).toBeVisible();
  await expect.element(original()).toHaveFocus();
}

it('is finished with the first reading where nobody requires a second', async () => {
  const { record } = await openDecided([]);
  await expect.element(page.getByText('Finished', { exact: true })).toBeVisible();
  expect(button(/^Second reading/).elements()).toEqual([]);
  expect(record().readings).toBeUndefined();
});

it('says after the first reading that a second reader is still needed, and nothing is finished', async () => {
  await openDecided();
  await expect
    .element(page.getByText('Your review is done. A second reader is still needed.'))
    .toBeVisible();
  await expect.element(page.getByText('Read once', { exact: true })).toBeVisible();
  expect(page.getByText(/finished/i).elements()).toEqual([]);
  await begin('RK');
  expect(page.getByText('Read once', { exact: true }).elements()).toEqual([]);
  await userEvent.keyboard('aaa');
  await progress('3 of 3 read');
  await userEvent.keyboard(FINISH);
  await expect.element(page.getByText('Review finished.')).toBeVisible();
});

it('is finished when a second reader has agreed with every decision', async () => {
  const { record } = await openDecided();
  await begin('RK');
  await progress('0 of 3 read');
  await expectCurrent('Карлыгаш Ахметова');
  await userEvent.keyboard('a');
  await expectCurrent('Ахметовой');
  await progress('1 of 3 read');
  await expect.element(page.getByText('People 1/2')).toBeVisible();
  await userEvent.keyboard(FINISH);
  await expect
    .element(page.getByText(/Not finished: 2 decisions are not read/).last())
    .toBeVisible();
  expect(record().review).toBe('done');
  await userEvent.keyboard('aa');
  await progress('3 of 3 read');
  expect(record().redactions.map(({ action, read }) => [action, read?.by])).toEqual([
    ['pseudonym', 'RK'],
    ['pseudonym', 'RK'],
    ['keep', 'RK'],
  ]);
  await userEvent.keyboard(FINISH);
  await expect.element(page.getByText('Finished, read twice')).toBeVisible();
  await userEvent.keyboard(FINISH);
  expect(record()).toMatchObject({ review: 'confirmed', readings: [{ by: 'RK' }] });
});

it('wants another reader for what the second decided otherwise', async () => {
  const { record } = await openDecided();
  await begin('RK');
  await expectCurrent('Карлыгаш Ахметова');
  await userEvent.keyboard('x');
  await expectCurrent('Ахметовой');
  expect(record().redactions[0]).toMatchObject({ action: 'keep', by: 'RK' });
  await userEvent.keyboard('k');
  await expectCurrent('Карлыгаш Ахметова');
  await userEvent.keyboard('a');
  await expect.element(page.getByText(/You decided this yourself/).last()).toBeVisible();
  expect(record().redactions[0]?.read).toBeUndefined();
  await button('Stop').click();
  original().element().focus();
  await begin('AB');
  await userEvent.keyboard('a');
  await expect.poll(() => record().redactions[0]?.read?.by).toBe('AB');
});

it('wants another reader for what the second marked', async () => {
  const { record } = await openDecided();
  await begin('RK');
  select('Писали');
  await expect.poll(() => document.getSelection()?.toString()).toBe('Писали');
  await userEvent.keyboard('m');
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await progress('0 of 4 read');
  await userEvent.keyboard('a');
  await expect.element(page.getByText(/You decided this yourself/).last()).toBeVisible();
  expect(record().redactions.find(({ source }) => source === 'hand')).toMatchObject({ by: 'RK' });
});

it('asks a reader who leaves the dialog blank, and begins nothing when it is left', async () => {
  await openDecided();
  await userEvent.keyboard(FINISH);
  await userEvent.keyboard(' {Enter}');
  await expect.element(page.getByText(/Type initials or a code/)).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => page.getByRole('dialog').elements()).toEqual([]);
  await progress('3 of 3 decided');
});

it('opens again what an edit touches, and only that', async () => {
  const { record, document: interview } = await openDecided();
  await begin('RK');
  await userEvent.keyboard(`aaa`);
  await progress('3 of 3 read');
  await userEvent.keyboard(FINISH);
  await expect.poll(() => record().review).toBe('confirmed');
  const at = interview.text.indexOf('a@example');
  interview.dispatch({ changes: { from: at + 2, to: at + 5, insert: 'other' } });
  expect(record().review).toBe('in-review');
  await progress('2 of 3 decided');
  await expect.poll(() => record().redactions.at(-1)?.touched).toBe(true);
  await original()
    .getByText(/a@other/)
    .click();
  await userEvent.keyboard('x');
  await userEvent.keyboard(FINISH);
  await expect.poll(() => record().review).toBe('done');
  await begin('RK');
  await progress('2 of 3 read');
});

it('takes "read twice" back when a decision is made anew, and gives it back when that is undone', async () => {
  const { record } = await openDecided();
  await begin('RK');
  await userEvent.keyboard('aaa');
  await progress('3 of 3 read');
  await userEvent.keyboard(FINISH);
  await expect.poll(() => record().review).toBe('confirmed');
  await original().getByText('Ахметовой').click();
  await userEvent.keyboard('x');
  await expect.poll(() => record().review).toBe('done');
  await userEvent.keyboard('u');
  await expect.poll(() => record().review).toBe('confirmed');
});

it('leaves the texts their room in the smallest window', async () => {
  await openDecided();
  await page.viewport(1024, 640);
  await begin('RK');
  const kinds = page.getByRole('list', { name: 'Decided by kind' }).element();
  // In one line, however many buttons there are beside what was read.
  expect(kinds.getBoundingClientRect().height).toBeLessThan(30);
});

it.each(['light', 'dark'])('breaks no rule of axe in the %s theme', async (theme) => {
  document.documentElement.dataset['theme'] = theme;
  await openDecided();
  await begin('RK');
  await userEvent.keyboard('a');
  await progress('1 of 3 read');
  await original().getByText('Карлыгаш Ахметова').click();
  await expect.element(page.getByText('Read by RK')).toBeVisible();
  expect(await violations()).toEqual([]);
});
