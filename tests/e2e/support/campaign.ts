import { expect } from 'vitest';
import damageWords from '../../../renderer/locales/en/damage.json' with { type: 'json' };
import errorWords from '../../../renderer/locales/en/error.json' with { type: 'json' };
import settingsWords from '../../../renderer/locales/en/settings.json' with { type: 'json' };
import type { LaunchOptions } from './launch-app.ts';
import { startWithVault } from './ready-vault.ts';
import { PASSPHRASE, type Researcher } from './researcher.ts';

/** What the campaigns (kills, full disks) do in a vault of one testimony, and what must be in it afterwards. */
const OTHER_PASSPHRASE = 'nine other lanterns drift past quietly';

/** What must be in the vault, as far as it is known for sure. */
export interface Known {
  text: string;
  passages: number;
  interviews: number;
  binned: number;
  passphrase: string;
}

export const row = (me: Researcher, code: string) =>
  me.page.getByRole('row', { name: new RegExp(code) });

export async function toTestimony(me: Researcher): Promise<void> {
  await me.page.getByRole('tab', { name: 'Testimony & tags' }).click();
  await me.page.getByRole('textbox', { name: 'Testimony' }).focus();
}

export async function openFirst(me: Researcher): Promise<void> {
  await me.press('Control+Digit1');
  await row(me, 'INT-001').dblclick();
  await toTestimony(me);
}

export async function passagesOf(me: Researcher): Promise<number> {
  const said = await me.page.getByText(/ · [\d,]+ passages?$/).innerText();
  return Number(/([\d,]+) passages?$/.exec(said)?.[1]?.replaceAll(',', ''));
}

/** A vault with one testimony in it. */
export async function campaignVault(options: LaunchOptions = {}) {
  const me = await startWithVault(options);
  await me.press('Control+KeyN');
  await me.page.getByRole('tab', { name: 'Overview', selected: true }).waitFor();
  await toTestimony(me);
  const text = 'They asked the merchants to sign. '.repeat(4).trim();
  await me.page.keyboard.insertText(text);
  await me.sees(/Saved \d/);
  const known: Known = { text, passages: 0, interviews: 1, binned: 0, passphrase: PASSPHRASE };
  return { me, known };
}

/** A new interview with a word in it, in the list with the cursor on it. @returns its code */
export async function newInterview(me: Researcher, words: string): Promise<string> {
  await me.press('Control+KeyN');
  await me.page.getByRole('tab', { name: 'Overview', selected: true }).waitFor();
  const code = await me.page.getByRole('textbox', { name: 'Code', exact: true }).inputValue();
  await toTestimony(me);
  await me.page.keyboard.insertText(words);
  await me.sees(/Saved \d/);
  await me.press('Control+Digit1');
  await row(me, code).click();
  return code;
}

/** Other words than all times before, so that each tag is a new passage. */
export async function selectAnew(me: Researcher, known: Known): Promise<void> {
  await openFirst(me);
  await me.press('Control+Home');
  const [start, length] = [Math.floor(known.passages / 60), (known.passages % 60) + 1];
  for (let i = 0; i < start; i += 1) await me.press('ArrowRight');
  for (let i = 0; i < length; i += 1) await me.press('Shift+ArrowRight');
}

/** To the other of two passphrases; whether it came to that shows at the door. */
export async function changePassphrase(me: Researcher, known: Known): Promise<void> {
  const next = otherPassphrase(known);
  await me.press('Control+Comma');
  await me.page.getByRole('button', { name: settingsWords.security.change }).click();
  const dialog = me.page.getByRole('dialog', { name: settingsWords.change.title });
  await dialog.getByLabel(settingsWords.change.current).fill(known.passphrase);
  await dialog.getByLabel(settingsWords.change.next, { exact: true }).fill(next);
  await dialog.getByLabel(settingsWords.change.again).fill(next);
  await me.press('Enter');
}

const otherPassphrase = ({ passphrase }: Known) =>
  passphrase === PASSPHRASE ? OTHER_PASSPHRASE : PASSPHRASE;

/** At the door: by the passphrase that is known, or by the one it may have been changed to. */
export async function unlockWithEither(me: Researcher, known: Known): Promise<void> {
  const opened = me.page.getByRole('navigation', { name: 'Sections' });
  const refused = me.page.getByText(errorWords['unlock-refused'].title);
  const field = me.page.getByLabel('Passphrase', { exact: true });
  for (const passphrase of [known.passphrase, otherPassphrase(known)]) {
    await field.fill(passphrase);
    await me.press('Enter');
    await opened.or(refused).first().waitFor();
    if (!(await opened.isVisible())) continue;
    known.passphrase = passphrase;
    return;
  }
  throw new Error('the vault does not open');
}

export async function expectWhole(me: Researcher, known: Known): Promise<void> {
  for (const strip of [damageWords.stripRepaired, damageWords.stripLasting])
    expect(await me.page.getByText(strip).count()).toBe(0);
  await me.press('Control+Digit1');
  await row(me, 'INT-001').waitFor();
  await expect.poll(() => row(me, 'INT-').count()).toBe(known.interviews);
}
