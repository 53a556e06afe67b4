import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { button, enterText, expectCurrent, open, preparePane, TEXT } from './pane-for-test.tsx';
import { personOf, TestVault } from './vault-for-test.ts';

preparePane();

const looking = () => page.getByText('Looking…');

it('has the keys without a button of their own in sight', async () => {
  await open();
  await enterText();
  const legend = page.getByText(/less, more detail$/);
  await expect.element(legend).toBeVisible();
  expect(legend.element().textContent).toBe('LShiftL less, more detail');
});

it('says what a key did where nothing else shows it, until the next step', async () => {
  await open();
  await enterText();
  await userEvent.keyboard('u');
  const said = page.getByText('Nothing more to undo.');
  await expect.element(said).toBeVisible();
  await userEvent.keyboard('j');
  await expectCurrent('Ахметовой');
  await expect.poll(() => said.elements()).toEqual([]);
});

it('says calmly that the text is looked through again, and lets one decide meanwhile', async () => {
  const vault = new TestVault(TEXT, [personOf({ name: 'Марат', pseudonym: 'Болат' })]);
  const { library, decisions } = await open(vault);
  await expectCurrent('Марат');
  expect(looking().elements()).toEqual([]);
  vault.held = [];
  await library.putPerson(personOf({ name: 'Карлыгаш Ахметова', pseudonym: 'Жанна' }));
  await expect.element(looking()).toBeVisible();
  await button(/^Accept/).click();
  expect(decisions()).toHaveLength(1);
  const { held } = vault;
  vault.held = undefined;
  for (const reply of held) reply();
  await expect.poll(() => looking().elements()).toEqual([]);
});
