/** The settings, and what is done from there: a new passphrase, recovery shares, backups. */
import path from 'node:path';
import { PASSPHRASE, type Researcher } from '../../e2e/support/researcher.ts';
import { answerOpenDialog, answerSaveDialog } from '../../e2e/support/share-flows.ts';
import type { Look } from './look.ts';
import { click, closeDialog, dialog, goTo } from './mouse.ts';

export async function lookAtSettings(me: Researcher, look: Look): Promise<void> {
  await goTo(me, 'Settings');
  await look('settings');
  await me.page.getByRole('button', { name: 'Restore…' }).scrollIntoViewIfNeeded();
  await look('settings-lower');
  await click(me, 'Change the passphrase');
  await dialog(me).waitFor();
  await look('settings-passphrase');
  await closeDialog(me);
  await click(me, 'Open the activity log');
  await click(me, 'Check the chains');
  await me.page.getByText('The log is whole').waitFor();
  await look('log');
  await me.page.getByRole('row', { name: /INT-/ }).first().click();
  await dialog(me).waitFor();
  await look('log-own');
  await closeDialog(me);
  await goTo(me, 'Settings');
}

export async function lookAtRecovery(me: Researcher, look: Look): Promise<void> {
  const { page } = me;
  await click(me, 'Make recovery shares');
  await dialog(me).waitFor();
  await look('recovery-make');
  await page.getByLabel('Passphrase of this vault').fill(PASSPHRASE);
  await dialog(me).getByRole('button', { name: 'Make the shares' }).click();
  for (const index of [1, 2, 3]) {
    await page.getByRole('dialog', { name: `Share ${index} of 3` }).waitFor();
    if (index === 1) await look('recovery-share');
    await click(me, 'Continue');
  }
  await page.getByRole('dialog', { name: 'Type one share back' }).waitFor();
  await look('recovery-check');
  await dialog(me).getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('alertdialog', { name: 'Stop here?' }).waitFor();
  await look('recovery-stop');
  await click(me, 'Stop and discard the set');
  await me.dialogCloses();
}

export async function lookAtBackup(me: Researcher, look: Look, folder: string): Promise<void> {
  const { page } = me;
  const file = path.join(folder, 'copy-0000.vouchsafe');
  await answerSaveDialog(me, file);
  await answerOpenDialog(me, file);
  await click(me, 'Back up now to');
  await me.sees(/^The backup .* is written$/);
  await look('backup-written');
  await click(me, 'Test a backup');
  await dialog(me).waitFor();
  await look('backup-test');
  const which = dialog(me).getByRole('button', { name: /Which copy/ });
  const direct = dialog(me).getByRole('button', { name: 'Choose the file…' });
  await which.or(direct).first().waitFor();
  if (await which.isVisible()) {
    await which.click();
    await page.getByRole('option', { name: 'A backup file…' }).click();
  } else await direct.click();
  await dialog(me).getByText(path.basename(file)).waitFor();
  await page.getByLabel('Passphrase of the copy').fill(PASSPHRASE);
  await dialog(me).getByRole('button', { name: 'Test', exact: true }).click();
  await me.sees('This copy opens');
  await look('backup-tested');
  await dialog(me).getByRole('button', { name: 'Close' }).click();
  await dialog(me).waitFor({ state: 'hidden' });
}

export async function lookAtKeys(me: Researcher, look: Look): Promise<void> {
  await goTo(me, 'Interviews');
  await me.press('F1');
  await dialog(me).waitFor();
  await look('keys');
  await closeDialog(me);
}
