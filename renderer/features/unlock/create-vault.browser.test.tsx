import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AppError } from '../../../core/errors.ts';
import { startI18n } from '../../i18n.ts';
import { violations } from '../../ui/axe-for-test.ts';
import { mountForTest } from '../../ui/mount-for-test.tsx';
import '../../ui/styles/tokens.css';
import '../../ui/styles/base.css';
import { CreateVault } from './CreateVault.tsx';

const STRONG = 'anvil gravel mitten pelican thimble';
const WEAK = 'anvil gravel mitten';

let unmount = () => {};

beforeEach(async () => {
  startI18n('en');
  document.title = 'Vouchsafe';
  await page.viewport(1366, 768);
});

afterEach(() => unmount());

function open(onCreate: (passphrase: string) => Promise<void> = () => Promise.resolve()) {
  const create = vi.fn(onCreate);
  const onLanguage = vi.fn();
  unmount = mountForTest(
    <CreateVault language="en" onLanguage={onLanguage} onCreate={create} onRestore={() => {}} />,
  );
  return { create, onLanguage };
}

const heading = (name: string) => page.getByRole('heading', { name });
const field = () => page.getByLabelText('Passphrase', { exact: true });
const wordField = () => page.getByLabelText(/type “no recovery”/);
const again = () => page.getByLabelText('The same passphrase');

/** By Enter alone, as the person who knows the way would. */
async function toPassphrase() {
  await userEvent.keyboard('{Enter}');
  await expect.element(heading('What this app does, and what it cannot do')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(field()).toHaveFocus();
}

async function toAgain() {
  await toPassphrase();
  await userEvent.keyboard(`${STRONG}{Enter}`);
  await expect.element(wordField()).toHaveFocus();
  await userEvent.keyboard('No Recovery{Enter}');
  await expect.element(again()).toHaveFocus();
}

describe('CreateVault', () => {
  it('makes the vault by keyboard alone, with the passphrase that was typed twice', async () => {
    const { create, onLanguage } = open();
    await toAgain();
    await userEvent.keyboard(`${STRONG}{Enter}`);
    await vi.waitFor(() => expect(create).toHaveBeenCalledWith(STRONG));
    expect(onLanguage).toHaveBeenCalledWith('en');
  });

  it('hands on the language that was chosen', async () => {
    const { onLanguage } = open();
    await page.getByRole('button', { name: 'Қазақша' }).click();
    expect(onLanguage).toHaveBeenCalledWith('kk');
  });

  it('does not go on below the floor', async () => {
    open();
    await toPassphrase();
    await field().fill(WEAK);
    await wordField().fill('no recovery');
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect.element(page.getByText(/This passphrase could be guessed/)).toBeVisible();
    await expect.element(field()).toHaveFocus();
    await userEvent.keyboard('{End} pelican thimble');
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect.element(again()).toBeVisible();
  });

  it('does not go on before it is typed that there is no recovery', async () => {
    open();
    await toPassphrase();
    await field().fill(STRONG);
    await wordField().fill('recovery');
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect.element(page.getByText('Type “no recovery” to go on.')).toBeVisible();
    expect(again().query()).toBeNull();
  });

  it('tells the time to guess as it is typed', async () => {
    open();
    await toPassphrase();
    await field().fill(WEAK);
    await expect.element(page.getByText(/^Weak: .* hours\. Add words\.$/)).toBeVisible();
    await field().fill(STRONG);
    await expect.element(page.getByText(/^Good: .* centuries/)).toBeVisible();
  });

  it('suggests six words by keyboard alone, to be typed again by hand', async () => {
    const { create } = open();
    await toPassphrase();
    await userEvent.keyboard('{Tab}{Tab}{Enter}');
    const panel = page.getByRole('region', { name: 'Six random words' });
    await expect.element(panel).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Other words' })).toHaveFocus();
    const shown = () => panel.getByRole('status').element().textContent;
    expect(shown()).toMatch(/^[a-z]{4,9}( [a-z]{4,9}){5}$/);
    expect(await violations()).toEqual([]);
    const first = shown();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(shown()).not.toBe(first));
    await page.getByRole('radio', { name: 'Русский' }).click();
    await vi.waitFor(() => expect(shown()).toMatch(/^[а-я]{4,9}( [а-я]{4,9}){5}$/));
    const words = shown();
    await page.getByRole('button', { name: 'Use these words' }).click();
    await expect.element(field()).toHaveValue(words);
    await expect.element(field()).toHaveFocus();
    await expect.element(page.getByText(/^(Strong|Good): /)).toBeVisible();
    expect(panel.query()).toBeNull();
    await userEvent.keyboard('{Enter}no recovery{Enter}');
    await expect.element(again()).toHaveValue('');
    await userEvent.keyboard(`${words}{Enter}`);
    await vi.waitFor(() => expect(create).toHaveBeenCalledWith(words));
  });

  it('makes nothing when the second differs, and takes the right one then', async () => {
    const { create } = open();
    await toAgain();
    await userEvent.keyboard('anvil{Enter}');
    await expect.element(page.getByText(/This differs from the passphrase/)).toBeVisible();
    expect(create).not.toHaveBeenCalled();
    await userEvent.keyboard(`${STRONG}{Enter}`);
    await vi.waitFor(() => expect(create).toHaveBeenCalledTimes(1));
  });

  it('goes back with Alt+Left and keeps the passphrase', async () => {
    open();
    await toAgain();
    await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    await expect.element(field()).toHaveValue(STRONG);
  });

  it('shows progress while the vault is made, and what failed', async () => {
    const answer = Promise.withResolvers<undefined>();
    open(() => answer.promise.then(() => undefined));
    await toAgain();
    await userEvent.keyboard(`${STRONG}{Enter}`);
    await expect.element(page.getByRole('progressbar')).toBeVisible();
    answer.reject(new AppError('storage-full'));
    await expect.element(page.getByRole('alert')).toMatchTextContent(/The disk is full/);
    expect(page.getByRole('progressbar').query()).toBeNull();
  });

  it('has no form that could be submitted, and no helper that would remember', async () => {
    open();
    await toPassphrase();
    expect(document.querySelector('form')).toBeNull();
    for (const input of document.querySelectorAll('input')) {
      expect(input.autocomplete).toBe('off');
    }
  });

  it('has no axe violation in any step', async () => {
    open();
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await expect.element(heading('What this app does, and what it cannot do')).toBeVisible();
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await expect.element(field()).toHaveFocus();
    expect(await violations()).toEqual([]);
  });
});
