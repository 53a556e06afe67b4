import path from 'node:path';
import { queueDialogAnswer } from './dialogs.ts';
import { PASSPHRASE, type Researcher } from './researcher.ts';

/** Writes a backup of the open vault to this path. */
export async function backUp(me: Researcher, file: string): Promise<void> {
  await me.press('Control+Comma');
  await queueDialogAnswer(me.launched.app, 'showSaveDialog', { canceled: false, filePath: file });
  await me.page.getByRole('button', { name: 'Back up now to…', exact: true }).click();
  await me.sees(`The backup ${path.basename(file)} is written`);
  await me.sees(/Last backup: \d/);
}

/** In the dialog that tests or restores a copy: chooses the file, types its passphrase, starts. */
export async function openCopy(
  me: Researcher,
  file: string,
  start: 'Test' | 'Restore',
): Promise<void> {
  const dialog = me.page.getByRole('dialog');
  await dialog.waitFor();
  await queueDialogAnswer(me.launched.app, 'showOpenDialog', {
    canceled: false,
    filePaths: [file],
  });
  const direct = dialog.getByRole('button', { name: 'Choose the file…' });
  const which = dialog.getByRole('button', { name: /Which copy/ });
  await direct.or(which).first().waitFor();
  // The list of snapshots may still come in; it replaces the button.
  if (await which.isVisible()) {
    await which.click();
    await me.page.getByRole('option', { name: 'A backup file…' }).click();
  } else await direct.click();
  await dialog.getByText(path.basename(file)).waitFor();
  await dialog.getByLabel('Passphrase of the copy').fill(PASSPHRASE);
  await dialog.getByRole('button', { name: start, exact: true }).click();
}

/** From the settings of an open vault to its restored state. */
export async function restoreOver(me: Researcher, file: string): Promise<void> {
  await me.press('Control+Comma');
  await me.page.getByRole('button', { name: 'Restore…', exact: true }).click();
  await openCopy(me, file, 'Restore');
  await me.sees('The vault is restored');
  await me.page.getByRole('button', { name: 'Go to the vault', exact: true }).click();
  await me.unlock();
}

/** Tests the newest or the oldest snapshot from the settings. What it says comes on screen next. */
export async function testSnapshot(
  me: Researcher,
  which: 'newest' | 'oldest',
  passphrase: string,
): Promise<void> {
  await me.press('Control+Comma');
  await me.page.getByRole('table').getByRole('row').nth(1).waitFor();
  await me.page.getByRole('button', { name: 'Test a backup…', exact: true }).click();
  const dialog = me.page.getByRole('dialog');
  await dialog.getByRole('button', { name: /Which copy/ }).click();
  // The newest is listed first.
  const options = me.page.getByRole('option', { name: /^Snapshot of/ });
  await (which === 'newest' ? options.first() : options.last()).click();
  await dialog.getByLabel('Passphrase of the copy').fill(passphrase);
  await dialog.getByRole('button', { name: 'Test', exact: true }).click();
}
