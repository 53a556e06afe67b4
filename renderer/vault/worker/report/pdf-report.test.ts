import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pdfText } from '../../../../core/bundle/pdf-text.ts';
import type { ReportBlock, ReportDocument } from '../../../../core/report/report-document.ts';
import { sampleReport } from './report-fixture.ts';
import { makeReportForTest } from './report-fonts-for-test.ts';

const make = (report: ReportDocument) => makeReportForTest('pdf', report);

/** What poppler reads, on all pages. */
function read(bytes: Uint8Array, ...options: string[]): string {
  const { stdout, stderr } = spawnSync('pdftotext', ['-enc', 'UTF-8', ...options, '-', '-'], {
    input: bytes,
  });
  expect(stderr.toString()).toBe('');
  return stdout.toString();
}

/** Numbers apart: a reader of superscripts may take them for a word of their own or not. */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .replace(/\d+/g, ' $& ')
    .split(/\s+/)
    .filter((word) => word !== '')
    .sort();
}

/** Every word that has to stand on the pages: of the report, the numbers of notes and pages, the dots of items. */
function expectedWords({ blocks, notes }: ReportDocument, pages: number): string[] {
  const words = blocks.flatMap((block) => {
    if (block.kind === 'table') return [block.head, ...block.rows].flat();
    if (block.kind === 'item') return ['•', block.text];
    return block.kind === 'quote' ? `${block.text}${block.note}` : block.text;
  });
  const footnotes = notes.map(({ number, text }) => `${number} ${text}`);
  const numbers = Array.from({ length: pages }, (_, i) => String(i + 1));
  return wordsOf([...words, ...footnotes, ...numbers].join(' '));
}

function pagesOf(text: string): string[] {
  return text.split('\f').slice(0, -1);
}

const withBlocks = (...blocks: ReportBlock[]): ReportDocument => ({
  title: 'T',
  language: 'en-US',
  blocks,
  notes: [],
});

describe('the report as PDF', () => {
  it.each(['kk', 'ru', 'en'] as const)(
    'says what the report says, letter by letter: %s',
    async (language) => {
      const report = sampleReport(language, 24);
      const { bytes, missing } = await make(report);
      const text = read(bytes);
      expect(missing).toEqual([]);
      expect(wordsOf(text)).toEqual(expectedWords(report, pagesOf(text).length));
    },
  );

  it('puts each footnote on the page that refers to it', async () => {
    const report = sampleReport('ru', 30);
    const pages = pagesOf(read((await make(report)).bytes, '-layout'));
    const lines = pages.flatMap((page, i) => page.split('\n').map((line) => ({ page: i, line })));
    for (const { number } of report.notes) {
      const note = lines.find(({ line }) => line.startsWith(`${number} `));
      const quotation = lines.find(({ line }) =>
        new RegExp(`^ +\\S.*[^\\d,;]${number}$`).test(line),
      );
      expect([number, quotation?.page]).toEqual([number, note?.page]);
    }
  });

  it('loses nothing that is longer than a line, a column or a page', {
    timeout: 30_000,
  }, async () => {
    const long = 'қол'.repeat(300);
    const words = Array.from({ length: 1_500 }, (_, i) => `word${i}`).join(' ');
    const report: ReportDocument = {
      ...withBlocks(
        { kind: 'heading', level: 3, text: words },
        { kind: 'paragraph', text: long },
        { kind: 'quote', text: 'Said.', language: undefined, note: 1 },
        { kind: 'table', head: ['A', 'B'], rows: [[words, long]] },
      ),
      notes: [{ number: 1, text: words }],
    };
    const text = read((await make(report)).bytes).replace(/\s+/g, '');
    const count = (part: string) => text.split(part).length - 1;
    expect(count('word1499')).toBe(3);
    expect(count('word1234')).toBe(3);
    expect(text.match(/[қол]/g)?.length).toBe(1_800);
  });

  it('names the characters that no font has, and shows that something stood there', async () => {
    const { bytes, missing } = await make(
      withBlocks({ kind: 'paragraph', text: 'ab 😀 გ и\u0306' }),
    );
    expect(missing).toEqual(['გ', '😀']);
    expect(read(bytes)).toContain('ab \ufffd \ufffd й');
  });

  it('is tagged: headings, quotations, notes and tables are known as such', async () => {
    const raw = Buffer.from((await make(sampleReport())).bytes).toString('latin1');
    expect(raw).toContain('/Marked true');
    for (const type of ['H1', 'H2', 'H3', 'L', 'BlockQuote', 'Note', 'Table', 'TH', 'TD'])
      expect(raw).toMatch(new RegExp(`/S /${type}\\b`));
    expect(raw).toContain('/Lang (kk-KZ)');
    expect(raw).toContain('/Lang (ru-RU)');
  });

  it('holds a title and no other word about itself', async () => {
    const raw = Buffer.from((await make(sampleReport())).bytes).toString('latin1');
    expect(raw).toContain('/Info');
    expect(raw).not.toMatch(
      /PDFKit|\/Producer|\/Creator|\/CreationDate|\/ModDate|\/Metadata|D:\d{4}/,
    );
  });
});

describe('the report as PDF, made again', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T01:02:03Z') }));
  afterEach(() => vi.useRealTimers());

  it('is the same, byte for byte, at another time', async () => {
    const first = await make(sampleReport());
    vi.setSystemTime(new Date('2031-12-31T23:59:59Z'));
    expect((await make(sampleReport())).bytes).toEqual(first.bytes);
  });
});

describe('the search for leaks in it', () => {
  it.each(['en', 'ru', 'kk'] as const)(
    'reads every word that poppler reads, in %s',
    async (language) => {
      const { bytes } = await make(sampleReport(language));
      const text = pdfText(bytes);
      expect(new Set(wordsOf(text))).toEqual(new Set([...wordsOf(read(bytes)), ...wordsOf(text)]));
      for (const word of wordsOf(read(bytes))) expect(wordsOf(text)).toContain(word);
    },
  );

  it('reads a name that goes over the end of a line as one', async () => {
    const name = 'Карлыгаш Ахметова';
    const blocks = Array.from({ length: 60 }, (_, i): ReportBlock => {
      return { kind: 'paragraph', text: `${'и '.repeat(i)}${name} пришла.` };
    });
    const { bytes } = await make(withBlocks(...blocks));
    expect(pdfText(bytes).split(name)).toHaveLength(blocks.length + 1);
  });

  it('reads title and bookmarks too', async () => {
    const { bytes } = await make({ ...withBlocks(), title: 'Отчёт Ахметовой (1)' });
    expect(pdfText(bytes)).toContain('Отчёт Ахметовой (1)');
  });

  it('refuses what it does not understand, rather than find nothing in it', async () => {
    const { bytes } = await make(withBlocks({ kind: 'paragraph', text: 'Ахметова' }));
    const file = Buffer.from(bytes).toString('latin1');
    for (const changed of [
      file.replaceAll('/ToUnicode', '/ToNothing'),
      file.replace(/\/Type \/Page\b/, '$& /Encrypt 1 0 R'),
      file.replaceAll('/Contents', '/Content_'),
    ]) {
      const read = () => pdfText(Uint8Array.from(Buffer.from(changed, 'latin1')));
      expect(read).toThrow('cannot be searched');
    }
  });
});
