/** The first run, and the locked door. */
import unlockWords from '../../../renderer/locales/en/unlock.json' with { type: 'json' };
import { PASSPHRASE, type Researcher } from '../../e2e/support/researcher.ts';
import type { Look } from './look.ts';
import { click, closeDialog, dialog, goTo } from './mouse.ts';

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

/** What main does when it hears that the page's process is gone. This one lives on: Playwright cannot follow a real crash. */
export async function lookAtCrash(me: Researcher, look: Look): Promise<void> {
  await me.launched.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  });
  await me.sees(unlockWords.notice.crashed);
  await look('unlock-crashed');
  await me.unlock();
}

export async function lookAtDoor(me: Researcher, look: Look): Promise<void> {
  await me.lock();
  await look('unlock');
  await me.page.getByLabel('Passphrase', { exact: true }).fill('a wrong guess');
  await click(me, 'Unlock');
  await me.page.getByRole('alert').filter({ hasText: /\w/ }).waitFor();
  await look('unlock-error');
  await click(me, 'I forgot the passphrase');
  await me.sees('Open with recovery shares');
  await look('recover');
  await click(me, 'Back');
  await click(me, 'Restore from a backup');
  await dialog(me)
    .getByRole('button', { name: /Which copy/ })
    .waitFor();
  await look('restore');
  await closeDialog(me);
}

/** A second vault in the profile: from then on the door asks which. */
export async function lookAtChoice(me: Researcher, look: Look): Promise<void> {
  const { page } = me;
  await click(me, 'Start a new vault');
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await me.sees(/^(Good|Strong): /);
  await page.getByLabel(/To show that you have read this/).fill('no recovery');
  await click(me, 'Continue');
  await page.getByLabel('The same passphrase').fill(PASSPHRASE);
  await click(me, 'Create the vault');
  await me.sees('No interviews yet');
  await me.press('Control+KeyL');
  await me.sees('Which vault?');
  await look('choose-vault');
}
