import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Mention } from '../../../../core/domain/redaction.ts';
import { violations } from '../../../ui/axe-for-test.ts';
import {
  button,
  expectCurrent,
  expectReader,
  open,
  original,
  preparePane,
  reader,
  replacement,
} from './pane-for-test.tsx';
import { patternMentions, personOf, TestVault } from './vault-for-test.ts';

preparePane();

const TEXT = [
  'Мы жили в Кентау, потом в Жанатасе. До 12 марта 1998 года всё было тихо.',
  'Из Жанатаса нас увезли. Мне было 42 года. А в Жанатас приехал Бекжан.',
].join('\n\n');

/** What the model and the patterns of the vault would propose. */
function places(text: string): Mention[] {
  const place = { kind: 'place', band: 'ask', replacement: '[место]' } as const;
  return patternMentions(text, /Кентау|Жанатас\p{L}*/gu, place);
}

async function openPlaces(more: (text: string) => Mention[] = () => []) {
  const vault = new TestVault(TEXT);
  vault.record = { ...vault.record, language: 'ru' };
  vault.extra = (text) => [...places(text), ...more(text)];
  const opened = await open(vault);
  original().element().focus();
  await expectCurrent('Кентау');
  return opened;
}

const less = () => userEvent.keyboard('l');
const more = () => userEvent.keyboard('{Shift>}l{/Shift}');
const accept = () => userEvent.keyboard('a');
const level = (name: string) => expect.element(button(new RegExp(`^${name} Detail`))).toBeVisible();

it('steps to more and less detail with L, and the right side shows it before anything is decided', async () => {
  const { decisions } = await openPlaces();
  await level('Removed');
  await expectReader('Мы жили в Кентау, потом');
  await more();
  await level('Country');
  await expectReader('Мы жили в [страна], потом');
  await more();
  await more();
  await level('District');
  await expectReader('Мы жили в [район], потом');
  await less();
  await level('Region');
  await expectReader('Мы жили в [область], потом');
  expect(decisions()).toEqual([]);
  await accept();
  await expectCurrent('Жанатасе');
  expect(decisions()).toMatchObject([
    { replacement: '[область]', level: 'region', action: 'generalise' },
  ]);
  await expectReader('Мы жили в [область], потом в Жанатасе');
});

it('forgets a step that nobody accepted', async () => {
  const { decisions } = await openPlaces();
  await more();
  await expectReader('в [страна], потом');
  await userEvent.keyboard('j');
  await expectCurrent('Жанатасе');
  await expectReader('в Кентау, потом');
  expect(decisions()).toEqual([]);
});

it('ends with the words themselves, which are kept, and says that there is no further step', async () => {
  const { decisions } = await openPlaces();
  for (let step = 0; step < 5; step += 1) await more();
  await level('Exact');
  await expectReader('Мы жили в Кентау, потом');
  await more();
  await expect.element(page.getByText('No further level.').last()).toBeVisible();
  await accept();
  await expectCurrent('Жанатасе');
  expect(decisions()).toMatchObject([{ action: 'keep', replacement: '[место]' }]);
});

it('proposes the level again for the same place in any form, and the name that was typed for it', async () => {
  const { decisions } = await openPlaces();
  await userEvent.keyboard('j');
  await expectCurrent('Жанатасе');
  await more();
  await more();
  await level('Region');
  await userEvent.keyboard('e');
  await userEvent.keyboard('Жамбылская область{Enter}');
  await expectReader('потом в Жамбылская область.');
  expect(decisions()).toMatchObject([{ level: 'region', replacement: 'Жамбылская область' }]);
  await page.getByText('Жанатаса', { exact: true }).first().click();
  await expectCurrent('Жанатаса');
  await expect.element(replacement()).toHaveValue('Жамбылская область');
  await level('Region');
  // Another place begins with what was proposed for it.
  await userEvent.keyboard('k');
  await userEvent.keyboard('k');
  await expectCurrent('Кентау');
  await level('Removed');
});

it('says one thing at one level in one go, those decided at another among them', async () => {
  const { decisions } = await openPlaces();
  await userEvent.keyboard('j');
  await expectCurrent('Жанатасе');
  await more();
  await accept();
  await page.getByText('Жанатаса', { exact: true }).first().click();
  await expectCurrent('Жанатаса');
  await level('Country');
  await more();
  await more();
  await level('District');
  await userEvent.keyboard('{Shift>}a{/Shift}');
  await button('Replace 3').click();
  await expect
    .poll(() => decisions().map((one) => [one.replacement, one.level]))
    .toEqual(Array.from({ length: 3 }, () => ['[район]', 'district']));
  await expectReader('потом в [район]. До 12 марта');
  await userEvent.keyboard('u');
  await expect.poll(() => decisions().map((one) => one.level)).toEqual(['country']);
});

it('writes dates and ages in the form that each sentence needs', async () => {
  await openPlaces();
  await page.getByText('12 марта 1998 года', { exact: true }).first().click();
  await expectCurrent('12 марта 1998 года');
  await level('Removed');
  for (const words of ['До 1990-х годов всё', 'До 1998 года всё', 'До марта 1998 года всё']) {
    await more();
    await expectReader(words);
  }
  await page.getByText('42 года', { exact: true }).first().click();
  await expectCurrent('42 года');
  for (const words of ['[совершеннолетний возраст]', 'было 40–49 лет', 'было 40–44 лет']) {
    await more();
    await expectReader(words);
  }
});

it('steps a decision that was made, and takes it back with one undo', async () => {
  const { decisions } = await openPlaces();
  await accept();
  await expectCurrent('Жанатасе');
  await page.getByRole('radio', { name: 'All' }).click();
  await userEvent.keyboard('k');
  await expectCurrent('Кентау');
  await more();
  await expectReader('Мы жили в [страна], потом');
  expect(decisions()).toMatchObject([{ replacement: '[место]' }]);
  await accept();
  await expect.poll(() => decisions()[0]?.level).toBe('country');
  await userEvent.keyboard('u');
  await expect.poll(() => decisions()[0]?.replacement).toBe('[место]');
});

it('has a pseudonym among the levels of a place of the register, and none for a person', async () => {
  const vault = new TestVault(TEXT, [
    personOf({ name: 'Кентау', kind: 'place', pseudonym: 'Место 1' }),
    personOf({ name: 'Бекжан', gender: 'male', pseudonym: 'Олжас' }),
  ]);
  vault.record = { ...vault.record, language: 'ru' };
  await open(vault);
  original().element().focus();
  await expectCurrent('Кентау');
  await level('Pseudonym');
  await less();
  await expectReader('Мы жили в [населённый пункт], потом');
  await more();
  await level('Pseudonym');
  await page.getByText('Бекжан', { exact: true }).first().click();
  await expectCurrent('Бекжан');
  expect(button(/ Detail$/).elements()).toEqual([]);
  await less();
  await expect.element(page.getByText(/Nothing between all and nothing here/).last()).toBeVisible();
});

it('covers what is about to be decided together with the original', async () => {
  await openPlaces();
  await more();
  await expectReader('Мы жили в [страна], потом');
  const held = { code: 'Backquote', key: 'ё', bubbles: true, cancelable: true };
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', held));
  await expectReader('Мы жили в Кентау, потом');
  document.activeElement?.dispatchEvent(new KeyboardEvent('keyup', held));
  await expectReader('Мы жили в [страна], потом');
});

it.each(['light', 'dark'])(
  'breaks no rule of axe in the %s theme, with its list too',
  async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    await openPlaces();
    await more();
    await level('Country');
    expect(await violations()).toEqual([]);
    await button(/^Country Detail/).click();
    await expect.element(page.getByRole('option', { name: /^District/ })).toBeVisible();
    expect(await violations('[role=listbox]')).toEqual([]);
    await page.getByRole('option', { name: /^District/ }).click();
    await expectReader('Мы жили в [район], потом');
    expect(reader().element().textContent).toContain('в Жанатасе');
  },
);
