import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import backup from '../../renderer/locales/en/backup.json' with { type: 'json' };
import errorWords from '../../renderer/locales/en/error.json' with { type: 'json' };
import { backUp, openCopy, restoreOver, testSnapshot } from './support/backup-flows.ts';
import { queueDialogAnswer } from './support/dialogs.ts';
import { openTab } from './support/interview-flows.ts';
import { startWithVault } from './support/ready-vault.ts';
import { PASSPHRASE, Researcher } from './support/researcher.ts';
import { temporaryProfile } from './support/temporary-profile.ts';

/** What a researcher gets back from a backup when the app's own database is lost. */
const WORDS = 'They asked the merchants to sign at the market';

describe('a backup', () => {
  let me: Researcher;
  /** One vault and its backup, which all tests begin with. */
  let made: { readonly profile: string; readonly file: string };
  beforeAll(async () => {
    me = await startWithVault();
    await writeInterview();
    made = { profile: me.profile, file: await newBackup() };
    await me.close();
  });
  afterEach(() => me?.close());

  const button = (name: string) => me.page.getByRole('button', { name, exact: true });

  async function writeInterview(): Promise<void> {
    await me.press('Control+KeyN');
    await me.page.getByRole('tab', { name: 'Overview', selected: true }).waitFor();
    await openTab(me, 'Testimony & tags');
    await me.focusOn('Testimony');
    await me.type(WORDS);
    await me.sees(/Saved \d/);
  }

  async function newBackup(): Promise<string> {
    const file = path.join(temporaryProfile(), 'copy-1a2b.vouchsafe');
    await backUp(me, file);
    return file;
  }

  async function restoreAndLook(file: string): Promise<void> {
    await button('Restore from a backup…').click();
    await openCopy(me, file, 'Restore');
    const failure = me.page.getByRole('dialog').getByRole('alert');
    await me.page.getByText('The vault is restored').or(failure).first().waitFor();
    expect(await failure.allInnerTexts()).toEqual([]);
    // The door was there before, too: the one after the reload is meant.
    const reloaded = me.page.waitForEvent('load');
    await button('Go to the vault').click();
    await reloaded;
    await me.unlock();
    await me.press('Control+Digit1');
    await me.page.getByRole('row', { name: /INT-001/ }).click();
    await me.press('Enter');
    await me.sees(WORDS);
  }

  function databaseFiles(profile: string): string[] {
    return readdirSync(profile, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.includes('IndexedDB'))
      .map((name) => path.join(profile, name))
      .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
  }

  /** The vault with its interview, as an orderly quit left it, for each test anew. */
  function profileCopy(): string {
    const copy = temporaryProfile();
    cpSync(made.profile, copy, { recursive: true });
    return copy;
  }

  it('is not written into a folder that a cloud copies before the person says so again', async () => {
    me = await Researcher.start({ userDataDir: profileCopy() });
    await me.unlock();
    const cloud = path.join(temporaryProfile(), 'Dropbox');
    mkdirSync(cloud);
    const elsewhere = temporaryProfile();
    const [inCloud, onStick] = [cloud, elsewhere].map((folder) =>
      path.join(folder, 'copy-1a2b.vouchsafe'),
    ) as [string, string];
    const choose = async (file: string, name: string) => {
      const answer = { canceled: false, filePath: file };
      await queueDialogAnswer(me.launched.app, 'showSaveDialog', answer);
      await button(name).click();
    };
    const isWritten = () => me.sees('The backup copy-1a2b.vouchsafe is written');

    await me.press('Control+Comma');
    await choose(inCloud, backup.backUp);
    await me.sees(backup.cloudTitle);
    await me.sees(backup.cloudText.replace('{{folder}}', 'Dropbox'));
    expect(existsSync(inCloud)).toBe(false);
    await choose(onStick, backup.cloudOther);
    await isWritten();
    expect(existsSync(onStick)).toBe(true);
    // Of the place that was given up nothing stays, not even the file in which it would have begun.
    await expect.poll(() => readdirSync(cloud)).toEqual([]);

    await choose(inCloud, backup.backUp);
    await me.sees(backup.cloudTitle);
    await button(backup.cloudGoOn).click();
    await isWritten();
    expect(readdirSync(cloud)).toEqual(['copy-1a2b.vouchsafe']);
  });

  it('is tested, and restores into an empty profile', async () => {
    me = await Researcher.start({ userDataDir: profileCopy() });
    await me.unlock();
    await testSnapshot(me, 'newest', PASSPHRASE);
    await me.sees(/^1 interview, 0 registered names: all readable/);
    await me.page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await me.close();
    me = await Researcher.start();
    await restoreAndLook(made.file);
  });

  it.each([
    ['is gone', (file: string) => rmSync(file)],
    // Chromium takes such a one away itself when it is to be opened.
    ['is rubbish', (file: string) => writeFileSync(file, Buffer.alloc(5000, 'rubbish '))],
  ])('restores over a vault whose database %s, which the door says first', async (_, destroy) => {
    const profile = profileCopy();
    const files = databaseFiles(profile);
    expect(files.length).toBeGreaterThan(0);
    for (const one of files) destroy(one);
    me = await Researcher.start({ userDataDir: profile });
    await me.focusOn('Passphrase');
    await me.page.keyboard.insertText(PASSPHRASE);
    await me.press('Enter');
    const told = await me.page.getByRole('alert').innerText();
    expect(told).toContain(errorWords['database-lost'].title);
    expect(told).toContain(errorWords['database-lost'].text);
    await restoreAndLook(made.file);
    // The next start opens the new database too.
    await me.close();
    me = await Researcher.start({ userDataDir: profile });
    await me.unlock();
  });

  it('restores over the open vault, whose state from before stays as the newest snapshot', async () => {
    me = await startWithVault();
    await writeInterview();
    const file = await newBackup();
    await writeInterview();
    await restoreOver(me, file);
    await me.press('Control+Digit1');
    await me.page.getByRole('row', { name: /INT-001/ }).waitFor();
    expect(await me.page.getByRole('row', { name: /INT-002/ }).count()).toBe(0);
    await me.press('Control+Comma');
    const newest = me.page.getByRole('table').getByRole('row').nth(1);
    await newest.waitFor();
    expect(await newest.getByRole('cell').nth(1).innerText()).toBe('2');
  });

  it('has a snapshot beside it after a lock, which opens', async () => {
    me = await Researcher.start({ userDataDir: profileCopy() });
    await me.unlock();
    await me.lock();
    await me.unlock();
    await me.press('Control+Comma');
    await me.page.getByRole('table').getByRole('row').nth(1).waitFor();
    await button('Test a backup…').click();
    const dialog = me.page.getByRole('dialog');
    await dialog.getByRole('button', { name: /Which copy/ }).click();
    await me.page
      .getByRole('option', { name: /^Snapshot of/ })
      .first()
      .click();
    await dialog.getByLabel('Passphrase of the copy').fill(PASSPHRASE);
    await dialog.getByRole('button', { name: 'Test', exact: true }).click();
    await me.sees(/^1 interview, 0 registered names: all readable/);
  });
});
