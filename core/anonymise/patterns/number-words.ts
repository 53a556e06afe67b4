/** Numbers written out in words: how they are found, as sources of regular expressions, and what they are worth. */

const TEENS_RU = '(?:один|две|три|четыр|пят|шест|сем|восем|девят)надцат';
export const CARDINAL_RU = String.raw`(?:од(?:ин|на|но|ного|ной|ному)|дв(?:а|е|ух|ум)|тр(?:и|[её]х|[её]м)|четыр(?:е|[её]х|[её]м)|(?:пят|шест|сем|девят|десят|${TEENS_RU}|двадцат|тридцат)(?:ью|ь|и)|вос(?:емь|ьми)|сорока?|(?:пят|шест|сем|вос(?:ем|ьм))[ьи]десяти?|девяност[оа]|ст[оа]|дв(?:ести|ухсот)|тр(?:иста|[её]хсот)|четыр(?:еста|[её]хсот)|(?:пят|шест|сем|восем|девят)ьсот|тысяч[аиу]?|ноль|нуля)`;
export const ORDINAL_RU = String.raw`(?:(?:перв|втор|четв[её]рт|пят|шест|седьм|восьм|девят|десят|${TEENS_RU}|двадцат|тридцат|сороков|(?:пят|шест|сем|восьм)идесят|девяност|двухтысячн|тысячн)(?:ый|ой|ого|ому|ым|ом|ое)|трет(?:ий|ье(?:го|му|м)?))`;
export const CARDINAL_KK =
  '(?:бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|жиырма|отыз|қырық|елу|алпыс|жетпіс|сексен|тоқсан|жүз|мың|нөл)';
export const ORDINAL_KK =
  '(?:(?:бір|үш|уш|төрт|бес|сегіз|жүз|жетпіс|сексен|елу)і?нші|(?:екі|жеті)нші|алтыншы|(?:тоғыз|он|отыз|алпыс|тоқсан|мың|қырқ)ыншы|жиырма(?:сы)?ншы)';
const ONES_EN = '(?:one|two|three|four|five|six|seven|eight|nine)';
const TEENS_EN = '(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)';
const TENS_EN = '(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)';
export const UNDER_HUNDRED_EN = `(?:${TENS_EN}(?:[ -]${ONES_EN})?|${TEENS_EN}|${ONES_EN})`;
export const ORDINAL_EN =
  '(?:(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth)';
/** `nineteen ninety-eight`, `two thousand and five`. */
export const YEAR_EN = `(?:(?:eighteen|nineteen)[ -](?:hundred|oh[ -]${ONES_EN}|${TENS_EN}(?:[ -]${ONES_EN})?|${TEENS_EN})|twenty[ -](?:${TEENS_EN}|twenty(?:[ -]${ONES_EN})?|thirty)|two thousand(?: and)? (?:${TENS_EN}(?:[ -]${ONES_EN})?|${TEENS_EN}|${ONES_EN}))`;

/** Beginnings of the words for each number. */
const BEGINNINGS: Readonly<Record<number, string>> = {
  0: 'ноль нуля нөл zero oh',
  1: 'один одн перв бір one first',
  2: 'дв втор екі two second',
  3: 'три трё тре үш уш three third',
  4: 'четыр четвёрт четверт төрт four',
  5: 'пят бес five fifth',
  6: 'шест алты six',
  7: 'сем седьм жеті seven',
  8: 'восемь восьм сегіз eight',
  9: 'девят тоғыз nine ninth',
  10: 'десят он ten',
  11: 'одиннадцат eleven',
  12: 'двенадцат twelve twelfth',
  13: 'тринадцат thirteen',
  14: 'четырнадцат fourteen',
  15: 'пятнадцат fifteen',
  16: 'шестнадцат sixteen',
  17: 'семнадцат seventeen',
  18: 'восемнадцат eighteen',
  19: 'девятнадцат nineteen',
  20: 'двадцат жиырма twenty twentieth',
  30: 'тридцат отыз thirty thirtieth',
  40: 'сорок қырық қырқ forty',
  50: 'пятьдесят пятидесят елу fifty',
  60: 'шестьдесят шестидесят алпыс sixty',
  70: 'семьдесят семидесят жетпіс seventy',
  80: 'восемьдесят восьмидесят сексен eighty',
  90: 'девяност тоқсан ninety',
  100: 'сто ста жүз hundred',
  200: 'двести двухсот',
  300: 'триста трёхсот трехсот',
  400: 'четыреста четырёхсот четырехсот',
  500: 'пятьсот',
  600: 'шестьсот',
  700: 'семьсот',
  800: 'восемьсот',
  900: 'девятьсот',
  1000: 'тысяч мың thousand',
  2000: 'двухтысячн',
};
/** Longer beginnings first: `пятнадцат` before `пят`. */
const KNOWN = Object.entries(BEGINNINGS)
  .flatMap(([value, words]) => words.split(' ').map((word) => [word, Number(value)] as const))
  .toSorted(([a], [b]) => b.length - a.length);

/** What a number word is worth, in any of its forms; undefined for another word. */
export function valueOfWord(word: string): number | undefined {
  const small = word.toLowerCase();
  return KNOWN.find(([beginning]) => small.startsWith(beginning))?.[1];
}

/** `екі мың жиырма` from its three values. English years in two halves are `nineteen ninety-eight`. */
export function sumOfWords(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  const [first = 0, second = 0] = values;
  const isHalves = first >= 18 && first <= 20 && second >= 10 && second < 100;
  if (isHalves || (first >= 18 && first <= 20 && second === 0 && values.length > 1)) {
    return first * 100 + values.slice(1).reduce((sum, value) => sum + value, 0);
  }
  let total = 0;
  let part = 0;
  for (const value of values) {
    if (value === 1000) {
      total += (part || 1) * 1000;
      part = 0;
    } else if (value === 100 && part > 0 && part < 100) part *= 100;
    else part += value;
  }
  return total + part;
}
