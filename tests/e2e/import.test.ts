import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeXml, projectZip } from '../../core/import/project-for-test.ts';
import { queueDialogAnswer } from './support/dialogs.ts';
import { scanFolders } from './support/disk-scan.ts';
import { openInterview, openTab } from './support/interview-flows.ts';
import { startWithVault } from './support/ready-vault.ts';
import type { Researcher } from './support/researcher.ts';

/** Words that nobody would write by chance. */
const WORDS = ['zugvogelwort', 'кочевословие', 'torfmoorname'];
const FORM = `SubmissionDate,story,city,KEY,SubmitterName
2026-05-04T10:00:00Z,They spoke of zugvogelwort.,Fictional town,uuid:aa-1,torfmoorname
`;
const MORE = `${FORM}2026-05-05T10:00:00Z,Another account.,Fictional town,uuid:aa-2,torfmoorname\n`;

describe('an import', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'vouchsafe-import-'));
  let me: Researcher;

  beforeAll(async () => {
    me = await startWithVault();
  });
  afterAll(async () => {
    await me?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function choose(name: string, content: string | Buffer): Promise<void> {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    await queueDialogAnswer(me.launched.app, 'showOpenDialog', {
      canceled: false,
      filePaths: [file],
    });
    await me.focusOn('Import…');
    await me.press('Enter');
    await me.sees('Drop files here, or');
    await me.focusOn('Choose files…');
    await me.press('Enter');
  }

  async function take(words: string): Promise<void> {
    await me.focusOn(words);
    await me.press('Enter');
    await me.sees(/imported$/);
    await me.focusOn('To the interviews');
    await me.press('Enter');
    await me.page.getByRole('heading', { level: 1, name: 'Interviews' }).waitFor();
  }

  it('of a text is done with the keyboard, and the text is there after a lock', async () => {
    await choose('a.txt', Buffer.from('\uFEFFРассказ: кочевословие\r\nдальше', 'utf16le'));
    await me.sees('Рассказ: кочевословие');
    await take('Import 1 interview');
    await me.lock();
    await me.unlock();
    await openInterview(me, 'INT-001');
    await openTab(me, 'Testimony');
    await me.sees('Рассказ: кочевословие');
    await me.sees('дальше');
    await me.press('Control+Digit1');
  });

  it('of a form takes the second time only what is new', async () => {
    await choose('form.csv', FORM);
    await me.sees('A form of ODK Central');
    await take('Import 1 interview');
    await me.lock();
    await me.unlock();
    await choose('form.csv', MORE);
    await me.sees('1 submission is in the vault already');
    await me.sees('Its columns become what they became');
    await take('Import 1 interview');
    for (const code of ['INT-001', 'INT-002', 'INT-003'])
      await me.page.getByRole('row', { name: new RegExp(code) }).waitFor();
    expect(await me.page.getByRole('row', { name: /INT-004/ }).count()).toBe(0);
  });

  it('of a project brings its passages and tags along, and they are there after a lock', async () => {
    const project = projectZip(
      [
        {
          name: 'torfmoorname',
          text: '\uFEFF😀 Рынок:\r\nтам был zugvogelwort.',
          selections: [{ start: 18, end: 30, name: 'zugvogelwort' }],
        },
      ],
      { codes: codeXml(1, 'Invented stall') },
    );
    await choose('project.qdpx', Buffer.from(project));
    await me.sees('1 text, 1 code, 1 tagged passage.');
    await me.sees('“zugvogelwort”: Invented stall');
    await take('Import 1 interview');
    await me.lock();
    await me.unlock();
    await openInterview(me, 'INT-004');
    await openTab(me, 'Testimony');
    const tagged = me.page.locator('.cm-content').getByText('zugvogelwort', { exact: true });
    await tagged.waitFor();
    await me.sees('Invented stall');
    await me.press('Control+Digit1');
  });

  it('leaves nothing in clear in what the app writes', () => {
    const { files, findings } = scanFolders([me.profile], WORDS);
    expect(files).toBeGreaterThan(10);
    expect(findings).toEqual([]);
  });
});
