/** The list of interviews, and the three views of one. */
import type { Researcher } from '../../e2e/support/researcher.ts';
import { redactAll } from '../../e2e/support/interview-flows.ts';
import { MERCHANT, TESTIMONIES } from '../../fixtures/testimonies.ts';
import { SHORT_TESTIMONIES } from '../../fixtures/short-testimonies.ts';
import { codeOf } from './fill-vault.ts';
import type { Look } from './look.ts';
import { click, clickTab, closeDialog, dialog, goTo, openByCode, selectWords } from './mouse.ts';

/** Of the merchant's testimony; it names nobody. */
const BEGINNING_IN_ENGLISH =
  'I have stood at the market since it opened, and nobody had ever come to us with lists before.\n\n';

export async function lookAtList(me: Researcher, look: Look): Promise<void> {
  const { page } = me;
  await goTo(me, 'Interviews');
  await me.sees('8 interviews');
  await look('interviews');

  await click(me, 'Tags');
  await page.getByPlaceholder('Find a tag').fill('ordered to collect');
  await me.press('Enter');
  await me.sees('Showing 3 of 8');
  await look('interviews-filtered');
  await page.getByLabel('Find by code or place').fill('zz');
  await me.sees('Nothing matches');
  await look('interviews-nothing-matches');
  await click(me, 'Clear filters');

  const code = codeOf(SHORT_TESTIMONIES[4]);
  await page.getByRole('row', { name: new RegExp(code) }).click({ button: 'right' });
  await page.getByRole('menu').waitFor();
  await look('interviews-menu');
  await me.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'hidden' });
  await page.getByRole('row', { name: new RegExp(code) }).click();
  await me.press('Delete');
  await me.sees('Bin (1)');
  await click(me, 'Bin (1)');
  await page.getByRole('row', { name: new RegExp(code) }).waitFor();
  await look('bin');
  await click(me, `Destroy ${code}`);
  await dialog(me).waitFor();
  await look('bin-destroy');
  await closeDialog(me);
  await click(me, `Restore ${code}`);
  await me.sees('The bin is empty');
  await look('bin-empty');
  await click(me, 'All interviews');
  // The offers to undo go after a while; nobody waits for that here.
  const offer = page.getByRole('alertdialog').getByRole('button', { name: 'Close' });
  while ((await offer.count()) > 0) await offer.first().click();
}

export async function lookAtInterview(me: Researcher, look: Look): Promise<void> {
  await openByCode(me, codeOf(MERCHANT));
  await clickTab(me, 'Overview');
  await look('overview');
  await me.page.getByRole('button', { name: 'Destroy this interview' }).scrollIntoViewIfNeeded();
  await look('overview-lower');

  await clickTab(me, 'Testimony & tags');
  await selectWords(me, 'откроет');
  await me.press('ArrowRight');
  await look('testimony');
  await selectWords(me, 'говорили отдельно');
  await me.press('KeyT');
  await dialog(me).waitFor();
  await look('testimony-tags');
  await closeDialog(me);
  await selectWords(me, 'соседкой');
  await me.press('KeyM');
  await dialog(me).waitFor();
  await look('testimony-identifying');
  await closeDialog(me);
  await me.press('Control+KeyE');
  await me.press('Control+End');
  await look('testimony-writing');
  await clickTab(me, 'History');
  await me.page
    .getByText(/^(Kept while you write|No earlier versions yet)/)
    .first()
    .waitFor();
  await look('history');
  await clickTab(me, 'Translation');
  await me.sees('No translation yet');
  await look('translation-empty');
  await click(me, 'Begin a translation');
  await me.page.getByRole('textbox', { name: 'Translation into English' }).click();
  await me.page.keyboard.insertText(BEGINNING_IN_ENGLISH);
  await me.sees(/Saved \d/);
  await look('translation');
}

export async function lookAtReview(me: Researcher, look: Look): Promise<void> {
  await openByCode(me, codeOf(MERCHANT));
  await clickTab(me, 'Anonymise');
  await me.sees(/of \d+ decided/);
  await me.page.getByRole('textbox', { name: 'Original' }).focus();
  await me.press('KeyA', 'KeyA', 'KeyA');
  await me.sees(/^3 of \d+ decided/);
  await look('anonymise');
  await selectWords(me, 'девятый год');
  await me.press('KeyM');
  await dialog(me).waitFor();
  await look('anonymise-mark');
  await closeDialog(me);
}

/** Ends with every name out of the three long interviews. */
export async function lookAtFinishedReview(me: Researcher, look: Look): Promise<void> {
  for (const testimony of TESTIMONIES.toReversed()) {
    await openByCode(me, codeOf(testimony));
    await redactAll(me);
  }
  await look('anonymise-done');
}
