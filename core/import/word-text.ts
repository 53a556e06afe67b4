import type { SaxesTagNS } from 'saxes';
import type { Bytes } from '../bytes.ts';
import { AppError } from '../errors.ts';
import { MAX_IMPORT_TEXT } from './import-limits.ts';
import { attribute, readXml, type XmlListener } from './read-xml.ts';

const WORD: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);
const MATHS: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/officeDocument/2006/math',
  'http://purl.oclc.org/ooxml/officeDocument/math',
]);

/** What stands there twice, what says how it looks, and what somebody took out: none of it is the text. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'Fallback',
  'del',
  'moveFrom',
  'pPr',
  'rPr',
  'sectPr',
  'tblPr',
  'tcPr',
  'trPr',
]);
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['ptab', '\t'],
  ['br', '\n'],
  ['cr', '\n'],
  ['noBreakHyphen', '\u2011'],
  ['softHyphen', '\u00AD'],
  // Of a font of its own: which sign it is nobody can tell without the font.
  ['sym', '\uFFFD'],
]);

type WordCounts = Record<'comments' | 'deleted' | 'footnotes' | 'images' | 'numbering', number>;

/** Notes at the foot of a page or at the end, by their numbers. */
export type WordNotes = ReadonlyMap<string, string>;

/** The text of one part of a document. Of its notes each stands in brackets where it is referred to. */
export class WordText implements XmlListener {
  readonly counts: WordCounts = { comments: 0, deleted: 0, footnotes: 0, images: 0, numbering: 0 };
  /** Of a part that consists of notes. */
  readonly notes = new Map<string, string>();
  readonly #footnotes: WordNotes;
  readonly #endnotes: WordNotes;
  /** The innermost is the cell, or the note, that is being read; the first the document. */
  readonly #texts: string[] = [''];
  /** Cells of the rows that are open. */
  readonly #rows: string[][] = [];
  #leftOut = 0;
  #isLeftOutCounted = false;
  #isText = false;
  #runs = 0;
  /** Of all that was added, cells and notes once. */
  #length = 0;
  #isLineBegun = false;

  constructor(footnotes: WordNotes = new Map(), endnotes: WordNotes = new Map()) {
    this.#footnotes = footnotes;
    this.#endnotes = endnotes;
  }

  /** @throws AppError import-damaged */
  read(bytes: Bytes): this {
    readXml(bytes, this);
    return this;
  }

  get whole(): string {
    return this.#texts[0] ?? '';
  }

  open(tag: SaxesTagNS): void {
    if (this.#leftOut > 0 || LEFT_OUT.has(tag.local)) this.#openLeftOut(tag);
    else if (WORD.has(tag.uri)) this.#openWord(tag);
    else if (tag.local === 't' && MATHS.has(tag.uri)) this.#isText = true;
    else if (tag.local === 'blip' || tag.local === 'imagedata') this.counts.images += 1;
  }

  #openLeftOut({ local }: SaxesTagNS): void {
    if (this.#leftOut === 0) this.#isLeftOutCounted = local === 'del' || local === 'moveFrom';
    this.#leftOut += 1;
    if (local === 'numPr') this.counts.numbering += 1;
    if (this.#isLeftOutCounted && (local === 't' || local === 'delText')) {
      this.counts.deleted += 1;
      this.#isLeftOutCounted = false;
    }
  }

  #openWord(tag: SaxesTagNS): void {
    const { local } = tag;
    if (local === 'r') this.#runs += 1;
    else if (local === 't') this.#isText = true;
    else if (local === 'tr') this.#rows.push([]);
    else if (local === 'tc' || local === 'footnote' || local === 'endnote') this.#texts.push('');
    else if (local === 'txbxContent') this.#beginLine();
    else if (local === 'commentReference') this.counts.comments += 1;
    else if (local === 'footnoteReference') this.#addNote(this.#footnotes, tag);
    else if (local === 'endnoteReference') this.#addNote(this.#endnotes, tag);
    // Outside of a run a tab is a place on the ruler.
    else if (this.#runs > 0) this.#add(SIGNS.get(local) ?? '');
  }

  text(text: string): void {
    if (this.#isText && this.#leftOut === 0) this.#add(text);
  }

  close(tag: SaxesTagNS): void {
    const { local, uri } = tag;
    if (this.#leftOut > 0) this.#leftOut -= 1;
    else if (local === 't') this.#isText = false;
    else if (WORD.has(uri)) this.#closeWord(tag);
  }

  #closeWord(tag: SaxesTagNS): void {
    const { local } = tag;
    if (local === 'r') this.#runs -= 1;
    else if (local === 'p') this.#add('\n');
    else if (local === 'tc') {
      const cell = this.#texts.pop() ?? '';
      const row = this.#rows.at(-1);
      if (row) row.push(cell.replace(/\n$/, ''));
      else this.#put(cell);
    } else if (local === 'tr') this.#put(`${(this.#rows.pop() ?? []).join('\t')}\n`);
    else if (local === 'footnote' || local === 'endnote')
      this.notes.set(attribute(tag, 'id') ?? '', (this.#texts.pop() ?? '').trim());
  }

  #addNote(notes: WordNotes, tag: SaxesTagNS): void {
    const note = notes.get(attribute(tag, 'id') ?? '');
    if (note === undefined) return;
    this.counts.footnotes += 1;
    this.#add(`[${note}]`);
  }

  #beginLine(): void {
    if (this.#isLineBegun) this.#add('\n');
  }

  /** A few bytes of a document can stand for very much: a note that is referred to a million times. */
  #add(text: string): void {
    if (text === '') return;
    this.#length += text.length;
    if (this.#length > MAX_IMPORT_TEXT) throw new AppError('import-too-large', 'a long text');
    this.#isLineBegun = !text.endsWith('\n');
    this.#put(text);
  }

  #put(text: string): void {
    if (this.#texts.length === 0) this.#texts.push('');
    this.#texts[this.#texts.length - 1] += text;
  }
}
