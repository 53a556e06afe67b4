import PDFDocument, { type PdfElement, type PdfOutline } from 'pdfkit';
import type { Bytes } from '../../../../core/bytes.ts';
import type { ReportBlock, ReportDocument } from '../../../../core/report/report-document.ts';
import { type Box, Pages, PAGE, TEXT_WIDTH } from './pdf-pages.ts';
import { type ReportFonts, type TextStyle, Typesetter } from './typesetter.ts';

const STYLES = {
  title: { weight: 'bold', size: 24, leading: 32 },
  subtitle: { weight: 'regular', size: 13, leading: 20 },
  heading1: { weight: 'bold', size: 17, leading: 24 },
  heading2: { weight: 'bold', size: 13.5, leading: 20 },
  heading3: { weight: 'bold', size: 11.5, leading: 17 },
  body: { weight: 'regular', size: 10.5, leading: 15 },
  head: { weight: 'bold', size: 9.5, leading: 13 },
  cell: { weight: 'regular', size: 9.5, leading: 13 },
  note: { weight: 'regular', size: 8.5, leading: 11.5 },
  reference: { weight: 'regular', size: 6.5, leading: 0 },
} as const satisfies Readonly<Record<string, TextStyle>>;

/** Where in its line a text stands, from the top. */
const BASELINE = 0.75;
const TITLE_TOP = 160;
const QUOTE_INDENT = 28;
const ITEM_INDENT = 16;
const GAP = 6;
/** Room for the beginning of what a heading stands over. */
const BELOW_HEADING = 60;

export interface PdfReport {
  readonly bytes: Bytes;
  /** Characters that no font has; U+FFFD stands for each. */
  readonly missing: readonly string[];
}

/**
 * The report as tagged PDF with its fonts in it: the same bytes for the same report, whoever makes them and when. A title
 * and a language are all it says of itself.
 */
export async function pdfReport(report: ReportDocument, fonts: ReportFonts): Promise<PdfReport> {
  const pdf = new QuietDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: report.language,
    displayTitle: true,
    autoFirstPage: false,
    font: null,
    // The file's id is a hash of these; the time would be that of the clock.
    info: { Title: report.title, CreationDate: new Date(0) },
  });
  pdf.info = { Title: report.title };
  const chunks: Uint8Array[] = [];
  pdf.on('data', (chunk) => chunks.push(chunk));
  const written = new Promise<void>((resolve, reject) => {
    pdf.on('end', resolve).on('error', reject);
  });
  const type = new Typesetter(pdf, fonts);
  new ReportWriter(pdf, type, report).write();
  pdf.end();
  await written;
  return { bytes: joined(chunks), missing: type.missing };
}

/** Writes no XMP: that would name the program and the time, and hold the title without escaping it. */
class QuietDocument extends PDFDocument {
  override endMetadata(): void {}
}

function joined(chunks: readonly Uint8Array[]): Bytes {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

class ReportWriter {
  readonly #pdf: PDFDocument;
  readonly #type: Typesetter;
  readonly #pages: Pages;
  readonly #report: ReportDocument;
  readonly #root: PdfElement;
  readonly #notes: ReadonlyMap<number, string>;
  /** The heading that each level is under at present. */
  readonly #outline: PdfOutline[];
  #list: PdfElement | undefined;

  constructor(pdf: PDFDocument, type: Typesetter, report: ReportDocument) {
    this.#pdf = pdf;
    this.#type = type;
    this.#report = report;
    this.#pages = new Pages(pdf, type);
    this.#root = pdf.struct('Document');
    pdf.addStructure(this.#root);
    this.#notes = new Map(report.notes.map(({ number, text }) => [number, text]));
    this.#outline = [pdf.outline];
  }

  write(): void {
    for (const block of this.#report.blocks) {
      if (block.kind !== 'item') this.#list = undefined;
      this.#block(block);
    }
    this.#pages.finish();
    this.#root.end();
  }

  #block(block: ReportBlock): void {
    switch (block.kind) {
      case 'title':
        this.#pages.place({ height: TITLE_TOP, draw: () => undefined });
        return this.#lines(block.text, STYLES.title, this.#element('P'), 'P');
      case 'subtitle':
        return this.#lines(block.text, STYLES.subtitle, this.#element('P'), 'P');
      case 'paragraph':
        return this.#lines(block.text, STYLES.body, this.#element('P'), 'P');
      case 'heading':
        return this.#heading(block);
      case 'item':
        return this.#item(block.text);
      case 'quote':
        return this.#quote(block);
      case 'table':
        return this.#table([block.head, ...block.rows]);
    }
  }

  #heading({ level, text }: Extract<ReportBlock, { kind: 'heading' }>): void {
    const style = STYLES[`heading${level}`];
    if (level === 1) this.#pages.next();
    else this.#pages.skip(GAP);
    const element = this.#element(`H${level}`);
    const parent = this.#outline[level - 1] ?? this.#pdf.outline;
    const boxes = this.#boxes(text, style, element, `H${level}`, PAGE.left, TEXT_WIDTH);
    const height = boxes.reduce((sum, box) => sum + box.height, BELOW_HEADING);
    boxes.forEach((box, i) => {
      this.#pages.place(i === 0 ? { ...box, roomBelow: height - box.height } : box);
      // The page that it points to is known when the heading stands on it.
      if (i > 0) return;
      this.#outline.length = level;
      this.#outline.push(parent.addItem(text));
    });
    this.#pages.skip(GAP);
  }

  #item(text: string): void {
    this.#list ??= this.#element('L');
    const item = this.#pdf.struct('LI');
    this.#list.add(item);
    const label = this.#pdf.struct('Lbl');
    const body = this.#pdf.struct('LBody');
    item.add(label).add(body);
    const width = TEXT_WIDTH - ITEM_INDENT;
    const boxes = this.#boxes(text, STYLES.body, body, 'LBody', PAGE.left + ITEM_INDENT, width);
    boxes.forEach((box, i) => {
      const draw = (top: number) => {
        if (i === 0)
          this.#mark(
            '•',
            STYLES.body,
            label,
            'Lbl',
            PAGE.left + 4,
            top + STYLES.body.leading * BASELINE,
          );
        box.draw(top);
      };
      this.#pages.place({ ...box, draw });
    });
    this.#pages.skip(GAP / 2);
  }

  #quote({ text, language, note }: Extract<ReportBlock, { kind: 'quote' }>): void {
    const quote = this.#element('BlockQuote');
    const paragraph = this.#pdf.struct('P', language === undefined ? {} : { lang: language });
    const reference = this.#pdf.struct('Reference');
    quote.add(paragraph).add(reference);
    const left = PAGE.left + QUOTE_INDENT;
    const width = TEXT_WIDTH - 2 * QUOTE_INDENT;
    const boxes = this.#boxes(text, STYLES.body, paragraph, 'P', left, width);
    const lastLine = this.#type.lines(text, STYLES.body, width).at(-1) ?? '';
    const notes = this.#noteLines(note);
    boxes.forEach((box, i) => {
      if (i < boxes.length - 1) return this.#pages.place(box);
      const draw = (top: number) => {
        box.draw(top);
        const x = left + this.#type.widthOf(lastLine, STYLES.body) + 1;
        this.#mark(
          String(note),
          STYLES.reference,
          reference,
          'Reference',
          x,
          top + STYLES.body.leading * BASELINE - 4,
        );
      };
      return this.#pages.place({ ...box, draw, notes });
    });
    this.#pages.skip(GAP);
  }

  #noteLines(number: number): readonly Box[] {
    const element = this.#element('Note');
    const text = `${number} ${this.#notes.get(number) ?? ''}`;
    return this.#boxes(text, STYLES.note, element, 'Note', PAGE.left, TEXT_WIDTH);
  }

  /** A table's lines go one by one, so that a long row goes on on the next page. */
  #table(rows: readonly (readonly string[])[]): void {
    const table = this.#element('Table');
    const columns = rows[0]?.length ?? 1;
    const width = TEXT_WIDTH / columns;
    rows.forEach((cells, i) => {
      const isHead = i === 0;
      const [tag, style] = isHead ? (['TH', STYLES.head] as const) : (['TD', STYLES.cell] as const);
      const row = this.#pdf.struct('TR');
      table.add(row);
      const lines = cells.map((text, column) => {
        const cell = this.#pdf.struct(tag, isHead ? { scope: 'Column' } : {});
        row.add(cell);
        const left = PAGE.left + column * width;
        return this.#boxes(text, style, cell, tag, left, width - GAP);
      });
      for (let n = 0; n < Math.max(...lines.map(({ length }) => length)); n += 1) {
        const draw = (top: number) => {
          for (const cell of lines) cell[n]?.draw(top);
        };
        this.#pages.place({ height: style.leading, draw });
      }
      this.#pages.skip(GAP / 2);
      this.#pages.rule();
      this.#pages.skip(GAP / 2);
    });
  }

  #lines(text: string, style: TextStyle, element: PdfElement, tag: string): void {
    for (const box of this.#boxes(text, style, element, tag, PAGE.left, TEXT_WIDTH))
      this.#pages.place(box);
    this.#pages.skip(GAP);
  }

  #boxes(
    text: string,
    style: TextStyle,
    element: PdfElement,
    tag: string,
    left: number,
    width: number,
  ): readonly Box[] {
    return this.#type.lines(text, style, width).map((line) => ({
      height: style.leading,
      draw: (top) => this.#mark(line, style, element, tag, left, top + style.leading * BASELINE),
    }));
  }

  /** Draws text as content of an element of the structure. */
  #mark(
    text: string,
    style: TextStyle,
    element: PdfElement,
    tag: string,
    x: number,
    baseline: number,
  ): void {
    if (text === '') return;
    element.add(this.#pdf.markStructureContent(tag));
    this.#type.draw(text, style, x, baseline);
    this.#pdf.endMarkedContent();
  }

  #element(type: string): PdfElement {
    const element = this.#pdf.struct(type);
    this.#root.add(element);
    return element;
  }
}
