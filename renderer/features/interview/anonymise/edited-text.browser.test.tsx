import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import {
  AKHMETOVA,
  enterText,
  expectCurrent,
  expectReader,
  open,
  original,
  preparePane,
  press,
  progress,
  replacement,
  select,
} from './pane-for-test.tsx';
import { TestVault } from './vault-for-test.ts';

preparePane();

describe('after an edit of the text or the register, the review', () => {
  it('keeps decisions whose words were not touched when the text changes', async () => {
    const { document: interview, decisions } = await open();
    await enterText();
    press('KeyA', 'ф');
    await expectCurrent('Ахметовой');
    press('KeyA', 'ф');
    await expectCurrent('Ахметову');
    const at = interview.text.indexOf('Ахметовой');
    interview.dispatch({ changes: { from: at + 8, to: at + 9, insert: 'ю' } });
    await expect.poll(() => decisions().map((one) => one.touched)).toEqual([undefined, true]);
    await progress('1 of 5 decided');
    await expectReader('К нам пришла Жанна. Я спросил у Жанны, можно');
  });

  it('asks again about words marked by hand when they are edited, and covers them meanwhile', async () => {
    const { document: interview, decisions } = await open(
      new TestVault('He is the blind fiddler.'),
    );
    original().element().focus();
    select('blind fiddler');
    await expect.poll(() => document.getSelection()?.toString()).toBe('blind fiddler');
    press('KeyM', 'ь');
    await page.getByRole('dialog').getByRole('textbox').fill('[a musician]');
    await userEvent.keyboard('{Enter}');
    await progress('1 of 1 decided');
    press('Enter', 'Enter', { ctrlKey: true });
    expect(interview.snapshot().record.review).toBe('done');
    const at = interview.text.indexOf('fiddler');
    interview.dispatch({ changes: { from: at, to: at + 7, insert: 'accordionist' } });
    expect(interview.snapshot().record.review).toBe('in-review');
    await progress('0 of 1 decided');
    await expectReader('He is the [a musician].');
    press('KeyJ', 'о');
    await expectCurrent('blind accordionist');
    await expect.element(page.getByText('edited since it was decided')).toBeVisible();
    press('Enter', 'Enter', { ctrlKey: true });
    await expect.element(page.getByText(/Not finished: 1 place/).first()).toBeVisible();
    press('KeyA', 'ф');
    await progress('1 of 1 decided');
    expect(decisions()).toMatchObject([{ source: 'hand', replacement: '[a musician]' }]);
    expect(decisions()[0]).not.toHaveProperty('touched');
    // The decision, then the edit, which takes the finished review back with it.
    press('KeyU', 'г');
    await progress('0 of 1 decided');
    press('KeyU', 'г');
    await progress('1 of 1 decided');
    expect(interview.text).toBe('He is the blind fiddler.');
    expect(interview.snapshot().record.review).toBe('done');
  });

  it('shows decisions with the pseudonym that a person has now, and what was typed as it was', async () => {
    const { library } = await open();
    await enterText();
    press('KeyA', 'ф');
    await expectCurrent('Ахметовой');
    press('KeyE', 'у');
    await userEvent.keyboard('[[Жанны]{Enter}');
    await expectReader('К нам пришла Жанна. Я спросил у [Жанны]');
    await library.putPerson({ ...AKHMETOVA, pseudonym: 'Сауле' });
    await expectReader('К нам пришла Сауле. Я спросил у [Жанны]');
    await page.getByRole('radio', { name: 'All' }).click();
    await original().getByText('Карлыгаш Ахметова').click();
    await expect.element(replacement()).toHaveValue('Сауле');
  });
});
