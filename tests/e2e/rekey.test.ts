import { readdirSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import error from '../../renderer/locales/en/error.json' with { type: 'json' };
import settings from '../../renderer/locales/en/settings.json' with { type: 'json' };
import { testSnapshot } from './support/backup-flows.ts';
import { openTab } from './support/interview-flows.ts';
import { openEverything } from './support/opened-rows.ts';
import { startWithVault } from './support/ready-vault.ts';
import { PASSPHRASE, type Researcher } from './support/researcher.ts';

/** What a researcher does when somebody else has seen the passphrase. */
const NEXT = 'four dry orchards lean against winter';
const WORDS = 'They asked the merchants to sign at the market';

let me: Researcher;
afterEach(() => me?.close());

it('new keys: the old passphrase opens neither the vault nor a snapshot any more, and nothing is lost', async () => {
  me = await startWithVault();
  await me.press('Control+KeyN');
  await me.page.getByRole('tab', { name: 'Overview', selected: true }).waitFor();
  await openTab(me, 'Testimony & tags');
  await me.focusOn('Testimony');
  await me.type(WORDS);
  await me.sees(/Saved \d/);
  await me.lock();
  await me.unlock();

  await me.press('Control+Comma');
  await me.focusOn(settings.rekey.button);
  await me.press('Enter');
  const dialog = me.page.getByRole('dialog');
  await dialog.waitFor();
  for (const [label, words] of [
    [settings.change.current, PASSPHRASE],
    [settings.change.next, NEXT],
    [settings.change.again, NEXT],
  ] as const) {
    await me.focusOn(label);
    await me.type(words);
  }
  await me.press('Enter');
  const failure = me.page.getByRole('alert');
  await me.page.getByText(settings.rekey.doneTitle).or(failure).first().waitFor();
  expect(await failure.allInnerTexts()).toEqual([]);
  await me.press('Enter');

  await me.page.getByRole('button', { name: 'Unlock' }).waitFor();
  await me.focusOn('Passphrase');
  await me.type(PASSPHRASE);
  await me.press('Enter');
  await me.sees(error['unlock-refused'].title);
  await me.page.getByLabel('Passphrase', { exact: true }).fill('');
  await me.unlock(NEXT);
  await me.press('Control+Digit1');
  await me.page.getByRole('row', { name: /INT-001/ }).click();
  await me.press('Enter');
  await openTab(me, 'Testimony & tags');
  await me.sees(WORDS);

  const { profile } = me;
  const keyFiles = readdirSync(profile, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /keys(-\d+)?-[ab]$/.test(name),
  );
  expect(keyFiles.every((name) => /keys-1-[ab]$/.test(name))).toBe(true);
  // Of no slot anywhere is there anything left that the old passphrase opens.
  const { sealed, opened } = await openEverything(profile, { passphrases: [PASSPHRASE] });
  expect(sealed).toBeGreaterThan(10);
  expect(opened).toEqual([]);
  await testSnapshot(me, 'oldest', PASSPHRASE);
  await me.sees(error['snapshot-closed'].title);
});
