import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Person } from '../../../core/domain/person.ts';
import { startI18n } from '../../i18n.ts';
import { violations } from '../../ui/axe-for-test.ts';
import { mountForTest } from '../../ui/mount-for-test.tsx';
import '../../ui/styles/tokens.css';
import '../../ui/styles/base.css';
import { openTestVault, personOf, TestVault } from '../interview/anonymise/vault-for-test.ts';
import { PeopleScreen } from './PeopleScreen.tsx';

const KARLYGASH = personOf({
  name: 'Карлыгаш Ахметова',
  spellings: ['Кака', 'Karlygash'],
  gender: 'female',
  pseudonym: 'Жанна',
  note: 'administrator',
});
const SANAT = personOf({ name: 'Санат-Сервис', kind: 'organisation', pseudonym: '[company]' });

let unmount = () => {};
beforeEach(async () => {
  startI18n('en');
  document.title = 'Vouchsafe';
  await page.viewport(1366, 768);
});
afterEach(() => {
  vi.useRealTimers();
  unmount();
  delete document.documentElement.dataset['theme'];
});

async function open(people: readonly Person[] = [KARLYGASH, SANAT], words?: string) {
  const vault = new TestVault('', people);
  const { library } = await openTestVault(vault);
  unmount = mountForTest(
    <main style={{ height: '90vh' }}>
      <PeopleScreen library={library} words={words} />
    </main>,
  );
  return { vault, library };
}

const button = (name: string | RegExp) => page.getByRole('button', { name });
const field = (name: string) => page.getByRole('textbox', { name });
const row = (name: string) => page.getByRole('row', { name });
const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
/** Everything on the page, written out as a reader or a camera over the shoulder would have it. */
const onPage = () => document.body.innerHTML;
const noDialog = () => expect.poll(() => page.getByRole('dialog').elements()).toEqual([]);

function press(code: string, key: string) {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(
    new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true }),
  );
}

describe('names', () => {
  it('are nowhere in the page until they are asked for, by H in any layout', async () => {
    const { vault } = await open();
    await expect.element(row('Жанна')).toBeVisible();
    expect(vault.viewed).toEqual([]);
    for (const secret of ['Карлыгаш', 'Ахметова', 'Кака', 'Karlygash', 'Санат']) {
      expect(onPage()).not.toContain(secret);
    }
    press('KeyH', 'р');
    await expect.element(page.getByText('Карлыгаш Ахметова')).toBeVisible();
    await expect.element(page.getByText('Кака, Karlygash')).toBeVisible();
    expect(vault.viewed).toEqual([{}]);
    press('KeyH', 'р');
    await expect.poll(onPage).not.toContain('Карлыгаш');
  });

  it('hide again by themselves after a minute', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await open();
    await button(/Show names/).click();
    await vi.waitUntil(() => onPage().includes('Карлыгаш'));
    vi.advanceTimersByTime(59_000);
    expect(onPage()).toContain('Карлыгаш');
    vi.advanceTimersByTime(1_000);
    await vi.waitUntil(() => !onPage().includes('Карлыгаш'));
  });

  it('hide when the screen is left', async () => {
    const { library } = await open();
    await button(/Show names/).click();
    await expect.element(page.getByText('Карлыгаш Ахметова')).toBeVisible();
    unmount();
    unmount = mountForTest(<PeopleScreen library={library} />);
    await expect.element(row('Жанна')).toBeVisible();
    expect(onPage()).not.toContain('Карлыгаш');
  });

  it('can be looked for in either alphabet without showing them', async () => {
    await open();
    await page.getByRole('searchbox').fill('akhmet');
    await expect.poll(() => page.getByRole('row', { name: '[company]' }).elements()).toEqual([]);
    await expect.element(row('Жанна')).toBeVisible();
    await expect.element(page.getByText('1 of 2')).toBeVisible();
    expect(onPage()).not.toContain('Ахметова');
    await page.getByRole('searchbox').fill('administrator -жанна');
    await expect.element(page.getByText('Nothing matches')).toBeVisible();
  });

  it('are listed, still covered, for who comes with words from the search', async () => {
    await open([KARLYGASH, SANAT], 'akhmet');
    await expect.element(page.getByRole('searchbox')).toHaveFocus();
    await expect.element(row('Жанна')).toBeVisible();
    expect(page.getByRole('row', { name: '[company]' }).elements()).toEqual([]);
    expect(onPage()).not.toContain('Ахметова');
  });
});

describe('an entry', () => {
  it('is registered with a pseudonym that fits the name, by keyboard alone', async () => {
    const { vault } = await open([]);
    await expect.element(page.getByText('No names yet')).toBeVisible();
    press('KeyN', 'т');
    await expect.element(field('Name')).toHaveFocus();
    await userEvent.keyboard('Марина Ким{Tab}Марина Сергеевна{Enter}Маринка');
    await expect.element(field('Pseudonym')).not.toHaveValue('');
    await field('Note').click();
    await userEvent.keyboard('{Enter}');
    await noDialog();
    const [saved] = vault.people;
    expect(saved).toMatchObject({
      kind: 'person',
      name: 'Марина Ким',
      spellings: ['Марина Сергеевна', 'Маринка'],
    });
    expect(saved?.pseudonym).not.toMatch(/^[МмКк]/);
    await expect.element(row(saved?.pseudonym ?? '')).toBeVisible();
  });

  it('gets another pseudonym each time one is asked for', async () => {
    await open([]);
    await button('Add a name').click();
    await field('Name').fill('Марина Ким');
    const value = () => (field('Pseudonym').element() as HTMLInputElement).value;
    const seen = new Set([value()]);
    for (let count = 2; count <= 4; count += 1) {
      await button('Generate').click();
      await expect.poll(() => seen.add(value()).size).toBe(count);
    }
  });

  it.each([
    ['Ахметовой', 'This is a real name in the register.'],
    ['жанна', 'Somebody else has or had this pseudonym.'],
    [' ', 'Without a pseudonym nothing could stand for the name.'],
  ])('is not saved with the pseudonym %s, and the form says why', async (pseudonym, why) => {
    const { vault } = await open();
    await button('Add a name').click();
    await field('Name').fill('Марина Ким');
    await field('Pseudonym').fill(pseudonym);
    await expect.element(page.getByText(new RegExp(why))).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog('Add a name')).toBeVisible();
    expect(vault.people.length).toBe(2);
  });

  it('keeps its pseudonym when it is changed', async () => {
    const { vault } = await open();
    await row('Жанна').getByRole('rowheader').click();
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog('Change Жанна')).toBeVisible();
    await field('Name').fill('Карлыгаш Ахметова-Ким');
    await expect.element(field('Pseudonym')).toHaveValue('Жанна');
    await userEvent.keyboard('{Enter}');
    await noDialog();
    expect(vault.people.find(({ id }) => id === KARLYGASH.id)).toEqual({
      ...KARLYGASH,
      name: 'Карлыгаш Ахметова-Ким',
    });
  });

  it('keeps its former pseudonym from everybody else when it gets another', async () => {
    const { vault } = await open();
    await row('Жанна').getByRole('rowheader').click();
    await userEvent.keyboard('{Enter}');
    await field('Pseudonym').fill('Сауле');
    await userEvent.keyboard('{Enter}');
    await noDialog();
    expect(vault.people.find(({ id }) => id === KARLYGASH.id)).toEqual({
      ...KARLYGASH,
      pseudonym: 'Сауле',
      formerPseudonyms: ['Жанна'],
    });
    await row('[company]').getByRole('rowheader').click();
    await userEvent.keyboard('{Enter}');
    await field('Pseudonym').fill('Жанна');
    await expect.element(page.getByText(/Somebody else has or had this pseudonym/)).toBeVisible();
  });

  it('stays in the form when it cannot be saved', async () => {
    const { vault } = await open();
    vault.failing = { putPerson: 'storage-failed' };
    await button('Add a name').click();
    await field('Name').fill('Марина Ким');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('The change could not be saved')).toBeVisible();
    await expect.element(field('Name')).toHaveValue('Марина Ким');
    vault.failing = {};
    await button(/^Add$/).click();
    await noDialog();
    expect(vault.people.map(({ name }) => name)).toContain('Марина Ким');
  });

  it('is deleted only after a question that names it and says what changes', async () => {
    const { vault } = await open();
    await row('Жанна').getByRole('rowheader').click();
    await userEvent.keyboard('{Delete}');
    const question = page.getByRole('alertdialog', { name: 'Delete Жанна?' });
    await expect
      .poll(() => question.element().textContent)
      .toContain('leak check before sharing no longer knows it');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => page.getByRole('alertdialog').elements()).toEqual([]);
    expect(vault.people.length).toBe(2);
    await userEvent.keyboard('{Delete}');
    await button('Delete Жанна').last().click();
    await expect.poll(() => vault.people.map(({ id }) => id)).toEqual([SANAT.id]);
    await expect.poll(() => row('Жанна').elements()).toEqual([]);
  });
});

describe.each(['light', 'dark'])('in the %s theme', (theme) => {
  it('breaks no rule of axe, with names shown and with its dialogs', async () => {
    document.documentElement.dataset['theme'] = theme;
    await open();
    await button(/Show names/).click();
    await expect.element(page.getByText('Карлыгаш Ахметова')).toBeVisible();
    expect(await violations()).toEqual([]);
    await button('Add a name').click();
    await field('Name').fill('Марина Ким');
    await field('Pseudonym').fill('Жанна');
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await noDialog();
    await button('Delete Жанна').click();
    await expect.element(page.getByRole('alertdialog')).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});
