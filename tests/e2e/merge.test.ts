import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import merge from '../../renderer/locales/en/merge.json' with { type: 'json' };
import words from '../../renderer/locales/en/share.json' with { type: 'json' };
import { MERCHANT } from '../fixtures/testimonies.ts';
import { openFromList, openTab, writeInterview } from './support/interview-flows.ts';
import { startWithVault } from './support/ready-vault.ts';
import type { Researcher } from './support/researcher.ts';
import { answerSaveDialog, checkOriginals, openBundle } from './support/share-flows.ts';

/** Two colleagues, each with a window of their own, hand one interview to and fro. */
const folder = mkdtempSync(path.join(tmpdir(), 'vouchsafe-merge-'));
mkdirSync(folder, { recursive: true });

describe('an interview that two people work on', () => {
  let ana: Researcher;
  let bek: Researcher;
  beforeAll(async () => {
    // Copies of one vault: they have the same keys, as somebody has who works on two computers.
    ana = await startWithVault();
    bek = await startWithVault();
    await writeInterview(ana, MERCHANT);
  });
  afterAll(async () => {
    await ana?.close();
    await bek?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** @returns the file */
  async function send(from: Researcher, name: string): Promise<string> {
    const file = path.join(folder, name);
    await answerSaveDialog(from, file);
    await checkOriginals(from);
    await from.press('Alt+ArrowRight');
    await from.sees(words.recipients.title);
    await from.page.getByRole('checkbox', { name: words.recipients.toSelf }).focus();
    await from.press('Space', 'Alt+ArrowRight');
    await from.sees(words.review.title);
    await from.focusOn(words.review.save);
    await from.press('Enter');
    await from.sees(words.write.doneTitle);
    await from.focusOn(words.write.another);
    await from.press('Enter');
    await from.sees(words.what.title);
    return file;
  }

  async function look(me: Researcher, file: string): Promise<void> {
    await openBundle(me, file);
    await me.focusOn(merge.open);
    await me.press('Enter');
    await me.sees(merge.intro);
  }

  async function take(me: Researcher): Promise<void> {
    await me.focusOn(/^Merge 1 interview$/);
    await me.press('Enter');
    await me.sees(merge.doneTitle);
    await me.press('Enter');
    await me.dialogCloses();
  }

  async function typeAtStart(me: Researcher, text: string): Promise<void> {
    await openFromList(me, 'INT-001');
    await openTab(me, 'Testimony & tags');
    const field = me.page.getByRole('textbox', { name: 'Testimony' });
    await field.focus();
    await me.press('Control+KeyE', 'Control+Home');
    await me.page.keyboard.insertText(text);
    await me.sees(/Saved \d/);
  }

  async function textOf(me: Researcher): Promise<string> {
    await openFromList(me, 'INT-001');
    await openTab(me, 'Testimony & tags');
    return me.page.getByRole('textbox', { name: 'Testimony' }).innerText();
  }

  it('comes into the other vault whole', async () => {
    await look(bek, await send(ana, 'bundle-0001.tar.age'));
    await bek.sees('1 that is not here');
    await take(bek);
    expect(await textOf(bek)).toBe(await textOf(ana));
  });

  it('goes on from there, and comes back', async () => {
    await typeAtStart(bek, 'Bek: ');
    await look(ana, await send(bek, 'bundle-0002.tar.age'));
    await ana.sees('1 that goes on from what is here');
    await ana.sees('differs in words');
    await take(ana);
    expect(await textOf(ana)).toMatch(/^Bek: /);
  });

  it('asks where both went on; mine stays in the history when theirs is taken', async () => {
    await typeAtStart(ana, 'Ana: ');
    await typeAtStart(bek, 'Again ');
    await look(ana, await send(bek, 'bundle-0003.tar.age'));
    await ana.sees('1 that was changed here and there');
    await ana.focusOn(/^Compare/);
    await ana.press('Enter');
    await ana.page.getByRole('dialog', { name: /here and there/ }).waitFor();
    await ana.press('Escape');
    await ana.focusOn(/What becomes of INT.001/);
    await ana.press('Enter', 'ArrowDown', 'Enter');
    await take(ana);
    expect(await textOf(ana)).toMatch(/^Again Bek: /);
    await openTab(ana, 'History');
    await ana.page
      .getByText(/Ana: Bek: /)
      .first()
      .waitFor();
  });

  it('is the same after a lock', async () => {
    await ana.lock();
    await ana.unlock();
    expect(await textOf(ana)).toMatch(/^Again Bek: /);
  });
});
