import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { InterviewFile } from '../interview-file.ts';
import { factsForTest, fileForTest, OWN_TAG_ID, textOf, written } from './format-for-test.ts';
import { uwaziWriter } from './uwazi-format.ts';
import { UwaziTerms } from './uwazi-terms.ts';

async function collection(files: readonly InterviewFile[]) {
  const made = await written(uwaziWriter(factsForTest(files[0]?.version)), files);
  const zip = unzipSync(
    made.find(({ path }) => path.endsWith('import.zip'))?.bytes ?? new Uint8Array(0),
  );
  const csv = strFromU8(zip['import.csv'] ?? new Uint8Array(0));
  const { data, meta } = Papa.parse<Record<string, string>>(csv, {
    header: true,
    skipEmptyLines: true,
  });
  const terms = (name: string) =>
    Papa.parse<string[]>(textOf(made, `formats/uwazi/thesaurus-${name}.csv`).trimEnd()).data.flat();
  return { made, zip, rows: data, columns: meta.fields ?? [], terms };
}

const FACTS: Partial<InterviewFile> = { version: 'original', summary: 'x', interviewerCode: 'R-2' };

describe('an import for Uwazi', () => {
  test('has an entity for each text, with its exact words beside the table', async () => {
    const interview = await fileForTest(1);
    const { zip, rows } = await collection([interview]);
    expect(Object.keys(zip).sort()).toEqual(['INT-001.txt', 'import.csv']);
    expect(strFromU8(zip['INT-001.txt'] ?? new Uint8Array(0))).toBe(interview.text);
    expect(rows).toMatchObject([
      {
        title: 'INT-001',
        interview_id: interview.id,
        testimony: interview.text,
        attachments: 'INT-001.txt',
        // About November is no date that Uwazi could keep.
        interview_date: '1998-11~',
        place: 'Northern region',
      },
    ]);
  });

  test('has names of properties that Uwazi leaves as they are, each in the README', async () => {
    for (const file of [await fileForTest(1), await fileForTest(1, FACTS)]) {
      const { made, columns } = await collection([file]);
      // What Uwazi makes of a header.
      const safe = columns.map((name) =>
        name
          .trim()
          .toLowerCase()
          .replace(/[^a-z0-9]/g, '_'),
      );
      expect(columns).toEqual(safe);
      const readme = textOf(made, 'formats/uwazi/README.txt');
      for (const name of columns.slice(1, -1))
        expect(readme).toMatch(new RegExp(`^ +${name} +\\w`, 'm'));
    }
    const { columns } = await collection([await fileForTest(1)]);
    expect(columns).not.toContain('summary');
  });

  test('uses no term that is not in its thesaurus', async () => {
    const second = await fileForTest(2, {
      occupation: 'occ.other',
      tags: [OWN_TAG_ID, 'act.gone'],
    });
    const { rows, terms, made } = await collection([await fileForTest(1), second]);
    const [language, ...tags] = terms('tags');
    expect(language).toBe('English');
    const used = new Set(rows.flatMap((row) => (row['tags'] ?? '').split('|')));
    expect(used).toEqual(new Set(tags));
    expect(used).toContain('What was done: Forced to sign support list');
    expect(terms('occupations')).toEqual(['English', 'occ.trader', 'occ.other']);
    const readme = textOf(made, 'formats/uwazi/README.txt');
    expect(readme).toContain('thesaurus-tags.csv');
    expect(readme.match(/Testimony/g)).toHaveLength(6);
    expect(readme.match(/^== /gm)).toHaveLength(3);
  });

  test('has no thesaurus for what nobody uses', async () => {
    const bare = await fileForTest(1, { tags: [], passages: [], occupation: '' });
    const { made } = await collection([bare]);
    expect(made.map(({ path }) => path)).toEqual([
      'formats/uwazi/README.txt',
      'formats/uwazi/import.zip',
    ]);
    expect(textOf(made, 'formats/uwazi/README.txt')).not.toContain('thesaurus-');
  });
});

test('a term has no separator of Uwazi in it, begins as no formula, and is none twice', () => {
  const terms = new UwaziTerms();
  expect(terms.term('a', '- one | two::three')).toBe('one / two:three');
  expect(terms.term('b', 'One / two:three')).toBe('One / two:three (2)');
  expect(terms.term('c', "'=x ")).toBe('x');
  expect(terms.term('d', '--')).toBe('d');
  expect(terms.term('a', 'another label')).toBe('one / two:three');
});
