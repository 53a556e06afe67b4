import { execFileSync } from 'node:child_process';
import { expect } from 'vitest';
import type { Researcher } from './researcher.ts';
import { addRecipient } from './share-flows.ts';

/** Words that nobody would write by chance, for every kind of field. */
export const CANARIES = {
  text: ['zanzibarite', 'қарлығаштау'],
  code: ['Codewordia'],
  interviewer: ['Interviewerova'],
  summary: ['summarillion', 'қысқашалық'],
  place: ['placeholderia', 'жерұйықтау'],
  conditions: ['conditionaria'],
  asked: ['Askedbyova'],
  earlier: ['yesterdayish'],
  binned: ['binnablewords'],
  tag: ['Taglabelia'],
  definition: ['definitionista'],
  person: ['Nightingalova', 'Бұлбұлтаева'],
  pseudonym: ['Marmaladova'],
  spelling: ['Spellingova'],
  note: ['notarilly'],
  replacement: ['replacementary'],
  contact: ['Contactova'],
  search: ['quicksearchy'],
  vaultSearch: ['searchallia'],
  passphrase: ['lighthousewards'],
} as const;
export const WORDS = Object.values(CANARIES).flat();
export const CANARY_PASSPHRASE = 'lighthousewards river carries seven lanterns home';

/** Types every canary where it belongs, and waits until all of it is saved. */
export async function typeCanaries(me: Researcher): Promise<void> {
  await me.makeVault(CANARY_PASSPHRASE);
  await newInterview(me);
  await typeInto(me, 'Code', CANARIES.code);
  await typeInto(me, 'Place', CANARIES.place);
  await typeInto(me, "Interviewer's code", CANARIES.interviewer);
  await typeInto(me, 'Summary', CANARIES.summary);
  await typeInto(me, 'Conditions for all of it', CANARIES.conditions);
  await me.page.getByRole('button', { name: 'Write it down' }).click();
  await typeInto(me, 'Asked by (code)', CANARIES.asked);
  await write(me, `${CANARIES.earlier[0]} `);
  // An interview that is left keeps what it said until then as a version.
  await newInterview(me);
  await write(me, CANARIES.binned[0]);
  await me.press('Control+Digit1');
  await row(me, 'INT-00').click();
  await me.press('Delete');
  await me.page.getByRole('button', { name: 'Bin (1)' }).waitFor();
  await rewrite(me);
  await typeNames(me);
  await typeTag(me);
  await addRecipient(me, CANARIES.contact[0], ageRecipient());
  await me.press('Control+Shift+KeyF');
  await me.page.getByRole('searchbox', { name: 'Search all interviews' }).waitFor();
  await me.type(CANARIES.vaultSearch[0]);
  await me.sees('No interview found');
  await me.press('Control+Digit1');
  await me.focusOn('Find by code');
  await me.type(CANARIES.search[0]);
  await me.sees('Nothing matches');
}

export const row = (me: Researcher, code: string) =>
  me.page.getByRole('row', { name: new RegExp(code) });

async function newInterview(me: Researcher): Promise<void> {
  await me.press('Control+KeyN');
  await me.page.getByRole('tab', { name: 'Overview', selected: true }).waitFor();
}

async function typeInto(me: Researcher, label: string, words: readonly string[]): Promise<void> {
  await me.page.getByRole('textbox', { name: label, exact: true }).focus();
  await me.press('Control+KeyA');
  await me.type(words.join(' '));
}

async function write(me: Researcher, text: string): Promise<void> {
  await me.page.getByRole('tab', { name: 'Testimony & tags' }).click();
  await me.page.getByRole('textbox', { name: 'Testimony' }).focus();
  await me.type(text);
  await me.sees(/Saved \d/);
}

function ageRecipient(): string {
  const keys = execFileSync('age-keygen', {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return /age1\w+/.exec(keys)?.[0] ?? '';
}

/** Another text in the place of the first, and words of it marked as identifying. */
async function rewrite(me: Researcher): Promise<void> {
  await row(me, CANARIES.code[0]).dblclick();
  await me.page.getByRole('tab', { name: 'Testimony & tags', selected: true }).waitFor();
  await me.page.getByRole('textbox', { name: 'Testimony' }).focus();
  await me.press('Control+KeyE', 'Control+KeyA');
  // Long enough that LevelDB compresses it, with the words far apart.
  for (const word of CANARIES.text)
    await me.page.keyboard.insertText(`${'lorem ipsum '.repeat(400)}${word} `);
  await me.press('Control+Home', 'Control+Shift+ArrowRight', 'Control+KeyM');
  const dialog = me.page.getByRole('dialog', { name: 'Mark as identifying' });
  await dialog.getByLabel(/^Replacement|What readers/).fill(CANARIES.replacement[0]);
  await me.press('Enter');
  await me.dialogCloses();
  await me.page.getByRole('tab', { name: 'History' }).click();
  await me.sees(new RegExp(CANARIES.earlier[0]));
}

async function typeNames(me: Researcher): Promise<void> {
  await me.press('Control+Digit2');
  for (const name of CANARIES.person) {
    await me.page.getByRole('heading', { name: 'People' }).first().waitFor();
    await me.focusOn('Add a name');
    await me.press('Enter');
    await me.page.getByRole('dialog').waitFor();
    await typeInto(me, 'Name', [name]);
    const isFirst = name === CANARIES.person[0];
    await typeInto(me, 'Pseudonym', isFirst ? CANARIES.pseudonym : ['Dinara']);
    if (isFirst) await typeInto(me, 'Spellings', CANARIES.spelling);
    if (isFirst) await typeInto(me, 'Note', CANARIES.note);
    await me.focusOn(/^Add$/);
    await me.press('Enter');
    await me.dialogCloses();
  }
}

async function typeTag(me: Researcher): Promise<void> {
  await me.press('Control+Digit3');
  await me.page.getByRole('button', { name: 'New tag' }).click();
  // Until then the form is that of the tag above.
  const name = me.page.getByRole('textbox', { name: 'Name', exact: true });
  await expect.poll(() => name.inputValue()).toBe('New tag');
  await typeInto(me, 'Name', CANARIES.tag);
  await typeInto(me, 'When it applies', CANARIES.definition);
  await me.press('Control+Digit1');
  await me.press('Control+Digit3');
  await me.sees(CANARIES.tag[0]);
}
