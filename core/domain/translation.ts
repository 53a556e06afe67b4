import type { InterviewId } from './ids.ts';
import {
  EMPTY_RECORD,
  type InterviewHeader,
  type InterviewRecord,
  isFinished,
  LANGUAGES,
  type ReviewState,
  type TestimonyLanguage,
} from './interview.ts';

/** What a testimony can be translated into. */
export type TranslationLanguage = (typeof LANGUAGES)[number];

/** An empty translation. Who spoke, where, when, and what they agreed to is asked of the original alone. */
export function newTranslation(
  translationOf: InterviewId,
  language: TranslationLanguage,
): InterviewRecord {
  return { ...EMPTY_RECORD, translationOf, language };
}

/** The languages to offer first: not that of the testimony, and none that is there already. */
export function languagesToOffer(
  original: TestimonyLanguage,
  present: readonly TestimonyLanguage[],
): readonly TranslationLanguage[] {
  const known = new Set<TestimonyLanguage>([original, ...present]);
  return LANGUAGES.filter((language) => language === 'other' || !known.has(language));
}

/** A translation as it leaves: what the original knows of the speaker, with the translation's own text work. */
export function recordOfTranslation(
  original: InterviewRecord,
  { language, passages, redactions, review, translationOf }: InterviewRecord,
): InterviewRecord {
  return {
    ...original,
    language,
    passages,
    redactions,
    review,
    ...(translationOf !== undefined && { translationOf }),
  };
}

/** The same for the list: under the original's code. */
export function headerOfTranslation(
  { code, date, place, occupation, mayShare, mayShareUntil }: InterviewHeader,
  translation: InterviewHeader,
): InterviewHeader {
  const until = mayShareUntil === undefined ? {} : { mayShareUntil };
  return { ...translation, code, date, place, occupation, mayShare, ...until };
}

/** By language, and one after the other in it: an order that typing does not change. */
export function inTranslationOrder<T extends Pick<InterviewHeader, 'id' | 'language'>>(
  translations: readonly T[],
): T[] {
  const rank = ({ language }: T) => LANGUAGES.findIndex((one) => one === language);
  return translations.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

/** Ids of translations by the id of their original. */
export function translationsByOriginal(
  headers: readonly InterviewHeader[],
): ReadonlyMap<InterviewId, readonly InterviewId[]> {
  const found = new Map<InterviewId, InterviewId[]>();
  const isOne = ({ translationOf }: InterviewHeader) => translationOf !== undefined;
  for (const { id, translationOf } of inTranslationOrder(headers.filter(isOne))) {
    if (translationOf === undefined) continue;
    const others = found.get(translationOf);
    if (others) others.push(id);
    else found.set(translationOf, [id]);
  }
  return found;
}

/** Of a translation; undefined for an original. */
export function translationLanguage<Language extends string>({
  translationOf,
  language,
}: {
  readonly translationOf?: string | undefined;
  readonly language: Language;
}): Language | undefined {
  return translationOf === undefined ? undefined : language;
}

/** How far the review of an interview is with all its texts: as far as the one that is least far. */
export function reviewOf(texts: readonly Pick<InterviewHeader, 'review'>[]): ReviewState {
  const states = new Set(texts.map(({ review }) => review));
  if (states.size > 1) return [...states].every(isFinished) ? 'done' : 'in-review';
  return texts[0]?.review ?? 'not-started';
}
