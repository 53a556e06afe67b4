import type { InterviewFile } from '../bundle/interview-file.ts';
import { type InterviewSetting, SETTINGS } from '../domain/interview.ts';
import {
  type CitationPlaceholder,
  type CitationTemplates,
  fillTemplate,
} from './citation-template.ts';
import { codeOf, sourceOf } from './quotations.ts';
import { type DateDetail, writeDate } from './report-date.ts';
import type { ReportLanguage } from './report-language.ts';
import type { OneAndMany, ReportWords } from './words/report-words.ts';
import { wordsOf } from './words/words-of.ts';

export type PlaceDetail = 'exact' | 'published' | 'withheld';

/** What the speaker of one interview is called. */
export interface Speaker {
  /** Told in the original version alone, and there only to whom consent to publish it was given. */
  readonly name?: string;
  readonly pseudonym?: string;
}

/** How sources are cited. Details say less than the file does, never more. */
export interface CitationStyle {
  readonly language: ReportLanguage;
  readonly organisation: string;
  readonly templates: CitationTemplates;
  readonly place: PlaceDetail;
  readonly date: DateDetail;
  readonly quotationIds: boolean;
  /** By the id of the interview's file; that of the original for its translations. */
  readonly speakers: ReadonlyMap<string, Speaker>;
}

/** Human Rights Watch's way in that language, under the organisation's name. */
export function defaultCitationStyle(
  language: ReportLanguage,
  organisation: string,
): CitationStyle {
  return {
    language,
    organisation,
    templates: wordsOf(language).citation.templates,
    place: 'published',
    date: 'month',
    quotationIds: true,
    speakers: new Map(),
  };
}

export interface Citation {
  /** Of the footnote, from 1. */
  readonly number: number;
  readonly text: string;
}

/** Cites one source after the other, each in a footnote of its own: in full, `Ibid.`, or short behind the first time. */
export function createCiter(
  style: CitationStyle,
): (file: InterviewFile, quotation?: string) => Citation {
  const firstNotes = new Map<string, number>();
  let previous: string | undefined;
  let number = 0;
  return (file, quotation = '') => {
    number += 1;
    const source = sourceOf(file);
    const firstNote = firstNotes.get(source);
    const isRepeat = source === previous;
    previous = source;
    if (firstNote === undefined) firstNotes.set(source, number);
    const values = {
      ...partsOf(file, style),
      quotation: style.quotationIds && quotation !== '' ? `[${quotation}]` : '',
      note: String(firstNote ?? ''),
    };
    const { full, withheld, repeat, short } = style.templates;
    const first = isAllWithheld(file, style) ? withheld : full;
    const template = firstNote === undefined ? first : isRepeat ? repeat : short;
    return { number, text: fillTemplate(template, values) };
  };
}

type SourceParts = Readonly<Record<Exclude<CitationPlaceholder, 'quotation' | 'note'>, string>>;

function partsOf(file: InterviewFile, style: CitationStyle): SourceParts {
  const words = wordsOf(style.language);
  const { type, placeWithheld, dateWithheld, throughInterpreter } = words.citation;
  return {
    org: style.organisation,
    type: type[settingOf(file)],
    who: whoOf(file, style, words),
    interpreter: file.interpreter === true ? throughInterpreter : '',
    place: placeOf(file, style.place) || placeWithheld,
    date: writeDate(file.date, style.date, words.date) || dateWithheld,
    code: codeOf(file),
  };
}

function isAllWithheld(file: InterviewFile, style: CitationStyle): boolean {
  const words = wordsOf(style.language);
  const told = [
    nameOf(file, style.speakers),
    pseudonymOf(file, style.speakers),
    descriptionOf(file, words),
    placeOf(file, style.place),
    writeDate(file.date, style.date, words.date),
  ];
  return told.every((part) => part === '');
}

function whoOf(file: InterviewFile, { speakers }: CitationStyle, words: ReportWords): string {
  const { nameWithheld, namesWithheld, pseudonym: asPseudonym } = words.citation;
  const description = descriptionOf(file, words);
  const [name, pseudonym] = [nameOf(file, speakers), pseudonymOf(file, speakers)];
  const called = name || (pseudonym && asPseudonym(pseudonym));
  if (called !== '') return description === '' ? called : `${called}, ${description}`;
  const withheld = settingOf(file) === 'group' ? namesWithheld : nameWithheld;
  return description === '' ? withheld : `${description} (${withheld})`;
}

function nameOf(file: InterviewFile, speakers: CitationStyle['speakers']): string {
  const mayBeNamed = file.version === 'original' && file.consent.answers['publish-named'] === 'yes';
  return mayBeNamed ? (speakers.get(sourceOf(file))?.name ?? '') : '';
}

export function pseudonymOf(file: InterviewFile, speakers: CitationStyle['speakers']): string {
  return speakers.get(sourceOf(file))?.pseudonym ?? '';
}

/** What the speaker does, or else was in it: `teacher`, `witness`; of a group, `teachers`. */
function descriptionOf(file: InterviewFile, words: ReportWords): string {
  const { occupation, role } = file;
  const names = namesOf(words.occupation, occupation) ?? namesOf(words.role, role);
  return names?.[settingOf(file) === 'group' ? 1 : 0] ?? '';
}

/** Undefined for what a newer program may have written, as for nothing. */
export function namesOf(
  names: Readonly<Record<string, OneAndMany>>,
  name: string,
): OneAndMany | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined;
}

/** The empty text where the file, or the wish, does not tell the place. */
export function placeOf({ place }: InterviewFile, detail: PlaceDetail): string {
  const { exact = '', published, level } = place;
  if (detail === 'withheld') return '';
  if (detail === 'exact' && exact !== '') return exact;
  // The level `exact` says that the published name is the exact place.
  const isTold = level !== 'withheld' && (level !== 'exact' || detail === 'exact');
  return isTold ? published : '';
}

function settingOf({ setting }: InterviewFile): InterviewSetting {
  return SETTINGS.find((one) => one === setting) ?? '';
}
