import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { normaliseText } from '../../domain/interview.ts';
import { toCodePoints } from '../code-points.ts';
import type { InterviewFile } from '../interview-file.ts';
import { CODE_COLOURS } from './code-colours.ts';
import {
  factsForTest,
  fileForTest,
  idFor,
  OWN_TAG_ID,
  STARTER_TAG_ID,
  textOf,
  written,
} from './format-for-test.ts';
import { qdcWriter } from './qdc-format.ts';
import { qdpxWriter } from './qdpx-format.ts';

const repository = path.join(import.meta.dirname, '../../..');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vouchsafe-refi-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** The public judge. @throws with its words when the file breaks the schema */
function judge(schema: 'Project' | 'Codebook', xml: string): void {
  const file = path.join(folder, 'judged.xml');
  writeFileSync(file, xml);
  const xsd = path.join(repository, `tests/schemas/refi-qda/${schema}-mrt2019.xsd`);
  execFileSync('xmllint', ['--noout', '--nonet', '--schema', xsd, file], { stdio: 'pipe' });
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

function elements(xml: string): Element[] {
  const found: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const one = { name, attributes: { ...attributes }, text: '' };
    found.push(one);
    open.push(one);
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last) last.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return found;
}

/** A project as another program opens it. */
async function project(files: readonly InterviewFile[], version = files[0]?.version) {
  const [made] = await written(qdpxWriter(factsForTest(version)), files);
  const zip = unzipSync(made?.bytes ?? new Uint8Array(0));
  const xml = strFromU8(zip['project.qde'] ?? new Uint8Array(0));
  return { made, zip, xml, all: elements(xml) };
}

const original: Partial<InterviewFile> = {
  version: 'original',
  place: { exact: 'Stall 14', published: '', level: 'exact' },
  employer: { exact: 'Market <7>', published: '' },
  interviewerCode: 'R-2',
  interpreter: false,
  summary: 'A "summary"\nof two lines.',
};

describe('the published schemas accept', () => {
  test('a codebook, and there is none without a tag', async () => {
    const files = await written(qdcWriter(factsForTest()), [await fileForTest(1)]);
    judge('Codebook', textOf(files, 'formats/codebook.qdc'));
    const bare = await fileForTest(1, { tags: [], passages: [] });
    expect(await written(qdcWriter(factsForTest()), [bare])).toEqual([]);
  });

  test('a project with a translation, of originals, and of an interview of which nothing is known', async () => {
    const interview = await fileForTest(1);
    const translation = await fileForTest(2, { translationOf: interview.id, language: 'en' });
    judge('Project', (await project([interview, translation])).xml);
    judge('Project', (await project([await fileForTest(1, original)])).xml);
    const { employer: _, sex: __, ...known } = await fileForTest(1);
    const bare = { date: '', role: '', occupation: '', setting: '', language: '', text: '' };
    judge('Project', (await project([{ ...known, ...bare, tags: [], passages: [] }])).xml);
  });

  test('characters that XML cannot hold, and those that it would change', async () => {
    const text = 'a\u0000b\u000B\uFFFE\uD800c\t"<&>\n😀';
    const passages = [{ id: await idFor('p'), from: 0, to: 15, tag: '\u0001<"&>\uDC00' }];
    const { xml, all } = await project([await fileForTest(1, { text, passages, code: '\u001F&' })]);
    judge('Project', xml);
    const selection = all.find(({ name }) => name === 'PlainTextSelection');
    expect(selection?.attributes['name']).toBe('a�b���c\t"<&>\n😀');
  });

  test('and refuse what breaks them', async () => {
    const { xml } = await project([await fileForTest(1)]);
    expect(() => judge('Project', xml.replace(' guid="', ' guid="x'))).toThrow();
    expect(() => judge('Codebook', xml)).toThrow();
  });
});

describe('a project', () => {
  test('has a case with variables and a source for each text, and tags where they belong', async () => {
    const interview = await fileForTest(1);
    const translation = await fileForTest(2, {
      translationOf: interview.id,
      language: 'en',
      passages: [],
    });
    const { all, zip, xml } = await project([interview, translation]);
    const of = (name: string) => all.filter((one) => one.name === name);
    const guids = [interview, translation].map(({ id }) => id.toUpperCase());
    expect(Object.keys(zip)).toEqual([...guids.map((id) => `sources/${id}.txt`), 'project.qde']);
    expect(of('Case')).toMatchObject([{ attributes: { name: 'INT-001' } }]);
    expect(of('SourceRef').map(({ attributes }) => attributes['targetGUID'])).toEqual(guids);
    expect(of('TextSource').map(({ attributes }) => attributes['guid'])).toEqual(guids);
    const variables = of('Variable').map(({ attributes }) => attributes['name']);
    expect(variables).toEqual(
      expect.arrayContaining(['Date', 'Occupation', 'Consent, share-with-named-partner']),
    );
    expect(variables).not.toEqual(expect.arrayContaining(['Place, exact']));
    expect(of('TextValue').map(({ text }) => text)).toEqual(
      expect.arrayContaining(['1998-11~', 'Northern region', 'a market', 'yes', 'en']),
    );
    // One stretch, two tags: one selection with two codings. The whole interview's tags are on its original alone.
    expect(of('PlainTextSelection')).toHaveLength(1);
    expect(of('Coding')).toHaveLength(4);
    expect(of('Set').map(({ attributes }) => attributes['name'])).toEqual([
      'Testimonies',
      'Translations',
    ]);
    const folders = of('Code').filter(({ attributes }) => attributes['isCodable'] === 'false');
    expect(folders.map(({ attributes }) => attributes['name'])).toEqual([
      'What was done',
      'Own tags',
    ]);
    expect(xml).toMatch(
      /<Code [^>]*isCodable="false">\s*<Code [^>]*isCodable="true" color="#6F6600">/,
    );
  });

  test('has only ids of its own, each for one thing, and references that fit', async () => {
    const { all, xml } = await project([await fileForTest(1), await fileForTest(2)]);
    const guids = all.flatMap(({ attributes }) => attributes['guid'] ?? []);
    expect(new Set(guids).size).toBe(guids.length);
    const targets = all.flatMap(({ attributes }) => attributes['targetGUID'] ?? []);
    expect(targets.filter((one) => !guids.includes(one))).toEqual([]);
    for (const one of guids) expect(one).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
    expect(xml).not.toContain(STARTER_TAG_ID);
    expect(xml).not.toContain(OWN_TAG_ID);
  });

  test('says no time of day, no name of a person or path, and is the same bytes the next day', async () => {
    const { made, xml } = await project([await fileForTest(1)]);
    expect(xml.match(/\d\d:\d\d:\d\d/g)).toEqual(['00:00:00']);
    expect(xml).toContain('creationDateTime="2026-11-23T00:00:00Z"');
    expect(xml).not.toMatch(/basePath|currentPath|modified/);
    expect(xml.match(/<User [^>]*>/g)).toHaveLength(1);
    expect(xml).toContain('name="Coder A"');
    const again = await project([await fileForTest(1)]);
    expect(again.made?.bytes).toEqual(made?.bytes);
    // The local headers' time and date: 00:00:00 on 1 January 1980.
    const bytes = made?.bytes ?? new Uint8Array(0);
    expect([...bytes.subarray(10, 14)]).toEqual([0, 0, 0x21, 0]);
  });
});

/** Texts in which the ways of counting part. */
const piece = fc.constantFrom(
  'a',
  'ж',
  '😀',
  'e\u0301',
  '\u{1F468}\u200D\u{1F469}',
  '\r\n',
  '\n',
  '\r',
  '\t',
  '\uFEFF',
  ' ',
);

describe('the text of every selection is the same after export and re-reading', () => {
  async function reread(text: string, ranges: readonly (readonly [number, number])[]) {
    const passages = await Promise.all(
      ranges.map(async ([from, to], i) => ({ id: await idFor(`${i}`), from, to, tag: 'x' })),
    );
    const file = await fileForTest(1, { text, passages });
    const { zip, all } = await project([file]);
    const source = zip[`sources/${file.id.toUpperCase()}.txt`] ?? new Uint8Array(0);
    // As a reader in another language opens it: bytes to code points, nothing else.
    const points = Array.from(new TextDecoder('utf-8', { ignoreBOM: true }).decode(source));
    return all
      .filter(({ name }) => name === 'PlainTextSelection')
      .map(({ attributes }) => {
        const { startPosition, endPosition, name } = attributes;
        return { words: points.slice(Number(startPosition), Number(endPosition)).join(''), name };
      });
  }

  test('whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { minLength: 1, maxLength: 60 }),
        fc.array(fc.tuple(fc.nat(80), fc.nat(80)), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        async (pieces, pairs, isNormalised) => {
          const text = isNormalised ? normaliseText(pieces.join('')) : pieces.join('');
          const points = Array.from(text);
          const ranges = pairs
            .map(([a, b]) => [Math.min(a, b), Math.min(points.length, Math.max(a, b))] as const)
            .filter(([from, to]) => from < to);
          const expected = new Set(
            ranges.map(([from, to]) => {
              const words = points.slice(from, to).join('');
              const isSplit = words.endsWith('\r') && points[to] === '\n';
              const bare = isSplit ? words.slice(0, -1) : words;
              const start = from === 0 ? bare.replace(/^\uFEFF/, '') : bare;
              return start.replace(/\r\n?/g, '\n');
            }),
          );
          const found = await reread(text, ranges);
          expect(new Set(found.map(({ words }) => words))).toEqual(expected);
          expect(found.every(({ words, name }) => words === name)).toBe(true);
        },
      ),
    );
  });

  test('with positions that differ from those of JavaScript', async () => {
    const text = '😀😀 she said so';
    const [from = 0, to = 0] = toCodePoints(text, [5, 8]).values();
    expect([from, to]).toEqual([3, 6]);
    expect(await reread(text, [[from, to]])).toEqual([{ words: 'she', name: 'she' }]);
  });

  test('though a long one is named by its beginning', async () => {
    const [selection] = await reread('😀'.repeat(300), [[0, 300]]);
    expect(selection).toEqual({ words: '😀'.repeat(300), name: `${'😀'.repeat(199)}…` });
  });
});

test('codes have the colours of the screen', () => {
  const css = readFileSync(path.join(repository, 'renderer/ui/styles/tokens.css'), 'utf8');
  const light = [...css.matchAll(/--code-\d+-line: light-dark\((#[0-9a-f]{6})/g)];
  expect(CODE_COLOURS).toEqual(light.map(([, colour = '']) => colour.toUpperCase()));
});
