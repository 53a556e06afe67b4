import type { DateParts } from '../../domain/partial-date.ts';
import { TAIL_KK } from '../patterns/date-kazakh.ts';
import type { DateContext } from './date-levels.ts';
import { decadeOf, seasonOf } from './date-spans.ts';

type Case = 'plain' | 'dative' | 'locative' | 'ablative' | 'genitive' | 'accusative' | 'belonging';

/** Each month with its endings in the order of the cases. */
const MONTHS: readonly (readonly [stem: string, endings: string])[] = [
  ['қаңтар', 'ға да дан дың ды дағы'],
  ['ақпан', 'ға да нан ның ды дағы'],
  ['наурыз', 'ға да дан дың ды дағы'],
  ['сәуір', 'ге де ден дің ді дегі'],
  ['мамыр', 'ға да дан дың ды дағы'],
  ['маусым', 'ға да нан ның ды дағы'],
  ['шілде', 'ге де ден нің ні дегі'],
  ['тамыз', 'ға да дан дың ды дағы'],
  ['қыркүйек', 'ке те тен тің ті тегі'],
  ['қазан', 'ға да нан ның ды дағы'],
  ['қараша', 'ға да дан ның ны дағы'],
  ['желтоқсан', 'ға да нан ның ды дағы'],
];
const CASES = ['dative', 'locative', 'ablative', 'genitive', 'accusative', 'belonging'] as const;
const YEARS: Readonly<Record<Case, string>> = {
  plain: 'жылы',
  dative: 'жылға',
  locative: 'жылы',
  ablative: 'жылдан',
  genitive: 'жылдың',
  accusative: 'жылды',
  belonging: 'жылғы',
};
const DECADES: typeof YEARS = {
  plain: 'жылдары',
  dative: 'жылдарға',
  locative: 'жылдары',
  ablative: 'жылдардан',
  genitive: 'жылдардың',
  accusative: 'жылдарды',
  belonging: 'жылдардағы',
};
/** Winter to autumn, each with its endings in the order of the cases. */
const SEASONS: readonly (readonly [stem: string, endings: string])[] = [
  ['қыс', 'қа та тан тың ты тағы'],
  ['көктем', 'ге де нен нің ді дегі'],
  ['жаз', 'ға да дан дың ды дағы'],
  ['күз', 'ге де ден дің ді дегі'],
];
const ENDINGS: readonly (readonly [Case, RegExp])[] = [
  ['belonging', /(?:[дт][ае]ғы|[дт][ае]гі|жылғы)$/u],
  ['ablative', /(?:[дтн][ае]н)$/u],
  ['locative', /[дт][ае]$/u],
  ['dative', /(?:[ғгқк][ае]|[сыіи]н[ае])$/u],
  ['genitive', /[дтн][ыі]ң$/u],
  ['accusative', /(?:[дтн][ыі]|[ыі]н)$/u],
];

/** `2020 жылғы наурызда`, in the case in which the words stand. */
export function kazakhMonth({ year, month = 1 }: DateParts, { words }: DateContext): string {
  const [stem, endings] = MONTHS[month - 1] ?? ['', ''];
  const { form, tail } = formOf(words);
  const ending = form === 'plain' ? '' : endings.split(' ')[CASES.indexOf(form)];
  return `${year} жылғы ${stem}${ending}${tail}`;
}

export function kazakhYear({ year }: DateParts, { words }: DateContext): string {
  const { form, tail } = formOf(words);
  return `${year} ${YEARS[form]}${tail}`;
}

export function kazakhDecade(date: DateParts, { words }: DateContext): string {
  const { form, tail } = formOf(words);
  return `${decadeOf(date)} ${DECADES[form]}${tail}`;
}

/** `көктемде`, also where the words only name the day: it says when. */
export function kazakhSeason(month: number, { words }: DateContext): string {
  const [stem, endings] = SEASONS[seasonOf(month)] ?? ['', ''];
  const { form, tail } = formOf(words);
  const at = CASES.indexOf(form === 'plain' ? 'locative' : form);
  return `${stem}${endings.split(' ')[at]}${tail}`;
}

/** The case of the last word, and what stands behind it without being the date: `дейін`. */
function formOf(words: string): { form: Case; tail: string } {
  const last = /\s+\S+$/u.exec(words)?.[0] ?? '';
  const tail = TAIL_KK.test(last) ? last : '';
  const date = words.slice(0, words.length - tail.length).toLowerCase();
  const isPlain = MONTHS.some(([stem]) => date.endsWith(stem));
  const form = isPlain ? undefined : ENDINGS.find(([, ending]) => ending.test(date))?.[0];
  return { form: form ?? 'plain', tail };
}
