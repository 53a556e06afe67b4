import {
  AlignmentType,
  Document,
  Footer,
  FootnoteReferenceRun,
  HeadingLevel,
  type IParagraphOptions,
  type IRunOptions,
  type IStylesOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Bytes } from '../../../../core/bytes.ts';
import type { ReportBlock, ReportDocument } from '../../../../core/report/report-document.ts';
import { anonymousPackage } from './anonymous-package.ts';

/** Twentieths of a point: A4, and what Word takes for margins. */
const A4 = { width: 11_906, height: 16_838 };
const MARGIN = 1_440;
const TEXT_WIDTH = A4.width - 2 * MARGIN;
const ITEMS = 'items';

const HEADINGS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const;

/** The report as Word's own format: the same bytes for the same report, whoever makes them and when. */
export async function docxReport(report: ReportDocument): Promise<Bytes> {
  const { language, blocks, notes } = report;
  const document = new Document({
    styles: stylesIn(language),
    numbering: { config: [{ reference: ITEMS, levels: [bullet()] }] },
    footnotes: Object.fromEntries(
      notes.map(({ number, text }) => [
        number,
        {
          children: [
            new Paragraph({ style: 'FootnoteText', children: [run(` ${text}`, language)] }),
          ],
        },
      ]),
    ),
    sections: [
      {
        properties: {
          page: {
            size: A4,
            margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN },
          },
        },
        footers: { default: pageNumbers() },
        children: blocks.map((block) => blockElement(block, language)),
      },
    ],
  });
  return anonymousPackage(new Uint8Array(await Packer.toArrayBuffer(document)), report);
}

function pageNumbers(): Footer {
  const number = new TextRun({ children: [PageNumber.CURRENT], size: 18 });
  return new Footer({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })],
  });
}

function bullet() {
  const indent = { left: 360, hanging: 360 };
  return {
    level: 0,
    format: LevelFormat.BULLET,
    text: '•',
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent } },
  };
}

function blockElement(block: ReportBlock, language: string): Paragraph | Table {
  switch (block.kind) {
    case 'title':
      return paragraph(block.text, language, { style: 'Title' });
    case 'subtitle':
      return paragraph(block.text, language, { style: 'Subtitle' });
    case 'heading':
      return paragraph(block.text, language, {
        heading: HEADINGS[block.level],
        pageBreakBefore: block.level === 1,
      });
    case 'paragraph':
      return paragraph(block.text, language);
    case 'item':
      return paragraph(block.text, language, { numbering: { reference: ITEMS, level: 0 } });
    case 'quote':
      return new Paragraph({
        style: 'Quote',
        children: [
          ...block.text
            .split('\n')
            .map((line, i) => run(line, block.language, i === 0 ? {} : { break: 1 })),
          new FootnoteReferenceRun(block.note),
        ],
      });
    case 'table':
      return table(block.head, block.rows, language);
  }
}

function paragraph(text: string, language: string, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...options, children: [run(text, language)] });
}

/** Text in a language that Word is told; where we have no tag for it, Word is told not to check it. */
function run(text: string, language: string | undefined, options: IRunOptions = {}): TextRun {
  const checked = language === undefined ? { noProof: true } : { language: { value: language } };
  return new TextRun({ ...options, ...checked, text });
}

function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  language: string,
): Table {
  const width = Math.floor(TEXT_WIDTH / head.length);
  const cell = (text: string, isHead: boolean) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      children: [new Paragraph({ children: [run(text, language, isHead ? { bold: true } : {})] })],
    });
  return new Table({
    columnWidths: head.map(() => width),
    rows: [head, ...rows].map(
      (cells, i) =>
        new TableRow({
          tableHeader: i === 0,
          cantSplit: true,
          children: cells.map((text) => cell(text, i === 0)),
        }),
    ),
  });
}

function stylesIn(language: string): IStylesOptions {
  const heading = (size: number) => ({
    run: { size, bold: true, color: '000000' },
    paragraph: { spacing: { before: 240, after: 120 }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { font: 'Arial', size: 22, language: { value: language } },
        paragraph: { spacing: { after: 120, line: 276 } },
      },
      title: {
        run: { size: 48, bold: true },
        paragraph: { spacing: { before: 2_400, after: 480 } },
      },
      heading1: heading(32),
      heading2: heading(26),
      heading3: heading(22),
      footnoteText: { run: { size: 18 }, paragraph: { spacing: { after: 40, line: 240 } } },
    },
    paragraphStyles: [
      {
        id: 'Subtitle',
        name: 'Subtitle',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { size: 26 },
      },
      {
        id: 'Quote',
        name: 'Quote',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        paragraph: { indent: { left: 567, right: 567 }, spacing: { before: 120, after: 120 } },
      },
    ],
  };
}
