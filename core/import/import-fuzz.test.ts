import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Bytes } from '../bytes.ts';
import { STARTER_TAGS } from '../domain/starter-codebook.ts';
import { AppError, type ErrorCode } from '../errors.ts';
import { makeDrafts, suggestMapping } from './form-mapping.ts';
import { codeXml, projectXml, projectZip } from './project-for-test.ts';
import { planProject, projectDrafts } from './project-drafts.ts';
import { type ImportedFile, readImportFile } from './read-file.ts';
import { TEXT_ENCODINGS } from './text-encoding.ts';

/** What a person can be told of a file that is not taken. */
const TOLD: ReadonlySet<ErrorCode> = new Set([
  'import-empty',
  'import-not-text',
  'import-damaged',
  'import-not-a-table',
  'import-not-a-project',
  'import-too-large',
  'import-too-many',
]);

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const p = (text: string) => `<w:p><w:r><w:t>${text}</w:t><w:tab/></w:r></w:p>`;
const BODY = `<w:body>${p('Нас &amp; вызвали')}<w:tbl><w:tr><w:tc>${p('да')}</w:tc></w:tr></w:tbl></w:body>`;
const DOCUMENT = `<?xml version="1.0"?><w:document xmlns:w="${W}">${BODY}</w:document>`;
const FOOTNOTES = `<w:footnotes xmlns:w="${W}"><w:footnote w:id="1">${p('то есть')}</w:footnote></w:footnotes>`;

const docx = (document: Bytes, level: 0 | 6 = 6): Bytes =>
  zipSync({ 'word/document.xml': document, 'word/footnotes.xml': strToU8(FOOTNOTES) }, { level });

const STORY = '\uFEFF😀 Нас вызвали.\r\nМы подписали.\n';
const PROJECT = [
  {
    name: 'Рынок',
    text: STORY,
    selections: [
      { start: 2, end: 5, name: 'Нас', codes: [1, 2] },
      { start: 17, end: 29, name: 'Мы подписали' },
    ],
    inside: '<Description>x</Description>',
  },
  {
    text: '',
    attributes: '',
    inside:
      '<PlainTextContent>Да &amp; нет</PlainTextContent><Coding><CodeRef targetGUID="1"/></Coding>',
  },
];
const PARTS = {
  codes: codeXml(
    1,
    'Levy',
    '<NoteRef targetGUID="N"/>' +
      codeXml(2, 'Fee', '<Description>d</Description>', ' color="#0a0"'),
  ),
  rest: '<Notes><Note guid="N"><PlainTextContent>memo</PlainTextContent></Note></Notes>',
};

const SEEDS: Readonly<Record<string, Bytes>> = {
  'a.txt': strToU8('\uFEFFНас вызвали.\r\nМы подписали.\n'),
  'b.txt': Uint8Array.from([0xff, 0xfe, 0x14, 0x04, 0x30, 0x04, 0x3d, 0xd8, 0x00, 0xde]),
  'c.docx': docx(strToU8(DOCUMENT)),
  'd.docx': docx(strToU8(DOCUMENT), 0),
  'i.qdpx': projectZip(PROJECT, PARTS),
  'e.vtt': strToU8('WEBVTT\n\nNOTE x\n\n1\n00:01.000 --> 00:02.000\n<v A>да &amp; <i>нет</i>\n'),
  'f.srt': strToU8('1\r\n00:00:01,000 --> 00:00:02,000\r\n- да\r\n- нет\r\n'),
  'g.csv': strToU8(
    'KEY,story,sex,date\nuuid:1,"да, ""нет""\nи",f,2026-01-02\nuuid:2,=1+2,x,soon\n',
  ),
  'h.csv': strToU8('sep=;\n"_uuid";"Рассказ";"_gps_latitude"\n"a";"да; нет";"42.9"\n'),
};
const name = fc.constantFrom(...Object.keys(SEEDS));
const piece = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc
    .constantFrom(
      '"',
      '""',
      ',',
      ';',
      '\r',
      '\n',
      '<',
      '</w:t>',
      '<w:p>',
      '&#x0;',
      '&a;',
      '-->',
      '\u0000',
      '<v ',
      'PK\x03\x04',
    )
    .map((text) => strToU8(text)),
);
const change = fc.record({
  at: fc.nat(),
  remove: fc.nat(30),
  insert: piece,
  times: fc.constantFrom(1, 1, 1, 1, 300),
});

/** What a project's XML has all over, in another place. */
const projectPiece = fc
  .constantFrom(
    'startPosition="',
    'endPosition="99999999999999',
    '<PlainTextSelection startPosition="3" endPosition="1">',
    '<CodeRef targetGUID="0A0B0C0D-0000-4000-8000-000000000001"/>',
    '</TextSource>',
    '<TextSource>',
    '<Code name="x">',
    '</Code>',
    '<Description>',
    '-',
    '0',
    ' xmlns="urn:x"',
    '<!DOCTYPE Project>',
  )
  .map((text) => strToU8(text));
const projectChange = fc.record({
  at: fc.nat(),
  remove: fc.nat(8),
  insert: fc.oneof(piece, projectPiece),
  times: fc.constantFrom(1, 1, 1, 300),
});

/** The file with a few pieces taken out and others put in, once or very often. */
function mutate(
  bytes: Bytes,
  changes: readonly (typeof change extends fc.Arbitrary<infer T> ? T : never)[],
) {
  let all = [...bytes];
  for (const { at, remove, insert, times } of changes)
    all = all.toSpliced(
      at % (all.length + 1),
      remove,
      ...Array.from({ length: times }, () => [...insert]).flat(),
    );
  return Uint8Array.from(all);
}

function textsOf(read: ImportedFile): readonly string[] {
  if (read.kind === 'text') return [read.text];
  if (read.kind === 'table')
    return makeDrafts(read.table, suggestMapping(read.table)).drafts.map(({ text }) => text);
  const choices = {
    language: '',
    areNamesKept: true,
    newId: <T>() => '' as T,
    colours: 12,
  } as const;
  const { drafts } = projectDrafts(read, planProject(STARTER_TAGS, read), STARTER_TAGS, choices);
  // Each passage is words of its own text.
  for (const { record, text } of drafts)
    for (const { from, to } of record.passages) {
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeGreaterThan(from);
      expect(to).toBeLessThanOrEqual(text.length);
    }
  return drafts.map(({ text }) => text);
}

/** Reads it as an import does. @returns the code when it is refused */
function outcome(file: string, bytes: Bytes, encoding?: (typeof TEXT_ENCODINGS)[number]) {
  try {
    const read = readImportFile({ name: file, bytes, encoding });
    const texts = textsOf(read);
    // What is taken is whole text: as the vault keeps it, with nothing that nobody sees.
    // oxlint-disable-next-line no-control-regex
    for (const text of texts) expect(text).not.toMatch(/[\0-\x08\v-\x1F\x7F-\x9F]|^\uFEFF/);
    if (read.kind === 'text') expect(read.text.trim()).not.toBe('');
    return undefined;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(TOLD).toContain(error.code);
    return error.code;
  }
}

describe('a file that somebody damaged', { timeout: 120_000 }, () => {
  it('is read, or refused with a sentence', () => {
    const seen = new Set<string | undefined>();
    fc.assert(
      fc.property(
        name,
        fc.array(change, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(undefined, ...TEXT_ENCODINGS),
        (file, changes, encoding) => {
          seen.add(outcome(file, mutate(SEEDS[file] ?? new Uint8Array(), changes), encoding));
        },
      ),
      { numRuns: 4000 },
    );
    // Else the changes would be too gentle, or too rough, to say anything.
    expect(seen).toContain(undefined);
    expect(seen).toContain('import-damaged');
    expect(seen).toContain('import-not-text');
    expect(seen).toContain('import-not-a-table');
  });

  it('is met inside a Word document that is packed rightly, too', () => {
    const seen = new Set<string | undefined>();
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        seen.add(outcome('a.docx', docx(mutate(strToU8(DOCUMENT), changes))));
      }),
      { numRuns: 2000 },
    );
    expect(seen).toContain(undefined);
    expect(seen).toContain('import-damaged');
  });

  it('is met inside a project that is packed rightly, too', () => {
    const seen = new Set<string | undefined>();
    fc.assert(
      fc.property(
        fc.array(projectChange, { minLength: 1, maxLength: 4 }),
        fc.array(change, { maxLength: 2 }),
        (changes, changesOfText) => {
          const files = {
            'project.qde': mutate(strToU8(projectXml(PROJECT, PARTS)), changes),
            'sources/text-0.txt': mutate(strToU8(STORY), changesOfText),
          };
          seen.add(outcome('a.qdpx', zipSync(files, { level: 1 })));
        },
      ),
      { numRuns: 3000 },
    );
    expect(seen).toContain(undefined);
    expect(seen).toContain('import-damaged');
    expect(seen).toContain('import-not-a-project');
  });

  it('is cut anywhere', () => {
    for (const [file, bytes] of Object.entries(SEEDS))
      for (let end = 0; end < bytes.length; end += 1) outcome(file, bytes.slice(0, end));
  });

  it('is one of another kind under a name of ours', () => {
    fc.assert(
      fc.property(name, fc.uint8Array({ maxLength: 4000 }), (file, bytes) => {
        outcome(file, Uint8Array.from(bytes));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['quotes', 'a.csv', '"'],
    ['pairs of quotes', 'a.csv', '"",'],
    ['delimiters', 'a.csv', ','],
    ['line ends', 'a.csv', '\n'],
    ['opened marks', 'a.srt', '<v '],
    ['times', 'a.vtt', '0:00:01,000 --> '],
    ['numbers', 'a.srt', '1'],
    ['gaps in a mark', 'a.srt', '<v '.padEnd(400_000)],
    ['entities', 'a.vtt', '&amp'],
  ])('ends in time, however much there is of: %s', (_, file, unit) => {
    const head = file === 'a.csv' ? 'a,b\n' : 'WEBVTT\n\n00:01.000 --> 00:02.000\n';
    outcome(file, strToU8(head + unit.repeat(Math.floor(1_000_000 / unit.length))));
  });

  it.each([
    [
      'passages over all of a long text',
      '<PlainTextSelection name="x" startPosition="0" endPosition="3000000"><Coding><CodeRef targetGUID="0A0B0C0D-0000-4000-8000-000000000001"/></Coding></PlainTextSelection>',
      50_000,
      undefined,
    ],
    [
      'the same code',
      '<Coding><CodeRef targetGUID="0A0B0C0D-0000-4000-8000-000000000001"/></Coding>',
      150_000,
      undefined,
    ],
    ['open texts', '<TextSource>', 200, 'import-damaged'],
  ] as const)('ends in time inside a project: %s', (_, unit, times, code) => {
    const text = '😀 да\r\n'.repeat(500_000);
    const [source] = [{ text, inside: unit.repeat(times) }];
    expect(outcome('a.qdpx', projectZip([source]))).toBe(code);
  });

  it('ends in time inside a project: codes of one name', () => {
    const codes = codeXml(1, 'Levy') + '<Code name="x"/>'.repeat(4999);
    expect(outcome('a.qdpx', projectZip([{ text: 'да' }], { codes }))).toBeUndefined();
  });

  it.each([
    ['empty paragraphs', '<w:p/>', 500_000, undefined],
    [
      'text boxes',
      '<w:txbxContent/><w:p><w:r><w:t>a long line</w:t></w:r></w:p>',
      200_000,
      undefined,
    ],
    [
      'a note that is referred to again and again',
      '<w:footnoteReference w:id="1"/>',
      300_000,
      'import-too-large',
    ],
    ['tables in tables', '<w:tbl><w:tr><w:tc>', 300, 'import-damaged'],
  ] as const)('ends in time inside a Word document: %s', (_, unit, times, code) => {
    const text = `<w:p>${unit.repeat(times)}</w:p><w:p><w:r><w:t>text</w:t></w:r></w:p>`;
    const document = `<w:document xmlns:w="${W}"><w:body>${text}</w:body></w:document>`;
    const note = `<w:footnote w:id="1">${p('то есть '.repeat(1000))}</w:footnote>`;
    const files = {
      'word/document.xml': strToU8(document),
      'word/footnotes.xml': strToU8(`<w:footnotes xmlns:w="${W}">${note}</w:footnotes>`),
    };
    expect(outcome('a.docx', zipSync(files))).toBe(code);
  });
});
