import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { strFromU8, unzipSync } from 'fflate';
import type { ReportDocument } from '../../../../core/report/report-document.ts';
import { docxReport } from './docx-report.ts';
import { sampleReport } from './report-fixture.ts';

async function partsOf(report: ReportDocument): Promise<ReadonlyMap<string, string>> {
  const files = Object.entries(unzipSync(await docxReport(report)));
  return new Map(files.map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** What a reader sees of a part: its text, a line for each paragraph. */
function linesOf(xml = ''): string[] {
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>/g)]
      .map(([, text]) => (text === undefined ? '\n' : unescaped(text)))
      .join('')
      .trim(),
  );
}

function unescaped(text: string): string {
  const entities = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };
  return Object.entries(entities).reduce((done, [name, sign]) => done.replaceAll(name, sign), text);
}

describe('the report as DOCX', () => {
  it('says what the report says, in its order', async () => {
    const report = sampleReport();
    const parts = await partsOf(report);
    const blocks = report.blocks.flatMap((block) =>
      block.kind === 'table' ? [block.head, ...block.rows].flat() : [block.text],
    );
    expect(linesOf(parts.get('word/document.xml'))).toEqual(blocks);
    const notes = linesOf(parts.get('word/footnotes.xml')).filter((line) => line !== '');
    expect(notes).toEqual(report.notes.map(({ text }) => text));
  });

  it('is made of XML that is well-formed', async () => {
    for (const [name, xml] of await partsOf(sampleReport('ru'))) {
      const judge = spawnSync('xmllint', ['--noout', '--nonet', '-'], { input: xml });
      expect([name, judge.status, judge.stderr.toString()]).toEqual([name, 0, '']);
    }
  });

  it('has headings, quotations and footnotes that Word knows as such', async () => {
    const parts = await partsOf(sampleReport());
    const document = parts.get('word/document.xml') ?? '';
    const styles = parts.get('word/styles.xml') ?? '';
    for (const style of ['Title', 'Subtitle', 'Heading1', 'Heading2', 'Heading3', 'Quote']) {
      expect(document).toContain(`<w:pStyle w:val="${style}"/>`);
      expect(styles).toContain(`w:styleId="${style}"`);
    }
    expect(parts.get('word/footnotes.xml')).toContain('<w:pStyle w:val="FootnoteText"/>');
    expect(styles).toContain('w:styleId="FootnoteText"');
    const references = [...document.matchAll(/<w:footnoteReference w:id="(\d+)"/g)];
    expect(references.map(([, id]) => Number(id))).toEqual(
      sampleReport().notes.map((n) => n.number),
    );
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"');
  });

  it('tells the language of every run of text, or that it is not to be checked', async () => {
    const document = (await partsOf(sampleReport('ru'))).get('word/document.xml') ?? '';
    const runs = [...document.matchAll(/<w:r>(?:(?!<\/w:r>).)*<w:t[ >].*?<\/w:r>/gs)];
    const languages = runs.map(([run]) => /<w:lang w:val="([^"]+)"|<w:noProof\/>/.exec(run));
    expect(languages).not.toContain(null);
    expect(new Set(languages.map((found) => found?.[1]))).toEqual(
      new Set(['ru-RU', 'kk-KZ', 'en-US', undefined]),
    );
  });

  it('has only a title and a language for properties', async () => {
    const parts = await partsOf(sampleReport());
    const names = [...parts.keys()];
    expect(names.filter((name) => name.startsWith('docProps'))).toEqual(['docProps/core.xml']);
    expect(names.slice(0, 2)).toEqual(['[Content_Types].xml', '_rels/.rels']);
    const core = parts.get('docProps/core.xml') ?? '';
    expect([...core.matchAll(/<(?:dc|cp|dcterms):(\w+)/g)].map(([, name]) => name)).toEqual([
      'coreProperties',
      'title',
      'language',
    ]);
    const everything = [...parts.values()].join('\n');
    expect(everything).not.toMatch(/docProps\/(?:app|custom)|Un-named|rsid|w:author|w:comment/);
  });
});

describe('the report as DOCX, made again', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T01:02:03Z') }));
  afterEach(() => vi.useRealTimers());

  it('is the same, byte for byte, at another time', async () => {
    const first = await docxReport(sampleReport());
    vi.setSystemTime(new Date('2031-12-31T23:59:59Z'));
    expect(await docxReport(sampleReport())).toEqual(first);
    // The year of a file in a zip counts from 1980, so nothing but zeros may stand there: day 1, month 1.
    expect([...first.subarray(10, 14)]).toEqual([0, 0, 33, 0]);
  });
});
