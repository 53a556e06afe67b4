import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../styles/tokens.css';
import '../styles/fonts.css';
import '../styles/base.css';
import { violations } from '../axe-for-test.ts';
import { mountForTest } from '../mount-for-test.tsx';
import { dropUndoOffers } from '../UndoToasts.tsx';
import { Gallery } from './Gallery.tsx';

let unmount = () => {};

beforeEach(async () => {
  document.documentElement.lang = 'en';
  document.title = 'Gallery';
  await page.viewport(1366, 768);
  unmount = mountForTest(<Gallery />);
});

afterEach(() => {
  dropUndoOffers();
  unmount();
  delete document.documentElement.dataset['theme'];
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const lastAction = () => page.getByLabelText('Last action');

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  beforeEach(async () => {
    await button(theme === 'light' ? 'Light' : 'Dark')
      .or(page.getByRole('radio', { name: theme === 'light' ? 'Light' : 'Dark' }))
      .click();
    expect(getComputedStyle(document.documentElement).colorScheme).toBe(theme);
  });

  it('breaks no rule of axe', async () => {
    expect(await violations()).toEqual([]);
  });

  it('breaks none with a dialog, a menu, a list or an offer open', async () => {
    await button('Ask for a word').click();
    await expect.element(page.getByRole('alertdialog')).toBeVisible();
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await button('More').click();
    await expect.element(page.getByRole('menu')).toBeVisible();
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await button('Remove tag').click();
    await expect.element(page.getByRole('alertdialog')).toBeVisible();
    expect(await violations()).toEqual([]);
    await page.getByRole('combobox', { name: 'Or type it' }).click();
    await page.getByRole('combobox', { name: 'Or type it' }).fill('mar');
    await expect.element(page.getByRole('listbox')).toBeVisible();
    expect(await violations('[role=listbox]')).toEqual([]);
  });
});

describe('dialogs', () => {
  it('give the focus to the safe answer, and back when Escape gives it', async () => {
    await button('Ask').click();
    await expect.element(page.getByRole('alertdialog')).toBeVisible();
    await expect.element(button('Keep')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('alertdialog')).not.toBeInTheDocument();
    await expect.element(button('Ask')).toHaveFocus();
    await expect.element(lastAction()).toHaveTextContent('nothing');
  });

  it('keep the focus inside', async () => {
    await button('Ask').click();
    await expect.element(button('Keep')).toHaveFocus();
    await userEvent.keyboard('{Tab}');
    await expect.element(button('Delete').last()).toHaveFocus();
    await userEvent.keyboard('{Tab}');
    await expect.element(button('Keep')).toHaveFocus();
  });

  it('wait for the word, whatever its case, and forget it when closed', async () => {
    await button('Ask for a word').click();
    const word = page.getByLabelText(/^Type/);
    await expect.element(word).toHaveFocus();
    await expect.element(button('Begin')).toBeDisabled();
    await userEvent.keyboard('LOST');
    await expect.element(button('Begin')).toBeEnabled();
    await userEvent.keyboard('{Escape}');
    await button('Ask for a word').click();
    await expect.element(word).toHaveValue('');
    await userEvent.keyboard('lost');
    await button('Begin').click();
    await expect.element(lastAction()).toHaveTextContent('word confirmed');
  });

  it('stay open when the page beside them is clicked', async () => {
    await button('Open dialog').click();
    await page.getByLabelText('Name').fill('Half a na');
    await userEvent.click(document.body, { position: { x: 5, y: 5 }, force: true });
    await expect.element(page.getByLabelText('Name')).toHaveValue('Half a na');
  });
});

describe('choices', () => {
  it('select by letters and Enter', async () => {
    const select = page.getByRole('button', { name: /^Doctor Occupation|Occupation/ }).first();
    // Only the name: what it means is for the open list.
    await expect.poll(() => (select.element() as HTMLElement).innerText.trim()).toBe('Doctor');
    await select.click();
    await userEvent.keyboard('te{Enter}');
    await expect.element(select).toMatchTextContent(/Teacher/);
  });

  it('take the first match on Enter, and make a new one on Ctrl+Enter', async () => {
    const combo = page.getByRole('combobox', { name: 'Or type it' });
    // A list closes when the page scrolls, and a click scrolls the field into sight first.
    await combo.click();
    await combo.fill('pens');
    await userEvent.keyboard('{Enter}');
    await expect.element(combo).toHaveValue('Pensioner');
    await combo.fill('Mar');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(combo).toHaveValue('Mar');
    await combo.fill('Driver');
    await page.getByRole('option', { name: 'Add “Driver”' }).click();
    await expect.element(combo).toHaveValue('Driver');
  });

  it('put back what was chosen when the typed words are left', async () => {
    const combo = page.getByRole('combobox', { name: 'Or type it' });
    await combo.click();
    await combo.fill('nothing of the kind');
    await userEvent.keyboard('{Tab}');
    await expect.element(combo).toHaveValue('Teacher');
  });

  it('run a menu entry by keyboard', async () => {
    (button('More').element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('menuitem', { name: /^Rename/ })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.element(lastAction()).toHaveTextContent('delete');
  });

  it('switch tabs with the arrows', async () => {
    await page.getByRole('tab', { name: /^Tags/ }).click();
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(page.getByText('Notes of this passage')).toBeVisible();
  });
});

describe('offers to undo', () => {
  it('run once and go', async () => {
    await button('Remove tag').click();
    await button('Undo').click();
    await expect.element(lastAction()).toHaveTextContent('undo');
    await expect.element(button('Undo')).not.toBeInTheDocument();
  });
});
