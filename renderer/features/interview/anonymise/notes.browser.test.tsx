import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { violations } from '../../../ui/axe-for-test.ts';
import {
  button,
  close,
  enterText,
  expectCurrent,
  expectReader,
  open,
  original,
  preparePane,
  replacement,
  TEXT,
} from './pane-for-test.tsx';

preparePane();

const dialog = () => page.getByRole('dialog', { name: 'Why this decision' });
const note = () => dialog().getByRole('textbox', { name: 'Note' });
const noDialog = () => expect.poll(() => page.getByRole('dialog').elements()).toEqual([]);

/** Opens the form with N and types. */
async function write(words: string) {
  await userEvent.keyboard('n');
  await expect.element(note()).toHaveFocus();
  await userEvent.keyboard(words);
}

it('decides about a place and says why in one go', async () => {
  const { decisions } = await open();
  await enterText();
  await write('She asked for it.{Enter}');
  await expectCurrent('Ахметовой');
  await expectReader('К нам пришла Жанна.');
  expect(decisions()).toMatchObject([{ action: 'pseudonym', note: 'She asked for it.' }]);
  await write('Said in public');
  await dialog().getByRole('button', { name: 'Keep as is' }).click();
  await expect.poll(() => decisions()[1]).toMatchObject({ action: 'keep', note: 'Said in public' });
  await expect.element(original()).toHaveFocus();
});

it('shows the note of a decision, and can be written anew, taken away and undone', async () => {
  const { decisions } = await open();
  await enterText();
  await userEvent.keyboard('x');
  await page.getByRole('radio', { name: 'All' }).click();
  await original().getByText('Карлыгаш Ахметова').click();
  await write('Named in the newspaper{Enter}');
  await expect.element(page.getByText(/^Note: Named in the newspaper$/)).toBeVisible();
  await expectCurrent('Карлыгаш Ахметова');
  await write(' in 1999{Enter}');
  await expect.element(page.getByText(/^Note: Named in the newspaper in 1999$/)).toBeVisible();
  expect(decisions()).toMatchObject([{ action: 'keep', note: 'Named in the newspaper in 1999' }]);
  await userEvent.keyboard('n');
  await note().fill('');
  await userEvent.keyboard('{Enter}');
  await noDialog();
  expect(decisions()[0]).not.toHaveProperty('note');
  await userEvent.keyboard('u');
  await expect.element(page.getByText(/^Note: Named in the newspaper in 1999$/)).toBeVisible();
});

it('keeps the note when the decision is made anew', async () => {
  const { decisions } = await open();
  await enterText();
  await write('Her wish{Enter}');
  await expectCurrent('Ахметовой');
  await page.getByRole('radio', { name: 'All' }).click();
  await userEvent.keyboard('kx');
  await expect.poll(() => decisions()[0]).toMatchObject({ action: 'keep', note: 'Her wish' });
});

it('writes nothing when it is left, and replaces nothing by what may not stand', async () => {
  const { decisions } = await open();
  await enterText();
  await write('Something{Escape}');
  await noDialog();
  await replacement().fill('Дамир');
  original().element().focus();
  await write('Somebody else{Enter}');
  await expect.element(dialog().getByRole('button', { name: 'Replace' })).toBeDisabled();
  expect(decisions()).toEqual([]);
});

it('begins at the decision or the suggestion that somebody was led to, not where a caret only lay', async () => {
  const { vault } = await open();
  await enterText();
  await write('Her wish{Enter}');
  await expect.poll(() => vault.record.redactions.length).toBe(1);
  const at = vault.record.redactions[0]?.from ?? -1;
  close();
  const led = { anchor: at + 2, head: at + 2, scrollTop: -1 };
  await open(vault, undefined, led);
  await expect.element(page.getByText(/^Note: Her wish$/)).toBeVisible();
  await expectCurrent('Карлыгаш Ахметова');
  close();
  const mail = TEXT.indexOf('observer');
  await open(vault, undefined, { anchor: mail, head: mail + 5, scrollTop: -1 });
  await expectCurrent('observer@example.org');
  close();
  await open(vault, undefined, { ...led, scrollTop: 0 });
  await expectCurrent('Ахметовой');
});

it.each(['light', 'dark'])('breaks no rule of axe in the %s theme', async (theme) => {
  document.documentElement.dataset['theme'] = theme;
  await open();
  await enterText();
  await write('Her wish');
  expect(await violations()).toEqual([]);
  await userEvent.keyboard('{Enter}');
  await original().getByText('Карлыгаш Ахметова').click();
  await expect.element(page.getByText(/^Note: Her wish$/)).toBeVisible();
  await expect.element(button(/^Note/)).toBeVisible();
  expect(await violations()).toEqual([]);
});
