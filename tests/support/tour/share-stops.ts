/** Handing on: recipients, the export from step to step, and a bundle opened again. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Researcher } from '../../e2e/support/researcher.ts';
import { answerOpenDialog, answerSaveDialog } from '../../e2e/support/share-flows.ts';
import type { Look } from './look.ts';
import { click, clickTab, closeDialog, dialog, goTo } from './mouse.ts';

const COLLEAGUE = 'Archive of the Committee';
/** Public keys of the frozen bundle in tests/vectors: they belong to nobody. */
const CARD = [
  'age1z84rhd7dg2zu2kzwzjr9v4tuqqcnm40fwgvcmj2ng5kh8cg5leqscjxuc2',
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJWTZtDxOaH02PsZED/BAearL32RJ4tzVca0zK2CCsx8',
].join('\n');

export async function lookAtCards(me: Researcher, look: Look): Promise<void> {
  const { page } = me;
  await goTo(me, 'Share');
  await clickTab(me, 'Recipients and my keys');
  await click(me, 'Add a recipient');
  await dialog(me).waitFor();
  await dialog(me).getByLabel('Name').fill(COLLEAGUE);
  await dialog(me).getByLabel('Contact card').fill(CARD);
  await look('share-add-recipient');
  await dialog(me).getByRole('button', { name: 'Add' }).click();
  await dialog(me).waitFor({ state: 'hidden' });
  await click(me, `Compare keys with ${COLLEAGUE}`);
  await dialog(me).waitFor();
  await look('share-compare-keys');
  await click(me, 'They are the same');
  await page.getByText(/^Compared in person on/).waitFor();
  await look('share-cards');
  await click(me, `Delete ${COLLEAGUE}`);
  await dialog(me).waitFor();
  await look('share-delete-recipient');
  await closeDialog(me);
}

/** While names are still in the interviews: the check finds them. */
export async function lookAtFindings(me: Researcher, look: Look): Promise<void> {
  const { page } = me;
  await goTo(me, 'Share');
  await clickTab(me, 'Export');
  await click(me, 'Choose all shown');
  await me.sees(/^8 of 8 chosen/);
  await look('share-what');
  await click(me, 'Continue');
  await me.sees('Which version do they get?');
  await look('share-version');
  await page.getByText('Original', { exact: true }).click();
  await me.sees('An original bundle names people');
  await look('share-version-original');
  await page.getByText('Anonymised', { exact: true }).click();
  await click(me, 'Continue');
  await me.sees('Does somebody need another format?');
  await look('share-formats');
  await click(me, 'Continue');
  await me.sees(/findings need a decision/);
  await look('share-findings');
  await click(me, /^Allow once/);
  await page.getByLabel('Why is it not about a person?').waitFor();
  await look('share-allow');
}

/** After the last name is out: from the check to the written file, and back into the app. */
export async function lookAtBundle(me: Researcher, look: Look, folder: string): Promise<void> {
  const { page } = me;
  const bundle = path.join(folder, 'bundle-0000.tar.age');
  await answerSaveDialog(me, bundle);
  await answerOpenDialog(me, bundle);
  // The wizard has kept the choice, and checks anew.
  await goTo(me, 'Share');
  await me.sees('No known name or number was found');
  await look('share-clear');
  await click(me, 'Continue');
  await me.sees('Who can open it?');
  await page.getByText(COLLEAGUE).click();
  await page.getByText('Also to my own key').click();
  await look('share-recipients');
  await click(me, 'Continue');
  await me.sees('Look at it once more');
  await look('share-review');
  await click(me, 'Choose where to save');
  await me.sees('The bundle is written and checked');
  await look('share-written');
  await clickTab(me, 'Bundles made');
  await me.sees(COLLEAGUE);
  await look('share-made');

  await clickTab(me, 'Open a bundle');
  await click(me, 'Choose a bundle');
  await me.sees('Signed with the key of this vault');
  await look('open-contents');
  const rubbish = path.join(folder, 'bundle-ffff.tar.age');
  writeFileSync(rubbish, 'no bundle at all');
  await answerOpenDialog(me, rubbish);
  await click(me, 'Open another');
  await me.page.getByRole('alert').filter({ hasText: /\w/ }).waitFor();
  await look('open-error');
  await answerOpenDialog(me, bundle);
  await click(me, 'Choose a bundle');
  await me.sees('Signed with the key of this vault');
  await click(me, 'Close the bundle');
  await me.sees('Read a bundle that a colleague sent you');
  await look('open');
}
