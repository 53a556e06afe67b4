/** Pieces that the dates of all languages are written with, as sources of regular expressions. */

export const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])(?!\d)`;
/** Years in which people of a testimony lived. */
export const YEAR = String.raw`(?:1[5-9]\d\d|20\d\d)(?!\d)`;
export const DASH = '[-–—]';

const MONTHS: readonly (readonly [english: string, russian: string, kazakh: string])[] = [
  ['jan', 'январ', 'қаңтар'],
  ['feb', 'феврал', 'ақпан'],
  ['mar', 'март', 'наурыз'],
  ['apr', 'апрел', 'сәуір'],
  ['may', 'ма', 'мамыр'],
  ['jun', 'июн', 'маусым'],
  ['jul', 'июл', 'шілде'],
  ['aug', 'август', 'тамыз'],
  ['sep', 'сентябр', 'қыркүйе'],
  ['oct', 'октябр', 'қазан'],
  ['nov', 'ноябр', 'қараша'],
  ['dec', 'декабр', 'желтоқсан'],
];

/** Month words in full, in all their endings. */
export const MONTH_EN =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december)';
export const ANY_MONTH_EN = String.raw`(?:${MONTH_EN}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)`;
export const MONTH_RU =
  '(?:(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)(?:[ьяюе]|[её]м)|(?:март|август)(?:ом|[ауе])?|ма(?:[йяюе]|ем))';
const STEM_KK =
  '(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қыркүйег|қазан|қараша|желтоқсан)';
/** Possessive and case endings, `-дағы`. */
export const ENDING_KK =
  '(?:(?:ын|ін|ы|і|сын|сін|сы|сі)?(?:н?[дт][ае]н|н[ае]н|н?[дт][ае](?:ғы|гі)?|[ғгқк][ае]|н[ае]|[нтд][ыі]ң|[нтд][ыі])|ы|і|н)?';
const MONTH_NOUN_KK = String.raw`(?:\s+ай(?:лар)?${ENDING_KK}(?!\p{L}))?(?:\s+(?:басы|ортасы|соңы)\p{L}{0,5}(?!\p{L}))?`;
export const MONTH_KK = `(?:${STEM_KK}${ENDING_KK}${MONTH_NOUN_KK})`;
export const MONTH_OF_KK = `(?:${STEM_KK}[дтн][ыі]ң(?:\\s+ай${ENDING_KK})?)`;

/** 1 to 12, for a month word in any form; undefined for another word. */
export function monthOf(word: string): number | undefined {
  const small = word.toLowerCase();
  if (/^ма(?:[йяюе]|ем)$/.test(small)) return 5;
  const isEnglish = new RegExp(`^${ANY_MONTH_EN}$`).test(small);
  const at = MONTHS.findIndex(
    ([english, russian, kazakh]) =>
      (isEnglish && small.startsWith(english)) ||
      (russian !== 'ма' && small.startsWith(russian)) ||
      small.startsWith(kazakh),
  );
  return at < 0 ? undefined : at + 1;
}
