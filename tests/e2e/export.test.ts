import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPORT_FORMATS } from '../../core/bundle/formats/format.ts';
import errorWords from '../../renderer/locales/en/error.json' with { type: 'json' };
import words from '../../renderer/locales/en/share.json' with { type: 'json' };
import type { FictionalTestimony } from '../fixtures/testimonies.ts';
import { scanFolders } from './support/disk-scan.ts';
import { openTab, registerPeople, writeInterview } from './support/interview-flows.ts';
import { startWithVault } from './support/ready-vault.ts';
import type { Researcher } from './support/researcher.ts';
import { answerSaveDialog, checkEverything } from './support/share-flows.ts';

/** The ways on which an export does not simply go through, and what is on the disk after each. */
const folder = mkdtempSync(path.join(tmpdir(), 'vouchsafe-export-'));
const target = path.join(folder, 'out');
const file = path.join(target, 'bundle-0000.tar.age');
const BUNDLE_PASSPHRASE = 'seven distant ferries hum before dawn';
const REASON = 'The flower, not the woman';

const tinyDisk = path.join(folder, 'full');

mkdirSync(target);
mkdirSync(tinyDisk);
/** One page of room. Only root may have such a disk; for others a unit test of the export target stands in. */
const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4k', 'none', tinyDisk]);
const hasTinyDisk = mount.status === 0;

afterAll(() => {
  if (hasTinyDisk) spawnSync('umount', [tinyDisk]);
  rmSync(folder, { recursive: true, force: true });
});

/** Her name is also a flower's, which nobody has to take out. */
const GARDENER: FictionalTestimony = {
  language: 'en',
  occupation: 'Teacher',
  place: 'Fictional school',
  published: 'Northern region',
  date: { year: '1998', month: '11', day: '24' },
  text: 'The sheets lay on the desk beside the Iris in its pot.',
  people: [{ name: 'Iris', gender: 'female', pseudonym: 'Marina' }],
  forms: [],
  identifiers: [],
  kept: [],
};

describe('an export', () => {
  let me: Researcher;

  beforeAll(async () => {
    me = await startWithVault();
    await writeInterview(me, GARDENER);
    await registerPeople(me, GARDENER);
    // The second was never asked whether it may be shared.
    await me.press('Control+KeyN');
    await me.page.getByRole('tab', { name: 'Overview', selected: true }).waitFor();
    await openTab(me, 'Testimony & tags');
    await me.focusOn(/^Testimony$/);
    await me.type('Words of somebody who was not asked.');
    await me.sees(/Saved \d/);
  });
  afterAll(() => me?.close());

  const allow = () => me.page.getByRole('button', { name: /^Allow once: “Iris” in INT-001/ });

  async function save(): Promise<void> {
    await me.focusOn(words.review.save);
    await me.press('Enter');
  }

  it('keeps back whoever was not asked, and says so', async () => {
    await checkEverything(
      me,
      EXPORT_FORMATS.map((format) => words.formats[format]),
    );
    await me.sees('1 interview stays behind');
    await me.sees(/Share with named partners: not asked/);
    await me.page.getByRole('button', { name: 'Open INT-002' }).waitFor();
  });

  it('goes on past a finding only when it is allowed with a reason', async () => {
    // The name stands in the text, in the JSON beside it, and in every other format: one thing to decide.
    await me.sees(/INT-001\.json, .*testimonies\.csv, .*interviews\.qdpx, .*import\.zip$/);
    await me.sees('1 finding needs a decision');
    await me.press('Alt+ArrowRight');
    await me.sees(/1 finding still needs a decision/);
    await me.focusOn('Allow once: “Iris” in INT-001');
    await me.press('Enter');
    await me.page.getByLabel(words.check.reason).waitFor();
    await me.press('Enter');
    await me.sees(words.check.reasonMissing);
    await me.type(REASON);
    await me.press('Enter');
    await me.sees(words.check.settledTitle);
    expect(await allow().count()).toBe(0);
    await me.press('Alt+ArrowRight');
    await me.sees(words.recipients.title);
  });

  it('to a passphrase wants a strong one, twice', async () => {
    await me.page.getByRole('radio', { name: words.recipients.keys }).focus();
    await me.press('ArrowDown');
    const field = me.page.getByLabel(words.recipients.bundlePassphrase, { exact: true });
    await field.focus();
    await me.type('lantern');
    await me.press('Alt+ArrowRight');
    await me.sees(words.problem.weak);
    await me.press('Control+KeyA');
    await me.type(BUNDLE_PASSPHRASE);
    await me.press('Alt+ArrowRight');
    await me.sees(words.problem.differs);
    await me.focusOn(words.recipients.repeat);
    await me.type(BUNDLE_PASSPHRASE);
    await me.press('Alt+ArrowRight');
    await me.sees(words.review.title);
    await me.sees('INT‑002');
    await me.sees(REASON);
  });

  it('changes nothing when the save dialog is cancelled', async () => {
    await me.launched.app.evaluate(({ dialog }) => {
      dialog.showSaveDialog = async () => {
        Reflect.set(globalThis, 'askedWhere', true);
        return { canceled: true, filePath: '' };
      };
    });
    await save();
    const wasAsked = () =>
      me.launched.app.evaluate(() => Reflect.get(globalThis, 'askedWhere') === true);
    await expect.poll(wasAsked).toBe(true);
    await me.sees(words.review.title);
    await me.page.getByRole('button', { name: words.review.save }).waitFor();
    expect(readdirSync(target)).toEqual([]);
  });

  it('to a place that cannot be written says so and leaves nothing', async () => {
    const notAFolder = path.join(folder, 'file');
    writeFileSync(notAFolder, '');
    await answerSaveDialog(me, path.join(notAFolder, 'bundle-0000.tar.age'));
    await save();
    await me.sees(errorWords['file-write-failed'].title);
    await me.sees(errorWords['file-write-failed'].text);
    expect(readdirSync(folder).toSorted()).toEqual(['file', 'full', 'out']);
    await me.focusOn(/^Back$/);
    await me.press('Enter');
    await me.sees(words.review.title);
  });

  it.runIf(hasTinyDisk)('to a full disk says so and leaves nothing', async () => {
    await answerSaveDialog(me, path.join(tinyDisk, 'bundle-0000.tar.age'));
    await save();
    await me.sees(errorWords['file-write-failed'].title);
    await me.sees(errorWords['file-write-failed'].text);
    expect(readdirSync(tinyDisk)).toEqual([]);
    await me.focusOn(/^Back$/);
    await me.press('Enter');
    await me.sees(words.review.title);
  });

  it('leaves no file when it is cancelled while it is written', async () => {
    await answerSaveDialog(me, file);
    await save();
    await me.sees(words.write.title);
    // The unfinished file is there: what is cancelled is a writing that has begun.
    expect(readdirSync(target)).toEqual([expect.stringMatching(/\.part$/)]);
    await me.focusOn(/^Cancel$/);
    await me.press('Enter');
    await me.sees(words.write.stopped);
    expect(readdirSync(target)).toEqual([]);
    await me.focusOn(/^Back$/);
    await me.press('Enter');
    await me.sees(words.review.title);
  });

  it('to a passphrase is opened by age with it, and by no other', async () => {
    await answerSaveDialog(me, file);
    await save();
    await me.sees(words.write.doneTitle);
    expect(readdirSync(target)).toEqual(['bundle-0000.tar.age']);
    const listing = openWithAge(BUNDLE_PASSPHRASE);
    expect(listing).toContain('interviews/INT-001.txt');
    expect(listing).toContain('formats/csv/interviews.csv');
    expect(listing).toContain('formats/interviews.qdpx');
    expect(listing).toContain('formats/uwazi/import.zip');
    expect(listing).not.toContain('INT-002');
    expect(openWithAge('another passphrase altogether')).toContain('incorrect passphrase');
  });

  it('of the original asks for the typed words', async () => {
    await me.focusOn(words.write.another);
    await me.press('Enter');
    await me.sees(words.what.title);
    await me.focusOn('Choose all shown');
    await me.press('Enter', 'Alt+ArrowRight');
    await me.sees(words.version.title);
    await me.page.getByRole('radio', { name: words.version.anonymised }).focus();
    await me.press('ArrowDown', 'Alt+ArrowRight');
    await me.sees(words.problem.notConfirmed);
    await me.focusOn(/To hand on the originals/);
    await me.type('real name');
    await me.press('Alt+ArrowRight');
    await me.sees(words.problem.notConfirmed);
    await me.type('s');
    await me.press('Alt+ArrowRight');
    await me.sees(words.formats.title);
    await me.press('Alt+ArrowRight');
    await me.sees(words.check.originalTitle);
  });

  it('is remembered with its reason, after a lock too', async () => {
    await me.lock();
    await me.unlock();
    await me.press('Control+Digit4');
    await me.page.getByRole('tab', { name: words.bundlesMade }).click();
    await me.sees(REASON);
    await me.sees(words.review.withPassphrase);
    expect(await me.page.getByRole('listitem').filter({ hasText: REASON }).count()).toBe(1);
  });

  it('leaves no word of it in clear on the disk', async () => {
    await me.kill();
    const secrets = [REASON, BUNDLE_PASSPHRASE, 'who was not asked', GARDENER.place];
    expect(scanFolders([me.profile, folder], secrets).findings).toEqual([]);
  });
});

/** The age command reads a passphrase from a terminal only; `script` lends it one. */
function openWithAge(passphrase: string): string {
  const command = `stty -echo; age -d '${file}' | tar t`;
  const { stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
    input: `${passphrase}\n`,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return stdout;
}
