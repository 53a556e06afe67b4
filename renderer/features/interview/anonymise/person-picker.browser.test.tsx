import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { violations } from '../../../ui/axe-for-test.ts';
import {
  AKHMETOVA,
  button,
  enterText,
  ERLAN,
  open,
  original,
  preparePane,
  replacement,
  TEXT,
} from './pane-for-test.tsx';
import { personOf, TestVault } from './vault-for-test.ts';

preparePane();

const MANY = Array.from({ length: 140 }, (_, at) =>
  personOf({ name: `Sample Entry${at}`, pseudonym: `Stand-in ${at}` }),
);

const picker = () => page.getByRole('combobox', { name: 'Register entry' });
const options = () => page.getByRole('option').elements();

async function openMany() {
  const known = personOf({
    name: 'Серик Тлеубаев',
    spellings: ['Сека'],
    gender: 'male',
    pseudonym: 'Болат',
  });
  const opened = await open(new TestVault(TEXT, [AKHMETOVA, ERLAN, ...MANY, known]));
  await enterText();
  return { ...opened, known };
}

it.each(['тлеубаев', 'сека', 'болат'])(
  'finds an entry in a long register by "%s", and the next key is an answer',
  async (words) => {
    const { known, decisions } = await openMany();
    await picker().click();
    await userEvent.keyboard(`{Control>}a{/Control}${words}`);
    await expect.poll(options).toHaveLength(1);
    await expect.poll(options).toHaveLength(1);
    await userEvent.keyboard('{Enter}');
    await expect.element(replacement()).toHaveValue('Болат');
    await expect.element(original()).toHaveFocus();
    await expect.element(picker()).toHaveValue('Болат');
    await userEvent.keyboard('a');
    await expect.poll(() => decisions()[0]).toMatchObject({ person: known.id });
  },
);

it('shows the beginning of a long register, and says that there is more', async () => {
  await openMany();
  await button(/^Show the register/).click();
  // A hundred lines, and that of the chosen entry is among them.
  await expect.poll(options).toHaveLength(100);
  await expect.element(page.getByText('44 more: type a name to find one')).toBeVisible();
  await expect.element(page.getByRole('option', { name: /^Жанна/ })).toBeVisible();
  expect(await violations('[role=listbox]')).toEqual([]);
});

it('keeps the words of a chosen entry that stands far down in the register', async () => {
  const { known } = await openMany();
  await picker().click();
  await userEvent.keyboard('{Control>}a{/Control}сека{Enter}');
  await expect.element(replacement()).toHaveValue('Болат');
  await button(/^Show the register/).click();
  await expect.poll(options).toHaveLength(101);
  await userEvent.keyboard('{Escape}');
  await expect.poll(options).toHaveLength(0);
  await expect.element(picker()).toHaveValue(known.pseudonym);
});

it('takes the entry away with the first line of the list', async () => {
  await openMany();
  await expect.element(picker()).toHaveValue('Жанна');
  await button(/^Show the register/).click();
  await page.getByRole('option', { name: 'None' }).click();
  await expect.element(picker()).toHaveValue('');
});
