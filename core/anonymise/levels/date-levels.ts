import type { DateParts } from '../../domain/partial-date.ts';
import { monthIn, readDate } from '../patterns/date-value.ts';
import type { StandInLanguage } from '../stand-ins.ts';
import { decadeOf, seasonOf } from './date-spans.ts';
import { kazakhDecade, kazakhMonth, kazakhSeason, kazakhYear } from './kazakh-date.ts';
import type { LevelStep } from './level-step.ts';
import { russianDecade, russianMonth, russianSeason, russianYear } from './russian-date.ts';

const MONTHS_EN =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const SEASONS_EN = ['winter', 'spring', 'summer', 'autumn'];

/** Several days are none that is certain: `5–6 May`. */
const DAYS = /(?<!\d)\d{1,2}\D{1,4}\d{1,2}(?!\d)/;
/** A day and a month, whichever is which: `3/4/2020`. */
const FIGURES = /\d{1,2}[./-]\d{1,2}[./-]\d/;
const ONE_DAY = /(?<!\d)\d{1,2}(?!\d)/;

/**
 * The ways between a date's own words and none: `12 марта 2020 года`, `в марте 2020 года`, `в 2020 году`, `в 2020-е годы`;
 * without a year the season. In the grammatical form that the sentence needs where the words show it. A step that would say
 * no less than the words is left out, and so is one whose year or month is not certain.
 * @param words a found date, as it stands in the text
 * @param language the testimony's, in which the steps are written
 * @param before what stands before the date in the text: a preposition decides the form
 */
export function dateLevels(
  words: string,
  language: StandInLanguage,
  before = '',
): readonly LevelStep[] {
  const date = readDate(words);
  const write = WRITERS[language];
  if (date === undefined) {
    const month = monthIn(words);
    if (month === undefined) return [];
    const context = { words, before, hasDay: ONE_DAY.test(words) };
    return [{ level: 'season', text: write.season(month, context) }];
  }
  const hasMonth = date.month !== undefined;
  const hasDay = date.day !== undefined || (hasMonth && DAYS.test(words)) || FIGURES.test(words);
  const context = { words, before, hasDay };
  const steps: LevelStep[] = [];
  if (hasDay && hasMonth) steps.push({ level: 'month', text: write.month(date, context) });
  if (hasDay || hasMonth) steps.push({ level: 'year', text: write.year(date, context) });
  steps.push({ level: 'decade', text: write.decade(date, context) });
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

interface Writers {
  readonly month: Writer;
  readonly year: Writer;
  readonly decade: Writer;
  readonly season: (month: number, context: DateContext) => string;
}

const WRITERS: Readonly<Record<StandInLanguage, Writers>> = {
  en: {
    month: ({ year, month = 1 }) => `${MONTHS_EN[month - 1]} ${year}`,
    year: ({ year }) => String(year),
    decade: (date) => `the ${decadeOf(date)}s`,
    season: (month) => SEASONS_EN[seasonOf(month)] ?? '',
  },
  ru: { month: russianMonth, year: russianYear, decade: russianDecade, season: russianSeason },
  kk: { month: kazakhMonth, year: kazakhYear, decade: kazakhDecade, season: kazakhSeason },
};
