import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import errorWords from '../../renderer/locales/en/error.json' with { type: 'json' };
import frameWords from '../../renderer/locales/en/frame.json' with { type: 'json' };
import { openTab } from './support/interview-flows.ts';
import { startWithVault } from './support/ready-vault.ts';
import { PASSPHRASE, type Researcher } from './support/researcher.ts';
import { answerSaveDialog, openBundle } from './support/share-flows.ts';
import { SmallDisk } from './support/small-disk.ts';

/**
 * The disk that holds the whole profile is full, truly: what is typed then is kept through a lock, and can
 * be taken elsewhere. Only root may have such a disk; for others the tests beside `pending-edits.ts`,
 * `pending-edit-file.ts` and `session.ts` stand in, where every write fails in turn.
 */
const disk = new SmallDisk();
const copy = path.join(disk.beside, 'copy.tar.age');

afterAll(() => disk.remove());

describe.runIf(disk.isThere)('on a disk that is full', () => {
  let me: Researcher;

  beforeAll(async () => {
    me = await startWithVault({ userDataDir: path.join(disk.folder, 'profile') });
    await me.press('Control+KeyN');
    await me.page.getByRole('tab', { name: 'Overview', selected: true }).waitFor();
    await openTab(me, 'Testimony & tags');
    await me.focusOn(/^Testimony$/);
    await me.type('Said before.');
    await me.sees(/Saved \d/);
  });
  afterAll(() => me?.close());

  const editor = () => me.page.getByRole('textbox', { name: 'Testimony', exact: true });

  let written = 'Said before.';
  let inCopy = '';

  async function write(words: string): Promise<void> {
    written += words;
    await editor().waitFor();
    await editor().focus();
    if ((await editor().getAttribute('aria-readonly')) === 'true') await me.press('Control+KeyE');
    await me.press('Control+End');
    await me.type(words);
  }

  it('typing goes on, and an encrypted copy can be put elsewhere', async () => {
    disk.fill();
    await write(' Said while it was full.');
    // The last block of a file may have room for a save or two.
    const retry = me.page.getByRole('button', { name: frameWords.retrySave });
    await expect
      .poll(
        async () => {
          if (await retry.isVisible()) return true;
          await write(' More.');
          return false;
        },
        { timeout: 25_000, interval: 1000 },
      )
      .toBe(true);
    // The first refusal does not always say why; from then on it is known.
    for (let i = 0; i < 4; i += 1) {
      await retry.click();
      await me.sees(errorWords['storage-full'].title);
    }
    await me.sees(errorWords['storage-full'].text);
    await write(' And more.');
    inCopy = written;
    await answerSaveDialog(me, copy);
    await me.page.getByRole('button', { name: frameWords.saveCopy }).click();
    await me.sees(/A copy of this moment is in copy\.tar\.age/);
    expect(readdirSync(disk.beside)).toContain('copy.tar.age');
  });

  it('a lock keeps what could not be saved, and it is put back once there is room', async () => {
    await me.lock();
    await me.sees('Locked. What was typed is saved.');
    // Each try would have Chromium write behind what is torn: none is made.
    for (let i = 0; i < 2; i += 1) {
      await me.type(PASSPHRASE);
      await me.press('Enter');
      await me.sees(errorWords['vault-not-opened'].text);
      if (i === 0) await me.page.getByLabel('Passphrase', { exact: true }).fill('');
    }
    disk.free();
    await me.press('Enter');
    await me.sees(/were put back into INT-001/);
    await me.press('Control+Digit1');
    await me.page.getByRole('row', { name: /INT-001/ }).click();
    await me.press('Enter');
    await expect.poll(() => editor().innerText()).toBe(written);
  });

  it('the vault opens again and again after that, though a write was torn', async () => {
    for (let i = 0; i < 3; i += 1) {
      await me.lock();
      await me.unlock();
      await editor().waitFor();
      expect(await me.page.getByText(/were put back/).count()).toBe(0);
      await write('!');
      await me.sees(/Saved \d/);
    }
  });

  it('the copy opens in this vault, with what was typed', async () => {
    await openBundle(me, copy);
    await me.sees(inCopy);
  });
});
