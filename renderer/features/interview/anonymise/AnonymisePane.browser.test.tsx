import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { violations } from '../../../ui/axe-for-test.ts';
import {
  AKHMETOVA,
  ERLAN,
  button,
  current,
  enterText,
  expectCurrent,
  expectReader,
  open,
  original,
  preparePane,
  press,
  progress,
  reader,
  replacement,
  select,
  TEXT,
} from './pane-for-test.tsx';
import { patternMentions, personOf, TestVault } from './vault-for-test.ts';

preparePane();

describe('by keyboard', () => {
  it('accepts, keeps and goes on, with a Cyrillic layout too', async () => {
    const { decisions } = await open();
    await enterText();
    press('KeyA', 'ф');
    await expectCurrent('Ахметовой');
    press('KeyX', 'ч');
    await expectCurrent('Ахметову');
    expect(decisions().map(({ action, replacement: words }) => [action, words])).toEqual([
      ['pseudonym', 'Жанна'],
      ['keep', 'Жанны'],
    ]);
    await expectReader('К нам пришла Жанна. Я спросил у Ахметовой');
    await progress('2 of 5 decided');
  });

  it('types nothing into the testimony, whatever is pressed', async () => {
    const { document: interview } = await open();
    await enterText();
    await userEvent.keyboard('qwz19{Delete}{Backspace} ');
    expect(interview.text).toBe(TEXT);
  });

  it('steps to and fro, and over what is decided only when all is shown', async () => {
    await open();
    await enterText();
    press('KeyJ', 'о');
    await expectCurrent('Ахметовой');
    press('KeyA', 'ф');
    await expectCurrent('Ахметову');
    press('KeyK', 'л');
    await expectCurrent('Карлыгаш Ахметова');
    await page.getByRole('radio', { name: 'All' }).click();
    press('KeyJ', 'о');
    await expectCurrent('Ахметовой');
    await expect.element(page.getByText('Replaced', { exact: true })).toBeVisible();
  });

  it('edits the replacement and returns to the text', async () => {
    const { decisions } = await open();
    await enterText();
    press('KeyE', 'у');
    await expect.element(replacement()).toHaveFocus();
    await userEvent.keyboard('[[administrator]{Enter}');
    await expectReader('К нам пришла [administrator].');
    expect(decisions()[0]).toMatchObject({ replacement: '[administrator]', source: 'register' });
    await expect.element(original()).toHaveFocus();
  });

  it('leaves the field with Escape and forgets what was typed', async () => {
    const { decisions } = await open();
    await enterText();
    press('KeyE', 'у');
    await userEvent.keyboard('Somebody{Escape}');
    await expect.element(original()).toHaveFocus();
    await expect.element(replacement()).toHaveValue('Жанна');
    expect(decisions()).toEqual([]);
  });

  it('accepts what stands in the field, also when the field was left without Enter', async () => {
    const { decisions } = await open();
    await enterText();
    await replacement().fill('[neighbour]');
    original().element().focus();
    press('KeyA', 'ф');
    expect(decisions()[0]?.replacement).toBe('[neighbour]');
  });

  it.each([
    ['Карлыгаш Ахметова', 'This is what stands in the original'],
    ['жена Жумабаева', 'A real name from the register stands in this'],
    ['Дамир', 'This pseudonym belongs to somebody else'],
  ])('refuses the replacement %s and says why', async (words, why) => {
    const { decisions } = await open();
    await enterText();
    await replacement().fill(words);
    await expect.element(page.getByText(new RegExp(why))).toBeVisible();
    original().element().focus();
    press('KeyA', 'ф');
    press('KeyA', 'Ф', { shiftKey: true });
    await expect.element(replacement()).toHaveFocus();
    expect(decisions()).toEqual([]);
    expect(page.getByRole('dialog').elements()).toEqual([]);
  });

  it('undoes and does again, one decision at a time, and stands where it happened', async () => {
    const { decisions, document: interview } = await open();
    await enterText();
    press('KeyA', 'ф');
    await expectCurrent('Ахметовой');
    press('KeyX', 'ч');
    await expectCurrent('Ахметову');
    press('KeyU', 'г');
    await expectCurrent('Ахметовой');
    expect(decisions().map((one) => one.action)).toEqual(['pseudonym']);
    press('KeyZ', 'я', { ctrlKey: true });
    await expectCurrent('Карлыгаш Ахметова');
    expect(decisions()).toEqual([]);
    press('KeyZ', 'Я', { ctrlKey: true, shiftKey: true });
    press('KeyU', 'Г', { shiftKey: true });
    await expect.poll(() => decisions().map((one) => one.action)).toEqual(['pseudonym', 'keep']);
    expect(interview.text).toBe(TEXT);
    await progress('2 of 5 decided');
  });

  it('finishes only when nothing is open, and opens again when something turns up', async () => {
    const { document: interview, library } = await open();
    const state = () => interview.snapshot().record.review;
    await enterText();
    press('KeyA', 'ф');
    expect(state()).toBe('in-review');
    press('Enter', 'Enter', { ctrlKey: true });
    await expect.element(page.getByText(/Not finished: 4 places/).first()).toBeVisible();
    expect(state()).toBe('in-review');
    for (const words of ['Ахметовой', 'Ахметову', 'observer@example.org', 'Akhmetova']) {
      await expectCurrent(words);
      press('KeyA', 'ф');
    }
    await progress('5 of 5 decided');
    press('Enter', 'Enter', { ctrlKey: true });
    expect(state()).toBe('done');
    await library.putPerson(personOf({ name: 'Марат', gender: 'male', pseudonym: 'Олжас' }));
    await expect.element(page.getByText('This review was finished before')).toBeVisible();
    expect(state()).toBe('in-review');
    await progress('5 of 7 decided');
  });

  it('covers the original as long as the key is held', async () => {
    await open();
    await enterText();
    const cover = page.getByText('The original is covered while the key is held.');
    expect(cover.element().checkVisibility()).toBe(false);
    const held = { code: 'Backquote', key: 'ё', bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', held));
    await expect.element(cover).toBeVisible();
    expect(reader().element().querySelector('[data-look]')).toBeNull();
    document.activeElement?.dispatchEvent(new KeyboardEvent('keyup', held));
    await expect.poll(() => cover.element().checkVisibility()).toBe(false);
    await expect.element(original()).toHaveFocus();
  });

  it('says each move and decision to a screen reader', async () => {
    await open();
    await enterText();
    const voice = () => document.querySelector('output[aria-live]')?.textContent;
    press('KeyJ', 'о');
    await expect.poll(voice).toContain('2 of 5: Ахметовой. Person, to decide.');
    press('KeyX', 'ч');
    await expect.poll(voice).toContain('Kept as it is. 3 of 5: Ахметову.');
  });
});

describe('all the same', () => {
  it('shows every form, leaves out what is unticked, and is one step of undo', async () => {
    const { decisions } = await open();
    await enterText();
    press('KeyA', 'Ф', { shiftKey: true });
    await expect
      .element(page.getByRole('dialog', { name: '4 places mean the same' }))
      .toBeVisible();
    await page.getByText('Akhmetova', { exact: true }).last().click();
    await button('Replace 3').click();
    await expect.poll(() => decisions().length).toBe(3);
    await expectReader('about Akhmetova.');
    await expectReader('Я спросил у Жанны, можно');
    press('KeyU', 'г');
    await expect.poll(decisions).toEqual([]);
  });

  it('does nothing when it is left', async () => {
    const { decisions } = await open();
    await enterText();
    await button(/All the same \(4\)/).click();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => page.getByRole('dialog').elements()).toEqual([]);
    expect(decisions()).toEqual([]);
  });

  it('keeps them all', async () => {
    const { decisions } = await open();
    await enterText();
    press('KeyA', 'Ф', { shiftKey: true });
    await button('Keep 4 as they are').click();
    await expect.poll(() => decisions().map((one) => one.action)).toEqual(Array(4).fill('keep'));
  });
});

describe('by hand and by mouse', () => {
  it('marks a selection and the same words elsewhere', async () => {
    const { decisions } = await open();
    await enterText();
    select('рынке');
    await expect.poll(() => document.getSelection()?.toString()).toBe('рынке');
    press('KeyM', 'ь');
    const dialog = page.getByRole('dialog', { name: 'Mark as identifying' });
    await expect.element(dialog).toBeVisible();
    // In the language of the testimony, not of the app.
    await expect.element(dialog.getByRole('textbox')).toHaveValue('[имя]');
    await dialog.getByRole('textbox', { name: 'Replacement' }).fill('[market]');
    await userEvent.keyboard('{Enter}');
    await expectReader('видел Ахметову на [market], с ней');
    expect(decisions()).toMatchObject([{ source: 'hand', kind: 'person', action: 'pseudonym' }]);
    await progress('1 of 6 decided');
  });

  it('asks for a selection when there is none', async () => {
    await open();
    await enterText();
    press('KeyM', 'ь');
    await expect
      .element(page.getByText(/Select the words in the original first/).last())
      .toBeVisible();
    expect(page.getByRole('dialog').elements()).toEqual([]);
  });

  it('opens the register with the words, for what is not in it', async () => {
    const vault = new TestVault(TEXT, [AKHMETOVA]);
    vault.extra = (text) =>
      patternMentions(text, /Марат(?=\.)/g, { kind: 'other', band: 'ask', replacement: '[man]' });
    const { drafts } = await open(vault);
    await enterText();
    await original().getByText('Марат', { exact: true }).click();
    await expectCurrent('Марат');
    await expect.element(page.getByText('Uncertain', { exact: true })).toBeVisible();
    await button(/^Register…/).click();
    expect(drafts).toEqual([{ name: 'Марат', kind: 'person', spellings: [] }]);
  });

  it('picks a place by a click, and decides by the buttons', async () => {
    const { decisions } = await open();
    await original().getByText('observer@example.org').click();
    await expectCurrent('observer@example.org');
    await button(/^Keep as is/).click();
    expect(decisions()).toMatchObject([{ kind: 'email', action: 'keep', source: 'pattern' }]);
  });
});

describe('what the vault answers', () => {
  it('drops an answer about a text or a register that has changed since', async () => {
    const vault = new TestVault(TEXT, [AKHMETOVA]);
    vault.held = [];
    const { document: interview } = await open(vault);
    await expect.poll(() => vault.held?.length).toBe(1);
    interview.dispatch({ changes: { from: 0, insert: 'Тогда. ' } });
    vault.held.shift()?.();
    await expect.poll(() => vault.held?.length).toBe(1);
    // The first answer stood seven letters too far left; had it been taken, something would be framed.
    expect(current()).toBe('');
    vault.held.shift()?.();
    await expectCurrent('Карлыгаш Ахметова');
  });

  it('says when suggestions could not be made, and tries again', async () => {
    const vault = new TestVault(TEXT, [AKHMETOVA]);
    vault.failing = { mentions: 'internal' };
    await open(vault);
    await expect.element(page.getByText('Suggestions could not be made')).toBeVisible();
    vault.failing = {};
    await button('Try again').click();
    await expectCurrent('Карлыгаш Ахметова');
  });

  it('says what to do when nothing was found', async () => {
    await open(new TestVault('Нас собрали в зале.'));
    await expect
      .element(page.getByText('No suggestions. Read once and mark what you see (M).'))
      .toBeVisible();
    original().element().focus();
    press('Enter', 'Enter', { ctrlKey: true });
    await expect.element(page.getByText('Review finished.').last()).toBeVisible();
  });
});

describe.each(['light', 'dark'])('in the %s theme', (theme) => {
  it('breaks no rule of axe, with places in every state and with its dialogs', async () => {
    document.documentElement.dataset['theme'] = theme;
    const vault = new TestVault(TEXT, [AKHMETOVA, ERLAN]);
    vault.extra = (text) =>
      patternMentions(text, /Марат(?=\.)/g, { kind: 'other', band: 'ask', replacement: '[man]' });
    await open(vault);
    await enterText();
    press('KeyA', 'ф');
    await expectCurrent('Ахметовой');
    press('KeyX', 'ч');
    await expectCurrent('Ахметову');
    expect(await violations()).toEqual([]);
    press('KeyA', 'Ф', { shiftKey: true });
    await expect.element(page.getByRole('dialog')).toBeVisible();
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    select('рынке');
    press('KeyM', 'ь');
    await expect.element(page.getByRole('dialog', { name: 'Mark as identifying' })).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});
