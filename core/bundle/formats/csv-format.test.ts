import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { csvWriter } from './csv-format.ts';
import { factsForTest, fileForTest, OWN_TAG_ID, textOf, written } from './format-for-test.ts';
import type { FormatFile } from './format.ts';

function table(files: readonly FormatFile[], name: string) {
  const text = textOf(files, `formats/csv/${name}.csv`);
  expect(text.startsWith('\uFEFF')).toBe(true);
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

test('has a table each of interviews, testimonies, passages and tags in use', async () => {
  const interview = await fileForTest(1);
  const translation = await fileForTest(2, {
    code: 'INT-001',
    language: 'en',
    translationOf: interview.id,
    tags: [],
    passages: [],
  });
  const files = await written(csvWriter(factsForTest()), [interview, translation]);
  expect(table(files, 'interviews')).toMatchObject([
    {
      interview_id: interview.id,
      code: 'INT-001',
      translation_of: '',
      date: '1998-11~',
      place: 'Northern region',
      occupation: 'occ.trader',
      employer: 'a market',
      consent_share_with_named_partner: 'yes',
      consent_publish_named: 'not-asked',
      tags: 'Forced to sign support list | =Market <levy> & "fee"',
    },
    { interview_id: translation.id, translation_of: interview.id, language: 'en', tags: '' },
  ]);
  expect(table(files, 'testimonies').map(({ testimony }) => testimony)).toEqual([
    interview.text,
    translation.text,
  ]);
  expect(table(files, 'passages')).toMatchObject([
    { from: '26', to: '43', tag: 'Forced to sign support list', passage: 'they made us sign' },
    { tag_id: OWN_TAG_ID, tag: `'=Market <levy> & "fee"`, passage: 'they made us sign' },
  ]);
  expect(new Set(table(files, 'codebook').map(({ name }) => name))).toEqual(
    new Set(['Forced to sign support list', `'=Market <levy> & "fee"`]),
  );
});

test('has the columns of the original only in the original version', async () => {
  const original = await fileForTest(1, {
    version: 'original',
    place: { published: 'Northern region', level: 'region', exact: 'Stall 14' },
    summary: 'Private summary',
    interviewerCode: 'R-2',
  });
  const [row = {}] = table(
    await written(csvWriter(factsForTest('original')), [original]),
    'interviews',
  );
  expect(row).toMatchObject({ place_exact: 'Stall 14', summary: 'Private summary' });
  const [anonymised = {}] = table(
    await written(csvWriter(factsForTest()), [await fileForTest(1)]),
    'interviews',
  );
  const extra = Object.keys(row).filter((name) => !(name in anonymised));
  expect(extra).toEqual([
    'place_exact',
    'employer_exact',
    'consent_conditions',
    'interviewer',
    'interpreter',
    'summary',
  ]);
});
