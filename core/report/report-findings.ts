import { SMALL_CELL } from '../anonymise/disclosure.ts';
import type { InterviewFile } from '../bundle/interview-file.ts';
import { TAG_GROUPS } from '../domain/tag.ts';
import { createCiter, type CitationStyle } from './citation.ts';
import { type Quotation, quotationsOf, sourceOf } from './quotations.ts';
import {
  type HeadingLevel,
  printable,
  type ReportBlock,
  type ReportNote,
} from './report-document.ts';
import { languageTag } from './report-language.ts';
import type { SectionWords } from './words/report-words.ts';
import { wordsOf } from './words/words-of.ts';

/** A tag as the codebook of the export has it, under the id that the interviews' files use. */
export interface ReportTag {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly definition: string;
}

/**
 * Groups of which a report speaks, in its order. What a speaker does is no finding: the methodology counts it, and keeps
 * small groups back.
 */
const FINDING_GROUPS = TAG_GROUPS.filter(
  (group): group is keyof SectionWords['group'] => group !== 'hnd' && group !== 'occ',
);

/** The tags that the files use and a report speaks of, by group. A tag that the codebook has lost is called by its id. */
export function tagsInUse(
  files: readonly InterviewFile[],
  codebook: readonly ReportTag[],
): readonly (ReportTag & { readonly group: keyof SectionWords['group'] })[] {
  const used = new Set(
    files.flatMap(({ tags, passages }) => [...tags, ...passages.map(({ tag }) => tag)]),
  );
  const lost = [...used]
    .filter((id) => !codebook.some((tag) => tag.id === id))
    .sort()
    .map((id) => ({ id, group: id.replace(/\..*/, ''), label: '', definition: '' }));
  const present = [...codebook.filter(({ id }) => used.has(id)), ...lost].map((tag) => ({
    ...tag,
    label: tag.label || tag.id,
  }));
  const isOurs = ({ group }: ReportTag) => TAG_GROUPS.some((one) => one === group);
  return FINDING_GROUPS.flatMap((group) =>
    present
      .filter((tag) => tag.group === group || (group === 'own' && !isOurs(tag)))
      .map((tag) => ({ ...tag, group })),
  );
}

export interface Findings {
  readonly blocks: readonly ReportBlock[];
  readonly notes: readonly ReportNote[];
  /** How many stretches of testimony are quoted, however often. */
  readonly quotations: number;
}

/**
 * What the interviews say, tag by tag, each quotation with its source in a footnote.
 * @param only ids of the passages that are quoted; all of them are counted
 */
export function findings(
  files: readonly InterviewFile[],
  codebook: readonly ReportTag[],
  style: CitationStyle,
  only?: ReadonlySet<string>,
): Findings {
  const words = wordsOf(style.language).report;
  const cite = createCiter(style);
  const isQuoted = ({ text, passages }: Quotation) =>
    printable(text).trim() !== '' && passages.some((id) => only?.has(id) ?? true);
  const quoted = files.map((file) => ({ file, quotations: quotationsOf(file).filter(isQuoted) }));
  const total = new Set(files.map(sourceOf)).size;
  const notes: ReportNote[] = [];
  const ids = new Set<string>();
  const quote = (file: InterviewFile, { id, text }: Quotation): ReportBlock => {
    const note = cite(file, id);
    notes.push(note);
    ids.add(`${file.id} ${id}`);
    return { kind: 'quote', text, language: languageTag(file.language), note: note.number };
  };
  let lastGroup = '';
  const blocks = tagsInUse(files, codebook).flatMap((tag): ReportBlock[] => {
    const isNewGroup = tag.group !== lastGroup;
    lastGroup = tag.group;
    return [
      ...(isNewGroup ? [heading(2, words.group[tag.group])] : []),
      heading(3, tag.label),
      { kind: 'paragraph', text: tag.definition },
      { kind: 'paragraph', text: countLine(mentions(files, tag.id), total, words) },
      ...quoted.flatMap(({ file, quotations }) =>
        quotations.filter(({ tags }) => tags.includes(tag.id)).map((one) => quote(file, one)),
      ),
    ];
  });
  return { blocks, notes, quotations: ids.size };
}

export function heading(level: HeadingLevel, text: string): ReportBlock {
  return { kind: 'heading', level, text };
}

function mentions(files: readonly InterviewFile[], id: string): number {
  const mentioning = files.filter(
    ({ tags, passages }) => tags.includes(id) || passages.some(({ tag }) => tag === id),
  );
  return new Set(mentioning.map(sourceOf)).size;
}

/** Nothing where all there is are fewer than three. */
function countLine(interviews: number, total: number, words: SectionWords): string {
  if (total < SMALL_CELL) return '';
  return interviews < SMALL_CELL
    ? words.mentionedInFew(total)
    : words.mentionedIn(interviews, total);
}
