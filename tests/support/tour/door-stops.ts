/** The first run, and the locked door. */
import { PASSPHRASE, type Researcher } from '../../e2e/support/researcher.ts';
import type { Look } from './look.ts';
import { click, goTo } from './mouse.ts';

export async function lookAtFirstRun(me: Researcher, look: Look): Promise<void> {
  const { page } = me;
  await me.sees('Choose a language');
  await look('first-run-language');
  await click(me, 'English');
  await me.sees('What this app does');
  await look('first-run-protects');
  await click(me, 'Continue');
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await me.sees(/^(Good|Strong): /);
  await look('first-run-passphrase');
  await page.getByLabel(/To show that you have read this/).fill('no recovery');
  await click(me, 'Continue');
  await me.sees('Type it again');
  await look('first-run-again');
  await page.getByLabel('The same passphrase').fill(PASSPHRASE);
  await click(me, 'Create the vault');
  await me.sees('No interviews yet');
  await look('interviews-empty');
  await goTo(me, 'People');
  await look('people-empty');
}

export async function lookAtDoor(me: Researcher, look: Look): Promise<void> {
  await me.lock();
  await look('unlock');
  await me.page.getByLabel('Passphrase', { exact: true }).fill('a wrong guess');
  await click(me, 'Unlock');
  await me.page.getByRole('alert').filter({ hasText: /\w/ }).waitFor();
  await look('unlock-error');
}
