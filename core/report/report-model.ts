import type { InterviewFile } from '../bundle/interview-file.ts';
import type { PartialDate } from '../domain/partial-date.ts';
import { type CitationStyle, namesOf, placeOf, pseudonymOf } from './citation.ts';
import { methodology } from './methodology.ts';
import { codeOf } from './quotations.ts';
import { writeDate } from './report-date.ts';
import { printable, type ReportBlock, type ReportDocument } from './report-document.ts';
import { findings, heading, type ReportTag, tagsInUse } from './report-findings.ts';
import { LANGUAGE_TAGS } from './report-language.ts';
import { interviewsOf, withoutSmallCells } from './small-cells.ts';
import { wordsOf } from './words/words-of.ts';

export interface ReportOptions {
  readonly citation: CitationStyle;
  readonly title: string;
  /** Who may read it; stands on the title page. */
  readonly classification: string;
  /** Of the report; told to the month. */
  readonly date: PartialDate;
  /** The organisation states that nobody was paid. */
  readonly noPayment: boolean;
  /** Leaves out of everything but the quotations what fewer than three interviews share. */
  readonly hidesSmallCells: boolean;
  /** `Vouchsafe 0.1.0`. */
  readonly software: string;
  /** Ids of the passages that are quoted; missing: every tagged one is. */
  readonly quoted?: ReadonlySet<string>;
  /** How the interviews were chosen, in the words of the report. */
  readonly filters: readonly string[];
}

/**
 * The report of these interviews as one export has them: the values that `interviewFile` makes for it, never the vault's.
 * @param codebook the tags with their words, under the ids of the files
 */
export function reportDocument(
  files: readonly InterviewFile[],
  codebook: readonly ReportTag[],
  options: ReportOptions,
): ReportDocument {
  const { citation, hidesSmallCells } = options;
  const told = hidesSmallCells ? withoutSmallCells(files) : files;
  const { report: words } = wordsOf(citation.language);
  const { blocks, notes, quotations } = findings(told, codebook, citation, options.quoted);
  const all = [
    ...titlePage(options),
    ...methodologySection(files, told, options),
    heading(1, words.findings),
    ...blocks,
    ...codebookAnnex(tagsInUse(told, codebook), options),
    ...interviewAnnex(told, options),
    ...methodLog(told, quotations, options),
  ];
  return {
    title: printable(options.title),
    language: LANGUAGE_TAGS[citation.language],
    blocks: all.map(printableBlock).filter(isFilled),
    notes: notes.map(({ number, text }) => ({ number, text: oneLine(text) })),
  };
}

function titlePage({ title, classification, date, citation }: ReportOptions): ReportBlock[] {
  const { date: words } = wordsOf(citation.language);
  return [
    { kind: 'title', text: title },
    { kind: 'subtitle', text: citation.organisation },
    { kind: 'subtitle', text: writeDate(date, 'month', words) },
    { kind: 'subtitle', text: classification },
  ];
}

function methodologySection(
  files: readonly InterviewFile[],
  told: readonly InterviewFile[],
  { citation, noPayment }: ReportOptions,
): ReportBlock[] {
  const { report: words } = wordsOf(citation.language);
  const { basis, lines, remarks } = methodology(told, {
    ...citation,
    noPayment,
    hidesSmallCells: files.some((file, i) => tellsMore(file, told[i])),
  });
  return [
    heading(1, words.methodology),
    { kind: 'paragraph', text: basis },
    ...lines.map((text): ReportBlock => ({ kind: 'item', text })),
    ...remarks.map((text): ReportBlock => ({ kind: 'paragraph', text })),
  ];
}

function tellsMore(file: InterviewFile, told: InterviewFile | undefined): boolean {
  return (
    told === undefined ||
    told.role !== file.role ||
    told.occupation !== file.occupation ||
    told.sex !== file.sex ||
    told.place.level !== file.place.level
  );
}

function codebookAnnex(tags: readonly ReportTag[], { citation }: ReportOptions): ReportBlock[] {
  const { report: words } = wordsOf(citation.language);
  const rows = tags.map(({ label, definition }) => [label, definition]);
  return [heading(1, words.codebook), { kind: 'table', head: [words.tag, words.definition], rows }];
}

/** A row for each interview; columns of which no interview tells anything are left out. */
function interviewAnnex(
  files: readonly InterviewFile[],
  { citation }: ReportOptions,
): ReportBlock[] {
  const { report: words, date: dateWords, occupation, role } = wordsOf(citation.language);
  const columns: readonly (readonly [string, (file: InterviewFile) => string])[] = [
    [words.code, codeOf],
    [words.pseudonym, (file) => pseudonymOf(file, citation.speakers)],
    [words.occupation, (file) => namesOf(occupation, file.occupation)?.[0] ?? ''],
    [words.role, (file) => namesOf(role, file.role)?.[0] ?? ''],
    [words.date, (file) => writeDate(file.date, citation.date, dateWords)],
    [words.place, (file) => placeOf(file, citation.place)],
  ];
  const interviews = interviewsOf(files);
  const filled = columns.filter(([, tell]) => interviews.some((file) => tell(file) !== ''));
  return [
    heading(1, words.interviews),
    {
      kind: 'table',
      head: filled.map(([name]) => name),
      rows: interviews.map((file) => filled.map(([, tell]) => tell(file))),
    },
  ];
}

function methodLog(
  files: readonly InterviewFile[],
  quotations: number,
  { citation, software, filters, hidesSmallCells }: ReportOptions,
): ReportBlock[] {
  const { report: words, methodology: said } = wordsOf(citation.language);
  const versions = new Set(files.map(({ version }) => version));
  const lines = [
    words.software(software),
    ...[...versions].map((version) => words.version[version]),
    words.counts(interviewsOf(files).length, quotations),
    ...filters.map(words.filter),
    hidesSmallCells ? said.smallCells : '',
  ];
  return [
    heading(1, words.methodLog),
    ...lines.map((text): ReportBlock => ({ kind: 'item', text })),
  ];
}

function printableBlock(block: ReportBlock): ReportBlock {
  if (block.kind === 'table') {
    const { head, rows } = block;
    return { kind: 'table', head: head.map(oneLine), rows: rows.map((row) => row.map(oneLine)) };
  }
  if (block.kind === 'quote') return { ...block, text: printable(block.text).trim() };
  return { ...block, text: oneLine(block.text) };
}

function oneLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim();
}

function isFilled(block: ReportBlock): boolean {
  return block.kind === 'table' ? block.rows.length > 0 : block.text !== '';
}
