import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Mention } from '../../../../core/domain/redaction.ts';
import { usePersonDialog } from '../../people/use-person-dialog.tsx';
import { AnonymisePane, type AnonymisePaneProps } from './AnonymisePane.tsx';
import {
  expectCurrent,
  expectReader,
  open,
  original,
  preparePane,
  progress,
  select,
} from './pane-for-test.tsx';
import { patternMentions, TestVault } from './vault-for-test.ts';

preparePane();

const TEXT = [
  'Вошла Гульнара Абенова. Я спросил у Абеновой, что делать. С ней был Марат.',
  'Писали и так: Gulnara Abenova. Потом Абенову увезли.',
].join('\n\n');

/** As the model of the vault would propose them, which misses one. */
function people(text: string): Mention[] {
  const name = { kind: 'person', band: 'ask', replacement: '[имя]' } as const;
  const words = /Гульнара Абенова|Абеновой|Марат|Gulnara Abenova/g;
  return patternMentions(text, words, name);
}

/** As `renderer/app` composes them. */
function PaneWithRegister(props: Omit<AnonymisePaneProps, 'registerPerson'>) {
  const { registerPerson, dialog } = usePersonDialog(props.library);
  return (
    <>
      <AnonymisePane {...props} registerPerson={registerPerson} />
      {dialog}
    </>
  );
}

async function openNames() {
  const vault = new TestVault(TEXT);
  vault.record = { ...vault.record, language: 'ru' };
  vault.extra = people;
  const opened = await open(vault, PaneWithRegister);
  original().element().focus();
  await expectCurrent('Гульнара Абенова');
  return { ...opened, vault };
}

const dialog = () => page.getByRole('dialog', { name: 'Add a name' });
const field = (name: string) => dialog().getByRole('textbox', { name });
const noDialog = () => expect.poll(() => page.getByRole('dialog').elements()).toEqual([]);

/** Opens the form with R, gives a pseudonym and saves it by Enter. */
async function register(pseudonym: string) {
  await userEvent.keyboard('r');
  await expect.element(field('Pseudonym')).toBeVisible();
  await field('Pseudonym').fill(pseudonym);
  await userEvent.keyboard('{Enter}');
  await noDialog();
}

it('fills the form in from what the text says, and has the pseudonym stand for all mentions, one undo for all', async () => {
  const { decisions, library } = await openNames();
  await userEvent.keyboard('jr');
  await expect.element(field('Name')).toHaveValue('Гульнара Абенова');
  // A pseudonym is made by itself; another initial than the name's.
  await expect.element(field('Pseudonym')).not.toHaveValue('');
  await field('Pseudonym').fill('Жанна');
  await userEvent.keyboard('{Enter}');
  await noDialog();
  await expectReader('Вошла Жанна. Я спросил у Жанны, что делать. С ней был Марат.');
  await expectReader('Потом Жанну увезли.');
  const [entry] = library.snapshot().people;
  expect(entry).toMatchObject({ name: 'Гульнара Абенова', pseudonym: 'Жанна', kind: 'person' });
  expect(decisions().map(({ person, action }) => [person, action])).toEqual(
    Array.from({ length: 4 }, () => [entry?.id, 'pseudonym']),
  );
  await expect.element(page.getByText(/^Registered, and 4 places decided/).last()).toBeVisible();
  await expectCurrent('Марат');
  await progress('4 of 5 decided');
  await userEvent.keyboard('u');
  await expect.poll(decisions).toEqual([]);
  await progress('0 of 5 decided');
  // The entry is the register's and stays; it is proposed like any other.
  await expectReader('Вошла Гульнара Абенова.');
  await userEvent.keyboard('{Shift>}u{/Shift}');
  await expectReader('Вошла Жанна.');
});

it('does nothing when the form is left', async () => {
  const { decisions, library } = await openNames();
  await userEvent.keyboard('r');
  await expect.element(dialog()).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await noDialog();
  expect(decisions()).toEqual([]);
  expect(library.snapshot().people).toEqual([]);
});

it('takes in what was decided before, but nothing that was kept', async () => {
  const { decisions } = await openNames();
  await userEvent.keyboard('ax');
  await expectCurrent('Марат');
  await userEvent.keyboard('j');
  await expectCurrent('Gulnara Abenova');
  await register('Жанна');
  await expectReader('Вошла Жанна. Я спросил у Абеновой, что');
  await expect
    .poll(() => decisions().map(({ action }) => action))
    .toEqual(['pseudonym', 'keep', 'pseudonym', 'pseudonym']);
});

it('registers words that nothing had proposed, though no form of the name that was typed', async () => {
  const { decisions, vault } = await openNames();
  vault.extra = () => [];
  select('ней');
  await expect.poll(() => document.getSelection()?.toString()).toBe('ней');
  await userEvent.keyboard('m');
  await page.getByRole('button', { name: 'Register the name instead' }).click();
  await field('Name').fill('Айгерим');
  await field('Pseudonym').fill('Жанна');
  await userEvent.keyboard('{Enter}');
  await noDialog();
  // Nothing tells in which form: in brackets.
  await expectReader('С [Жанна] был Марат');
  expect(decisions()).toMatchObject([{ action: 'pseudonym', source: 'hand' }]);
});
