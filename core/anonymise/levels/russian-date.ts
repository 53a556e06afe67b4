import type { DateParts } from '../../domain/partial-date.ts';
import type { DateContext } from './date-levels.ts';
import { decadeOf, seasonOf } from './date-spans.ts';

type Case = 'nominative' | 'genitive' | 'dative' | 'instrumental' | 'prepositional' | 'alone';

/** Stems; all but `март`, `май` and `август` end in `ь`. */
const MONTHS = 'январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр'.split(' ');
const SOFT: Readonly<Record<Exclude<Case, 'alone'>, string>> = {
  nominative: 'ь',
  genitive: 'я',
  dative: 'ю',
  instrumental: 'ём',
  prepositional: 'е',
};
const HARD: typeof SOFT = {
  nominative: '',
  genitive: 'а',
  dative: 'у',
  instrumental: 'ом',
  prepositional: 'е',
};
const YEARS: typeof SOFT = {
  nominative: 'год',
  genitive: 'года',
  dative: 'году',
  instrumental: 'годом',
  prepositional: 'году',
};
/** `1990-е годы`: what stands behind the figures. */
const DECADES: typeof SOFT = {
  nominative: '-е годы',
  genitive: '-х годов',
  dative: '-м годам',
  instrumental: '-ми годами',
  prepositional: '-х годах',
};
/** Winter to autumn: by itself, behind `до`, behind `к`, and where it says when. */
const SEASONS = ['зима зимы зиме зимой', 'весна весны весне весной', 'лето лета лету летом'].concat(
  'осень осени осени осенью',
);

const GENITIVE_BEFORE =
  /(?<!\p{L})(?:со?|до|от|после|около|из|для|кроме|ранее|позже|раньше|накануне|вплоть до|ночью|утром|вечером|днём)\s*$/iu;
const DATIVE_BEFORE = /(?<!\p{L})(?:ко?|по)\s*$/iu;
const PREPOSITIONAL_BEFORE = /(?<!\p{L})(?:во?|на|об?|при)\s*$/iu;
/** A date that stands for itself: `дата: 12.03.2020`, `(12 марта)`. */
const APART_BEFORE = /[:(—–=]\s*$/u;

/** `марта 2020 года` behind `до`, `в марте 2020 года` where the date alone said when. */
export function russianMonth({ year, month = 1 }: DateParts, context: DateContext): string {
  const form = caseOfDay(context.before);
  const written = `${monthWord(month, form === 'alone' ? 'prepositional' : form)} ${year} года`;
  return form === 'alone' ? `в ${written}` : written;
}

export function russianYear({ year, month = 1 }: DateParts, context: DateContext): string {
  const form = context.hasDay ? caseOfDay(context.before) : caseOfMonth(month, context);
  if (form === 'alone') return `в ${year} ${YEARS.prepositional}`;
  return `${year} ${YEARS[form]}`;
}

/** `в 1990-е годы`, `1990-х годов` behind `до`. */
export function russianDecade(date: DateParts, context: DateContext): string {
  const form = context.hasDay
    ? caseOfDay(context.before)
    : date.month === undefined
      ? caseOfYear(context)
      : caseOfMonth(date.month, context);
  const decade = decadeOf(date);
  return form === 'alone' ? `в ${decade}${DECADES.nominative}` : `${decade}${DECADES[form]}`;
}

/** `весной`, `весны` behind `до`; in brackets where no word fits: behind `в`. */
export function russianSeason(month: number, context: DateContext): string {
  const words = (SEASONS[seasonOf(month)] ?? '').split(' ');
  const form = context.hasDay ? caseOfDay(context.before) : caseOfMonth(month, context);
  const at = ['', 'genitive', 'dative', 'alone'].indexOf(form);
  return at > 0 ? (words[at] ?? '') : `[${words[0]}]`;
}

/** The case in which the words name the year themselves: `году`. */
function caseOfYear({ words, before }: DateContext): Case {
  const noun = /(?<!\p{L})год(?:[ау]|ом)?(?!\p{L})/u.exec(words.toLowerCase())?.[0];
  if (noun === 'года') return 'genitive';
  if (noun === 'годом') return 'instrumental';
  if (DATIVE_BEFORE.test(before)) return 'dative';
  return noun === 'году' || PREPOSITIONAL_BEFORE.test(before) ? 'prepositional' : 'nominative';
}

function caseOfDay(before: string): Case {
  if (GENITIVE_BEFORE.test(before)) return 'genitive';
  if (DATIVE_BEFORE.test(before)) return 'dative';
  if (PREPOSITIONAL_BEFORE.test(before)) return 'prepositional';
  return APART_BEFORE.test(before) ? 'nominative' : 'alone';
}

/** The case in which the words name the month themselves. */
function caseOfMonth(month: number, { words, before }: DateContext): Case {
  const small = words.toLowerCase();
  const cases = ['genitive', 'dative', 'instrumental', 'prepositional', 'nominative'] as const;
  const form = cases.find((one) =>
    new RegExp(`(?<!\\p{L})${monthWord(month, one).replace('ё', '[её]')}(?!\\p{L})`, 'u').test(
      small,
    ),
  );
  if (form !== undefined) return form;
  return PREPOSITIONAL_BEFORE.test(before) ? 'prepositional' : 'nominative';
}

function monthWord(month: number, form: Exclude<Case, 'alone'>): string {
  const stem = MONTHS[month - 1] ?? '';
  if (month === 5) return stem + { ...SOFT, nominative: 'й', instrumental: 'ем' }[form];
  const word = stem + (month === 3 || month === 8 ? HARD : SOFT)[form];
  return /^(?:апрел|июн|июл)/.test(word) ? word.replace('ём', 'ем') : word;
}
