import type { LanguageTag } from './report-language.ts';

/** A report as a page-less document: what DOCX and PDF are both made from, so that they say the same. */
export interface ReportDocument {
  readonly title: string;
  /** Of everything but the quotations, which have their own. */
  readonly language: LanguageTag;
  readonly blocks: readonly ReportBlock[];
  /** In the order in which the blocks refer to them, from 1. */
  readonly notes: readonly ReportNote[];
}

export interface ReportNote {
  readonly number: number;
  readonly text: string;
}

/** Texts hold no control characters but the line feeds of a quotation. */
export type ReportBlock =
  | { readonly kind: 'title' | 'subtitle' | 'paragraph' | 'item'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: HeadingLevel; readonly text: string }
  | {
      readonly kind: 'quote';
      readonly text: string;
      /** Undefined for a language without a tag of ours. */
      readonly language: LanguageTag | undefined;
      readonly note: number;
    }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** A heading of the first level begins a page. */
export type HeadingLevel = 1 | 2 | 3;

/** Every word of it in reading order, a line for each block, cell and note: for the search for leaks. */
export function reportText({ blocks, notes }: ReportDocument): string {
  const lines = blocks.flatMap((block) =>
    block.kind === 'table' ? [block.head, ...block.rows].flat() : [block.text],
  );
  return [...lines, ...notes.map(({ text }) => text)].join('\n');
}

/** The text as XML and fonts can hold it: line ends as LF, other control characters as spaces, halves of pairs as U+FFFD. */
export function printable(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/\p{Cs}|[\uFFFE\uFFFF]/gu, '\uFFFD');
}
