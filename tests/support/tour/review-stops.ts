/** The redaction review of one more interview: levels, a name registered on the way, a note, and a second reader. */
import type { Researcher } from '../../e2e/support/researcher.ts';
import type { FictionalTestimony } from '../../fixtures/testimonies.ts';
import { write } from './fill-vault.ts';
import type { Look } from './look.ts';
import { clickTab, dialog, goTo } from './mouse.ts';

/** Names, places, dates, ages and an amount, of which nothing is in the register. Everybody is invented. */
const SELLER: FictionalTestimony = {
  language: 'ru',
  occupation: 'Market trader',
  place: 'Узынагаш',
  published: 'Алматинская область',
  date: { year: '1998', month: '12', day: '11' },
  text: [
    'Меня зовут Айгуль Сагинтаева, мне 47 лет, торгую тканями в Узынагаше.',
    'Двенадцатого ноября 1998 года Айгуль Сагинтаеву и ещё троих позвали в акимат. Листы принёс Тлеуберген Касымов.',
    'За место я плачу 3500 тенге в месяц. Касымов сказал: кто не подпишет, будет платить вдвое.',
    '20 ноября 1998 года к Сагинтаевой пришли домой. Сын её учится в Талгаре, ему 19 лет.',
  ].join('\n'),
  people: [],
  forms: [],
  identifiers: [],
  kept: [],
};
const PSEUDONYM = 'Гульмира';
const READER = 'R-4';

/** In a vault in which two have to read; ends with a review that both of them finished. */
export async function lookAtReviewReadTwice(me: Researcher, look: Look): Promise<void> {
  const { page } = me;
  await goTo(me, 'Settings');
  await page.getByText('A second reader is required').click();
  await page.getByRole('switch', { name: 'A second reader is required', checked: true }).waitFor();
  await write(me, SELLER);
  await clickTab(me, 'Anonymise');
  await me.sees(/^0 of \d+ decided/);
  await page.getByRole('textbox', { name: 'Original' }).focus();
  await lookAtRegistering(me, look);
  await lookAtLevels(me, look);
  await lookAtNote(me, look);
  await lookAtSecondReader(me, look);
}

async function lookAtRegistering(me: Researcher, look: Look): Promise<void> {
  await me.press('KeyR');
  await dialog(me).waitFor();
  await dialog(me).getByLabel('Pseudonym').fill(PSEUDONYM);
  await look('anonymise-register');
  await dialog(me).getByRole('button', { name: 'Add', exact: true }).click();
  await dialog(me).waitFor({ state: 'hidden' });
  await me.sees(/^3 of \d+ decided/);
  await look('anonymise-registered');
}

/** At a village that no register knows: between its name and nothing there are four steps. */
async function lookAtLevels(me: Researcher, look: Look): Promise<void> {
  const { page } = me;
  await page.getByRole('textbox', { name: 'Original' }).focus();
  await me.press('KeyJ');
  await look('anonymise-level');
  await page.getByRole('button', { name: /Detail$/ }).click();
  await page.getByRole('listbox').waitFor();
  await look('anonymise-levels');
  await me.press('Escape');
  await page.getByRole('listbox').waitFor({ state: 'hidden' });
}

async function lookAtNote(me: Researcher, look: Look): Promise<void> {
  await me.page.getByRole('textbox', { name: 'Original' }).focus();
  await me.press('KeyN');
  await dialog(me).waitFor();
  await dialog(me).getByLabel('Note').fill('Only three families there sell cloth.');
  await look('anonymise-note');
  await dialog(me).getByRole('button', { name: 'Replace' }).click();
  await dialog(me).waitFor({ state: 'hidden' });
  await me.page.getByText('Узынагаше').first().click();
  await me.sees('Note:');
  await look('anonymise-noted');
}

async function lookAtSecondReader(me: Researcher, look: Look): Promise<void> {
  await acceptAll(me, 'decided');
  await me.press('Control+Enter');
  await me.sees('A second reader is still needed');
  await look('anonymise-read-once');
  await me.press('Control+Enter');
  await dialog(me).waitFor();
  await dialog(me).getByLabel('Your initials or code').fill(READER);
  await look('anonymise-second-reader');
  await dialog(me).getByRole('button', { name: 'Begin' }).click();
  await dialog(me).waitFor({ state: 'hidden' });
  await me.page.getByRole('textbox', { name: 'Original' }).focus();
  await me.press('KeyA', 'KeyA', 'KeyA');
  await me.sees(/^3 of \d+ read/);
  await look('anonymise-second-reading');
  await acceptAll(me, 'read');
  await me.press('Control+Enter');
  await me.sees('Finished, read twice');
  await look('anonymise-read-twice');
}

/** Says yes to one place after the other, until the header counts all of them. */
async function acceptAll(me: Researcher, counted: 'decided' | 'read'): Promise<void> {
  const progress = me.page.getByText(new RegExp(`^\\d+ of \\d+ ${counted}`));
  await me.page.getByRole('textbox', { name: 'Original' }).focus();
  for (;;) {
    const [done, all] = (await progress.innerText()).match(/\d+/g) ?? [];
    if (done === all) return;
    await me.press('KeyA');
  }
}
