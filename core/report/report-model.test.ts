import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InterviewFile } from '../bundle/interview-file.ts';
import { defaultCitationStyle } from './citation.ts';
import { printable, type ReportDocument, reportText } from './report-document.ts';
import { outgoingFile, originalFile } from './report-fixture.ts';
import { reportDocument, type ReportOptions } from './report-model.ts';
import { REPORT_LANGUAGES } from './report-language.ts';
import { wordsOf } from './words/words-of.ts';

const OPTIONS: ReportOptions = {
  citation: defaultCitationStyle('en', 'The Group'),
  title: 'Signatures by order',
  classification: 'For partners only',
  date: '2026-05-17',
  noPayment: false,
  hidesSmallCells: true,
  software: 'Vouchsafe 0.1.0',
  filters: ['tag “Forced to sign”'],
};

const CODEBOOK = [
  { id: 'who.boss', group: 'who', label: 'Employer', definition: 'The superior at work.' },
  {
    id: 'act.sign.forced',
    group: 'act',
    label: 'Forced to sign',
    definition: 'Against one’s will.',
  },
  { id: 'act.silence', group: 'act', label: 'Told to be silent', definition: '' },
  { id: 'occ.teacher', group: 'occ', label: 'Teacher', definition: '' },
];

function interviews(count: number, told: Partial<InterviewFile> = {}): InterviewFile[] {
  return Array.from({ length: count }, (_, i) =>
    outgoingFile({ id: `file-${i + 1}`, code: `INT-00${i + 1}`, ...told }),
  );
}

function made(files: readonly InterviewFile[], options: Partial<ReportOptions> = {}) {
  return reportDocument(files, CODEBOOK, { ...OPTIONS, ...options });
}

/** From one heading of the first level to the next. */
function section({ blocks }: ReportDocument, name: string) {
  const isHead = (i: number) => {
    const block = blocks[i];
    return block?.kind === 'heading' && block.level === 1;
  };
  const from = blocks.findIndex((block, i) => isHead(i) && 'text' in block && block.text === name);
  const length = blocks.slice(from + 1).findIndex((_, i) => isHead(from + 1 + i));
  return blocks.slice(from + 1, length === -1 ? undefined : from + 1 + length);
}

describe('a report', () => {
  it('begins with its title, the month alone, and who may read it', () => {
    expect(made(interviews(3)).blocks.slice(0, 5)).toEqual([
      { kind: 'title', text: 'Signatures by order' },
      { kind: 'subtitle', text: 'The Group' },
      { kind: 'subtitle', text: 'May 2026' },
      { kind: 'subtitle', text: 'For partners only' },
      { kind: 'heading', level: 1, text: 'Methodology' },
    ]);
  });

  it('quotes what was said under each tag, with its language and its source', () => {
    const files = interviews(3);
    const document = made(files);
    expect(section(document, 'Findings').slice(0, 5)).toEqual([
      { kind: 'heading', level: 2, text: 'Acts of coercion' },
      { kind: 'heading', level: 3, text: 'Forced to sign' },
      { kind: 'paragraph', text: 'Against one’s will.' },
      { kind: 'paragraph', text: 'Mentioned in 3 of 3 interviews.' },
      { kind: 'quote', text: 'They made us sign.', language: 'kk-KZ', note: 1 },
    ]);
    expect(document.notes.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(document.notes[2]?.text).toBe(
      'The Group interview with teacher (name withheld), Northern region, March 2026. [INT-003:1]',
    );
  });

  it('goes group by group, and calls a tag that the codebook lost by its id', () => {
    const passages = [
      { id: 'p1', from: 0, to: 4, tag: 'who.boss' },
      { id: 'p2', from: 0, to: 4, tag: 'act.silence' },
      { id: 'p3', from: 0, to: 4, tag: 'act.gone' },
      { id: 'p4', from: 0, to: 4, tag: '7d0b9c1e-3f57-8c7e-9f58-0d8f3a0b9a11' },
    ];
    const document = made(interviews(3, { passages }));
    const headings = section(document, 'Findings').flatMap((block) =>
      block.kind === 'heading' ? block.text : [],
    );
    expect(headings).toEqual([
      'Acts of coercion',
      'Told to be silent',
      'act.gone',
      'Who did it',
      'Employer',
      'Further subjects',
      '7d0b9c1e-3f57-8c7e-9f58-0d8f3a0b9a11',
    ]);
    expect(document.blocks).toContainEqual({
      kind: 'table',
      head: ['Tag', 'Definition'],
      rows: [
        ['Told to be silent', ''],
        ['act.gone', ''],
        ['Employer', 'The superior at work.'],
        ['7d0b9c1e-3f57-8c7e-9f58-0d8f3a0b9a11', ''],
      ],
    });
  });

  it('prints no number below three', () => {
    const [first, ...others] = interviews(4);
    const files = [{ ...first, tags: ['who.boss'] } as InterviewFile, ...others];
    expect(reportText(made(files))).toContain('Mentioned in fewer than 3 of 4 interviews.');
    expect(reportText(made(interviews(2)))).not.toContain('Mentioned in');
  });

  it('tells in no place what fewer than three interviews share', () => {
    const rare = { occupation: 'occ.lawyer', tags: ['occ.teacher', 'occ.lawyer'] };
    const place = { exact: 'Zhanaauyl', published: 'Western region', level: 'region' } as const;
    const files = [...interviews(5), originalFile({ id: 'rare', code: 'INT-009', ...rare, place })];
    const text = reportText(made(files));
    // The teachers too: of six, five would leave over the one.
    expect(text).not.toMatch(/lawyer|teacher|Teacher|Western|Zhanaauyl/);
    expect(text).toContain('The Group interview with witness (name withheld), location withheld');
    expect(text).toContain(wordsOf('en').methodology.smallCells);
    const open = reportText(made(files, { hidesSmallCells: false }));
    expect(open).toContain('lawyer (name withheld), through an interpreter, Western region');
  });

  it('lists the interviews, with the columns that tell something', () => {
    const speakers = new Map([['file-2', { name: 'Вера Вымышлена', pseudonym: 'Umar U.' }]]);
    const citation = { ...OPTIONS.citation, speakers };
    const document = made(interviews(3, { role: '' }), { citation });
    expect(section(document, 'Annex B. Interviews')).toEqual([
      {
        kind: 'table',
        head: ['Code', 'Pseudonym', 'Occupation', 'Date', 'Place'],
        rows: [
          ['INT-001', '', 'teacher', 'March 2026', 'Northern region'],
          ['INT-002', 'Umar U.', 'teacher', 'March 2026', 'Northern region'],
          ['INT-003', '', 'teacher', 'March 2026', 'Northern region'],
        ],
      },
    ]);
    expect(reportText(document)).not.toContain('Вымышлена');
  });

  it('says how it was made', () => {
    const items = section(made(interviews(3)), 'Annex C. Method log');
    expect(items.slice(0, 4).map((block) => 'text' in block && block.text)).toEqual([
      'Made with Vouchsafe 0.1.0.',
      'Made from the anonymised version of the interviews.',
      '3 interviews, 3 quotations.',
      'Chosen by: tag “Forced to sign”.',
    ]);
  });

  it('holds nothing that XML or a font cannot', () => {
    expect(printable('a\u0000b\tc\r\nd\u2028e\ud83df\ufffe😀')).toBe('a b c\nd\ne\ufffdf\ufffd😀');
    const text = 'One\u0007\r\ntwo';
    const passages = [{ id: 'p1', from: 0, to: text.length, tag: 'act.sign.forced' }];
    const document = made(interviews(3, { text, passages }), { title: 'A\nB' });
    expect(document.blocks[0]).toEqual({ kind: 'title', text: 'A B' });
    expect(section(document, 'Findings')[4]).toMatchObject({ text: 'One \ntwo' });
  });

  it('has a note for each quotation and no other', () => {
    const text = ' \u0007 They said it.';
    const passages = [
      { id: 'p1', from: 0, to: 3, tag: 'act.silence' },
      { id: 'p2', from: 3, to: text.length, tag: 'act.silence' },
    ];
    const { blocks, notes } = made(interviews(3, { text, passages }));
    const referred = blocks.flatMap((block) => (block.kind === 'quote' ? block.note : []));
    expect(referred).toEqual([1, 2, 3]);
    expect(notes.map(({ number }) => number)).toEqual(referred);
  });

  it('has words of its own in every language', () => {
    for (const language of REPORT_LANGUAGES) {
      const citation = defaultCitationStyle(language, 'The Group');
      const text = reportText(made(interviews(3), { citation, noPayment: true }));
      expect(text).not.toMatch(/undefined|null/);
      expect(text).toContain(wordsOf(language).report.methodology);
      const shared = wordsOf('en').report.findings;
      expect(text.includes(shared)).toBe(language === 'en');
    }
  });
});

it('lets nobody count a small group, in whatever part of the report', () => {
  const kinds = ['doctor', 'lawyer', 'student', 'pensioner'] as const;
  const ids = { doctor: 'doctor', lawyer: 'lawyer', student: 'student', pensioner: 'pension' };
  const regions = ['Northern region', 'Western region', 'Southern region'] as const;
  const speaker = fc.record({
    kind: fc.constantFrom('', ...kinds),
    region: fc.constantFrom(...regions),
    isTold: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(speaker, { minLength: 1, maxLength: 16 }), (speakers) => {
      const files = speakers.map(({ kind, region, isTold }, i) =>
        originalFile({
          id: String(i),
          code: `INT-${i}`,
          occupation: kind === '' ? '' : `occ.${ids[kind]}`,
          tags: kind === '' ? [] : [`occ.${ids[kind]}`],
          place: {
            exact: `Village ${i}`,
            published: region,
            level: isTold ? 'region' : 'withheld',
          },
        }),
      );
      const citation = { ...OPTIONS.citation, place: 'exact' } as const;
      const text = reportText(made(files, { citation }));
      const numberOf = (test: (speaker: (typeof speakers)[number]) => boolean) =>
        speakers.filter(test).length;
      for (const kind of kinds)
        if (numberOf((one) => one.kind === kind) < 3) expect(text).not.toContain(kind);
      for (const name of regions)
        if (numberOf((one) => one.isTold && one.region === name) < 3)
          expect(text).not.toContain(name);
      expect(text).not.toContain('Village');
    }),
  );
});
