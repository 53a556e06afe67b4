import { afterAll, beforeAll, expect, it } from 'vitest';
import { click, goTo } from '../support/tour/mouse.ts';
import { openTab } from './support/interview-flows.ts';
import { startWithVault } from './support/ready-vault.ts';
import type { Researcher } from './support/researcher.ts';

let me: Researcher;
beforeAll(async () => {
  me = await startWithVault();
});
afterAll(() => me?.close());

const TEXT =
  'On 12 May 1998 they came to Zhanatas. My neighbour Gulnara Abenova was there. Abenova signed nothing.';

it('a review with levels, a new name, a reason and a second reader, all by keyboard, is there after a lock', async () => {
  const { page } = me;
  const readers = page.getByLabel('What readers will see');
  await goTo(me, 'Settings');
  await page.getByText('A second reader is required').click();
  await page.getByRole('switch', { name: 'A second reader is required', checked: true }).waitFor();

  await me.press('Control+KeyN');
  await page.getByRole('tab', { name: 'Overview', selected: true }).waitFor();
  await openTab(me, 'Testimony & tags');
  await page.getByRole('textbox', { name: 'Testimony', exact: true }).waitFor();
  await me.focusOn('Testimony');
  await me.type(TEXT);
  await openTab(me, 'Anonymise');
  await me.sees(/0 of 4 decided/);
  await me.focusOn('Original');

  await me.press('Shift+KeyL', 'Shift+KeyL');
  await readers.getByText('On 1998 they came').waitFor();
  await me.press('KeyA');
  await me.press('Shift+KeyL', 'Shift+KeyL');
  await readers.getByText('they came to [region].').waitFor();
  await me.press('KeyN');
  await page.getByRole('dialog', { name: 'Why' }).waitFor();
  await me.type('Only one such town');
  await me.press('Enter');
  await me.press('KeyR');
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).waitFor();
  await me.press('Enter');
  await me.sees(/4 of 4 decided/);
  const anonymised = await readers.innerText();
  expect(anonymised).not.toMatch(/12 May|Zhanatas|Gulnara|Abenova/);

  await me.press('Control+Enter');
  await click(me, /^Second reading/);
  await me.type('RK');
  await me.press('Enter', 'KeyA', 'KeyA', 'KeyA', 'KeyA');
  await me.sees(/4 of 4 read/);
  await me.press('Control+Enter');
  await me.sees('Finished, read twice');

  await me.press('Control+KeyL');
  await me.unlock();
  await openTab(me, 'Anonymise');
  await me.sees('Finished, read twice');
  await page.getByRole('textbox', { name: 'Original' }).getByText('Zhanatas').click();
  await me.sees('Read by RK');
  await me.sees('Only one such town');
  expect(await readers.innerText()).toBe(anonymised);
});
