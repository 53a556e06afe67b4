import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Bytes } from '../bytes.ts';
import { errorCode } from '../errors.ts';
import { readImportFile } from './read-file.ts';
import { MAX_UNPACKED, readWordDocument } from './word-document.ts';

const NAMES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
].join(' ');

const xml = (root: string, content: string) =>
  strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:${root} ${NAMES}>${content}</w:${root}>`);

function docx(body: string, others: Record<string, Bytes> = {}): Bytes {
  const files = { 'word/document.xml': xml('document', `<w:body>${body}</w:body>`), ...others };
  return zipSync(files);
}

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`;
const cell = (...content: string[]) => `<w:tc><w:tcPr/>${content.join('')}</w:tc>`;
const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
const textOf = (bytes: Bytes) => readWordDocument(bytes).text;
const codeOf = (bytes: Bytes) => {
  try {
    readImportFile({ name: 'a.docx', bytes });
    return undefined;
  } catch (error) {
    return errorCode(error);
  }
};

describe('a Word document', () => {
  it('becomes lines: paragraphs, breaks, tabs; what says how it looks is none of it', () => {
    const ruler = '<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>';
    const signs =
      '<w:r><w:t>а</w:t><w:tab/><w:t>б</w:t><w:br/><w:t>в</w:t><w:noBreakHyphen/></w:r>';
    const field = '<w:r><w:instrText>PAGE</w:instrText></w:r>';
    const body = p(ruler, run('Первая &amp; '), run('строка')) + p() + p(signs, field);
    expect(textOf(docx(body))).toBe('Первая & строка\n\nа\tб\nв\u2011');
  });

  it('keeps a table as lines, what is in one cell together', () => {
    const inner = `<w:tbl>${row(cell(p(run('x'))), cell(p(run('y'))))}</w:tbl>`;
    const table = `<w:tbl><w:tblPr/>${row(cell(p(run('В'))), cell(p(run('Да.')), p(run('Нет.'))))}${row(
      cell(inner, p()),
      cell(p(run('z'))),
    )}</w:tbl>`;
    expect(textOf(docx(p(run('до')) + table + p(run('после'))))).toBe(
      'до\nВ\tДа.\nНет.\nx\ty\n\tz\nпосле',
    );
  });

  it('is as it stands after tracked changes, without comments and pictures, and says so', () => {
    const body = p(
      run('стоит '),
      '<w:ins><w:r><w:t>новое</w:t></w:r></w:ins>',
      '<w:del><w:r><w:delText>старое</w:delText></w:r></w:del>',
      '<w:moveFrom><w:r><w:t>отсюда</w:t></w:r></w:moveFrom>',
      '<w:moveTo><w:r><w:t> сюда</w:t></w:r></w:moveTo>',
      '<w:r><w:commentReference w:id="0"/></w:r>',
      '<w:r><w:drawing><a:blip/></w:drawing></w:r>',
      '<w:r><w:rPr><w:del/></w:rPr><w:t>!</w:t></w:r>',
    );
    const list = '<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>пункт</w:t></w:r></w:p>';
    const header = { 'word/header1.xml': xml('hdr', p(run('секрет'))) };
    const { text, notes } = readWordDocument(docx(body + list, header));
    expect(text).toBe('стоит новое сюда!\nпункт');
    expect(Object.fromEntries(notes.map(({ kind, count }) => [kind, count]))).toEqual({
      comments: 1,
      deleted: 2,
      images: 1,
      numbering: 1,
      headers: 1,
    });
  });

  it('has its notes in brackets where they are referred to', () => {
    const note = (kind: string, id: number, text: string) =>
      `<w:${kind} w:id="${id}">${p(`<w:r><w:${kind}Ref/></w:r>`, run(text))}</w:${kind}>`;
    const bytes = docx(
      p(
        run('слово'),
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        run(' и'),
        '<w:r><w:endnoteReference w:id="1"/></w:r>',
        '<w:r><w:footnoteReference w:id="9"/></w:r>',
      ),
      {
        'word/footnotes.xml': xml('footnotes', note('footnote', 2, ' то есть рынок')),
        'word/endnotes.xml': xml('endnotes', note('endnote', 1, 'конец')),
      },
    );
    const { text, notes } = readWordDocument(bytes);
    expect(text).toBe('слово[то есть рынок] и[конец]');
    expect(notes).toEqual([{ kind: 'footnotes', count: 2 }]);
  });

  it('has what stands in a text box once, on a line of its own', () => {
    const box = `<w:txbxContent>${p(run('в рамке'))}</w:txbxContent>`;
    const both = `<mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent>`;
    expect(textOf(docx(p(run('до'), `<w:r>${both}</w:r>`, run('после'))))).toBe(
      'до\nв рамке\nпосле',
    );
  });

  it('is found where the package says that it lies', () => {
    const relations = strToU8(
      '<Relationships><Relationship Type="http://x/officeDocument" Target="/word/other.xml"/></Relationships>',
    );
    const other = { '_rels/.rels': relations, 'word/other.xml': xml('document', p(run('здесь'))) };
    expect(textOf(docx(p(run('не здесь')), other))).toBe('здесь');
  });

  it('that is none, or damaged, or empty is refused with what is wrong', () => {
    const good = docx(p(run('слово '.repeat(500))));
    expect(codeOf(zipSync({ 'xl/workbook.xml': strToU8('<a/>') }))).toBe('import-not-text');
    expect(codeOf(docx(p()))).toBe('import-empty');
    expect(codeOf(good.slice(0, -40))).toBe('import-damaged');
    expect(codeOf(docx('<w:p>'))).toBe('import-damaged');
    expect(codeOf(docx('&own;'))).toBe('import-damaged');
    const at = good.length / 2 - (good.length % 2) / 2;
    const flipped = good.with(at, (good[at] ?? 0) ^ 1); // oxlint-disable-line no-bitwise
    expect(codeOf(Uint8Array.from(flipped))).toBe('import-damaged');
    expect(codeOf(docx('<w:p>'.repeat(5000)))).toBe('import-damaged');
  });

  it('is never unpacked beyond a limit, whatever it says of itself', () => {
    const bomb = docx(p(run('0'.repeat(MAX_UNPACKED))));
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(codeOf(bomb)).toBe('import-too-large');
    // The directory says that it is small.
    const view = new DataView(bomb.buffer);
    let at = bomb.length - 22;
    at = view.getUint32(at + 16, true);
    view.setUint32(at + 24, 1000, true);
    expect(codeOf(bomb)).toBe('import-damaged');
  });
});
