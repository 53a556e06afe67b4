/** What the vault of the tour holds: eight fictional interviews, six people, a recipient. */
import type { Researcher } from '../../e2e/support/researcher.ts';
import { DOCTOR, MERCHANT, TEACHER, TESTIMONIES } from '../../fixtures/testimonies.ts';
import { SHORT_TESTIMONIES } from '../../fixtures/short-testimonies.ts';
import type { Look } from './look.ts';
import { choose, click, clickTab, dialog, goTo, openByCode, selectWords } from './mouse.ts';

const LANGUAGES = { ru: 'Russian', kk: 'Kazakh', en: 'English' };
const ALL = [...TESTIMONIES, ...SHORT_TESTIMONIES];

export function codeOf(testimony: (typeof ALL)[number]): string {
  return `INT-00${ALL.indexOf(testimony) + 1}`;
}

/** Words of a testimony, and the digits of the favourite tags that they get. */
const TAGGED: readonly (readonly [(typeof ALL)[number], readonly (readonly [string, string])[]])[] =
  [
    [
      MERCHANT,
      [
        ['Утром к рядам пришёл администратор Сейтказиев и положил перед нами листы', '83'],
        ['администратор Сейтказиев', '7'],
        ['Кто не подпишет, сказал он, завтра не откроет место. Ахметовой дали лист первой', '1'],
        ['завтра не откроет место', '6'],
        ['говорили отдельно', '9'],
      ],
    ],
    [
      TEACHER,
      [
        ['мұғалімдерге жиырма қолдан жинауды бұйырды', '3'],
        ['сыйақы берілмейді', '5'],
      ],
    ],
    [DOCTOR, [['I warn you, this is voluntary', '17']]],
    [SHORT_TESTIMONIES[0], [['за зарплату', '25']]],
    [SHORT_TESTIMONIES[2], [['Nobody told us what the paper was for', '2']]],
    [SHORT_TESTIMONIES[3], [['с каждого участка по сорок подписей', '3']]],
  ];

export async function fillVault(me: Researcher, look: Look): Promise<void> {
  for (const testimony of ALL) {
    await write(me, testimony, testimony === MERCHANT ? () => look('testimony-empty') : undefined);
  }
  await fillOverview(me);
  for (const [testimony, passages] of TAGGED) {
    await openByCode(me, codeOf(testimony));
    await clickTab(me, 'Testimony & tags');
    let count = 0;
    for (const [words, digits] of passages) {
      await selectWords(me, words);
      for (const digit of digits) {
        await me.press(`Digit${digit}`);
        count += 1;
        await me.page.getByText(new RegExp(`${count} passages?$`)).waitFor();
      }
    }
  }
  await goTo(me, 'People');
  for (const { name, pseudonym } of TESTIMONIES.flatMap(({ people }) => people)) {
    await click(me, 'Add a name');
    await dialog(me).getByLabel('Name', { exact: true }).fill(name);
    await dialog(me).getByLabel('Pseudonym').fill(pseudonym);
    await dialog(me).getByRole('button', { name: 'Add', exact: true }).click();
    await dialog(me).waitFor({ state: 'hidden' });
  }
}

/** By mouse and mostly in whole fields: the main job's test does it key by key. */
export async function write(
  me: Researcher,
  testimony: (typeof ALL)[number],
  whileEmpty?: () => Promise<void>,
): Promise<void> {
  const { page } = me;
  await me.press('Control+KeyN');
  await page.getByRole('tab', { name: 'Overview', selected: true }).waitFor();
  const { day, month, year } = testimony.date;
  await page.getByLabel('Day', { exact: true }).fill(day);
  await page.getByLabel('Month', { exact: true }).fill(month);
  await page.getByLabel('Year', { exact: true }).fill(year);
  await page.getByLabel('Place', { exact: true }).fill(testimony.place);
  await page.getByLabel('Place for readers').fill(testimony.published);
  await page.getByRole('combobox', { name: 'Occupation' }).click();
  await me.type(testimony.occupation);
  await me.press('ArrowDown', 'Enter');
  await page
    .getByRole('radiogroup', { name: 'Share with named partners' })
    .getByText('Yes', { exact: true })
    .click();
  await choose(me, 'Language of the testimony', LANGUAGES[testimony.language]);
  await clickTab(me, 'Testimony & tags');
  await page.getByRole('textbox', { name: 'Testimony' }).focus();
  await whileEmpty?.();
  await page.keyboard.insertText(testimony.text);
  await me.sees(/Saved \d/);
}

/** One interview with nearly everything known about it, and one whose speaker has to be asked again. */
async function fillOverview(me: Researcher): Promise<void> {
  const { page } = me;
  const answer = (scope: string, words: string) =>
    page.getByRole('radiogroup', { name: scope }).getByText(words, { exact: true }).click();
  await openByCode(me, codeOf(SHORT_TESTIMONIES[4]));
  await clickTab(me, 'Overview');
  await answer('Share with named partners', 'Ask first');
  await openByCode(me, codeOf(MERCHANT));
  await clickTab(me, 'Overview');
  await page.getByLabel("Interviewer's code").fill('R-2');
  await choose(me, 'How exact that is', 'Region');
  await choose(me, 'Setting', 'In person');
  await choose(me, 'Role', 'It happened to them');
  await answer('Keep and analyse', 'Yes');
  await answer('Publish without names', 'Yes');
  await answer('Publish with the name', 'No');
  await page.getByRole('button', { name: 'Write it down' }).click();
  await choose(me, 'How it was given', 'Spoken, noted here');
  await page.getByRole('button', { name: 'Fold away' }).click();
  await page.getByLabel('Conditions').fill('Not before the election is over');
  await me.sees(/Saved \d/);
}
