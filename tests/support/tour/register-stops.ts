/** The register of people, and the codebook. */
import type { Researcher } from '../../e2e/support/researcher.ts';
import type { Look } from './look.ts';
import { choose, click, closeDialog, dialog, goTo } from './mouse.ts';

export async function lookAtPeople(me: Researcher, look: Look): Promise<void> {
  await goTo(me, 'People');
  await me.sees('Динара');
  await look('people');
  await click(me, 'Show names');
  await me.sees('Сейтказиев');
  await look('people-names');
  await click(me, 'Change Динара');
  await dialog(me).waitFor();
  await choose(me, 'Gender', 'Female');
  await dialog(me).getByLabel('Spellings').fill('К. Ахметова');
  await dialog(me).getByLabel('Note', { exact: true }).fill('Write only, never call');
  await look('people-change');
  await dialog(me).getByRole('button', { name: 'Save' }).click();
  await dialog(me).waitFor({ state: 'hidden' });
  await click(me, 'Delete Динара');
  await dialog(me).waitFor();
  await look('people-delete');
  await closeDialog(me);
  await click(me, 'Hide names');
}

export async function lookAtCodebook(me: Researcher, look: Look): Promise<void> {
  await goTo(me, 'Codebook');
  await look('codebook');
  await me.page.getByText('Forced to sign support list').first().click();
  await me.page.getByLabel('When it applies').waitFor();
  await look('codebook-tag');
  await me.press('Control+KeyM');
  await dialog(me).getByPlaceholder('Find a tag').fill('quota');
  await me.press('Enter');
  await me.sees(/will count as/);
  await look('codebook-merge');
  await closeDialog(me);
  await click(me, 'Freeze');
  await me.sees('The codebook is frozen');
  await look('codebook-frozen');
  await click(me, 'Unfreeze');
}
