import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTab } from './support/interview-flows.ts';
import { startWithVault } from './support/ready-vault.ts';
import type { Researcher } from './support/researcher.ts';

let me: Researcher;
beforeAll(async () => {
  me = await startWithVault();
});
afterAll(() => me?.close());

it('names that nobody registered are proposed by the model out of the built app', async () => {
  await me.press('Control+KeyN');
  await me.page.getByRole('tab', { name: 'Overview', selected: true }).waitFor();
  await openTab(me, 'Testimony & tags');
  await me.page.getByRole('textbox', { name: 'Testimony', exact: true }).waitFor();
  await me.focusOn('Testimony');
  await me.type('Then my neighbour Gulnara Abenova came to us.');
  await openTab(me, 'Anonymise');
  await me.sees(/0 of 1 decided/);
  await me.sees('proposed by the model');
  await me.focusOn('Original');
  await me.press('KeyA');
  await me.sees(/1 of 1 decided/);
  const readers = me.page.getByLabel('What readers will see');
  expect(await readers.innerText()).toBe('Then my neighbour [name] came to us.');
});
