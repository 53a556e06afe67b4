import type { DateParts } from '../../domain/partial-date.ts';
import { readDate } from '../patterns/date-value.ts';
import { standInOf, type StandInLanguage } from '../stand-ins.ts';
import { kazakhMonth, kazakhYear } from './kazakh-date.ts';
import type { LevelStep } from './level-step.ts';
import { russianMonth, russianYear } from './russian-date.ts';

export type DateLevel = 'exact' | 'month' | 'year' | 'removed';

const MONTHS_EN =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** Several days are none that is certain: `5–6 May`. */
const DAYS = /(?<!\d)\d{1,2}\D{1,4}\d{1,2}(?!\d)/;

/**
 * The ways to say a date, from the words as they stand to none: `12 марта 2020 года`, `в марте 2020 года`, `в 2020
 * году`, `[дата]`, in the grammatical form that the sentence needs where the words show it. A step that would say no
 * less than the words is left out, and so is one whose year or month is not certain.
 * @param words a found date, as it stands in the text
 * @param language the testimony's, in which the steps are written
 * @param before what stands before the date in the text: a preposition decides the form
 */
export function dateLevels(
  words: string,
  language: StandInLanguage,
  before = '',
): LevelStep<DateLevel>[] {
  const date = readDate(words);
  const steps: LevelStep<DateLevel>[] = [{ level: 'exact', text: words }];
  if (date?.month !== undefined) {
    const hasDay = date.day !== undefined || DAYS.test(words);
    const context = { words, before, hasDay };
    if (hasDay) steps.push({ level: 'month', text: WRITERS[language].month(date, context) });
    steps.push({ level: 'year', text: WRITERS[language].year(date, context) });
  }
  steps.push({ level: 'removed', text: standInOf('date', language) });
  return steps;
}

/** What the form of a written date depends on. */
export interface DateContext {
  readonly words: string;
  readonly before: string;
  /** The words name a day, so they stand in the case of one. */
  readonly hasDay: boolean;
}

type Writer = (date: DateParts, context: DateContext) => string;

const WRITERS: Readonly<Record<StandInLanguage, { month: Writer; year: Writer }>> = {
  en: {
    month: ({ year, month = 1 }) => `${MONTHS_EN[month - 1]} ${year}`,
    year: ({ year }) => String(year),
  },
  ru: { month: russianMonth, year: russianYear },
  kk: { month: kazakhMonth, year: kazakhYear },
};
