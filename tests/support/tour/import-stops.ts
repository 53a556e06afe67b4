/** Other programs' files on their way in: an old text, a form, and a project. Nothing of it is taken. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { codeXml, projectZip } from '../../../core/import/project-for-test.ts';
import { queueDialogAnswer } from '../../e2e/support/dialogs.ts';
import type { Researcher } from '../../e2e/support/researcher.ts';
import type { Look } from './look.ts';
import { click, goTo } from './mouse.ts';

/** «Мы подписали, и нас отпустили домой.» in Windows-1251. */
const OLD = Buffer.from(
  'ccfb20efeee4efe8f1e0ebe82c20e820ede0f120eef2eff3f1f2e8ebe820e4eeeceee92e',
  'hex',
);
const FORM = `SubmissionDate,interview_code,today,city,gps-Latitude,occupation,sex,story,advice,KEY,SubmitterName
2026-05-04T10:00:00Z,KZ-01,2026-05-03,Fictional market,42.9000001,trader,female,"They came in the morning and told us to sign.",Keep copies,uuid:aa-1,Collector
2026-05-04T11:00:00Z,KZ-02,2026-05-04,Fictional town,42.9000002,blacksmith,male,"We stood in the yard until noon.",,uuid:aa-2,Collector
`;

const PROJECT = Buffer.from(
  projectZip(
    [
      {
        name: 'Market, first day',
        text: 'They came in the morning and told us to sign. Who did not sign lost the stall.',
        selections: [
          { start: 0, end: 45, name: 'They came in the morning and told us to sign.', codes: [2] },
          { start: 46, end: 78, name: 'Who did not sign lost the stall.', codes: [3] },
          { start: 60, end: 200, codes: [3] },
        ],
        inside: '<Description>Heard by two of us.</Description>',
      },
      {
        name: 'Market, second day',
        text: 'We stood in the yard until noon.',
        selections: [{ start: 0, end: 32, name: 'We stood in the yard until noon.', codes: [4] }],
      },
      { name: 'Scanned sheet', text: '', attributes: 'richTextPath="internal://sheet.docx"' },
    ],
    {
      codes: codeXml(
        1,
        'Market',
        codeXml(2, 'Order to sign') +
          codeXml(3, 'Lost the stall') +
          codeXml(4, 'Waiting in a yard'),
      ),
      rest: '<Notes><Note guid="n"><PlainTextContent>Ask again.</PlainTextContent></Note></Notes>',
    },
  ),
);

async function chooseFiles(me: Researcher, folder: string, files: Record<string, string | Buffer>) {
  const filePaths = Object.entries(files).map(([name, content]) => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  });
  await queueDialogAnswer(me.launched.app, 'showOpenDialog', { canceled: false, filePaths });
  await me.page.getByRole('button', { name: /^Choose .*files…$/ }).click();
}

export async function lookAtImport(me: Researcher, look: Look, folder: string): Promise<void> {
  const { page } = me;
  await goTo(me, 'Interviews');
  await click(me, 'Import…');
  await page.getByRole('heading', { name: 'Import' }).waitFor();
  await look('import');
  await chooseFiles(me, folder, { 'notebook.txt': OLD, 'empty.txt': '' });
  await page.getByText('1 file cannot be imported').waitFor();
  await look('import-files');
  await chooseFiles(me, folder, { 'form.csv': FORM });
  await page.getByText('A form of ODK Central').waitFor();
  await look('import-form');
  await chooseFiles(me, folder, { 'market.qdpx': PROJECT });
  await page.getByText('2 texts, 4 codes, 3 tagged passages').waitFor();
  await look('import-project');
  await click(me, 'To the interviews');
}
