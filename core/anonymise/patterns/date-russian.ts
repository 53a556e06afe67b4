import { DASH, DAY, MONTH_RU, YEAR } from './date-parts.ts';
import { CARDINAL_RU, ORDINAL_RU } from './number-words.ts';

const NTH = String.raw`${DAY}(?:-?(?:го|е|ого|му))?`;
const DAYS = String.raw`(?:${NTH}(?:\s?(?:${DASH}|и|или|по)\s?${NTH})?|(?:двадцать\s|тридцать\s)?${ORDINAL_RU})`;
const ENDING = '(?:-?(?:й|го|м|му|х|е|ый|ом|ого|ому|ым|ых|ые))?';
const YEAR_NOUN = String.raw`(?:годами|годах|годов|годом|годы|годам|годе|года|году|год|гг?(?:\.|(?![\p{L}\p{N}])))`;
/** `тысяча девятьсот девяносто восьмого`, `девяносто восьмом`. */
const LONG_WORDS = String.raw`(?:(?:тысяча\s(?:девятьсот|восемьсот)|дв(?:е|ух)\sтысячи?)(?:\s${CARDINAL_RU}){0,2}\s${ORDINAL_RU}|двухтысячн(?:ый|ого|ом|ому|ым))`;
const SHORT_WORDS = String.raw`(?:${CARDINAL_RU}\s${ORDINAL_RU}|(?:двадцат|тридцат|сороков|пятидесят|шестидесят|семидесят|восьмидесят|девяност)(?:ом|ого|ому|ым))`;
const WORDS = String.raw`(?:${LONG_WORDS}(?:\s${YEAR_NOUN})?|${SHORT_WORDS}\s${YEAR_NOUN})`;
const ANY_YEAR = String.raw`(?:${YEAR}${ENDING}(?:\s?${YEAR_NOUN})?|\d\d-?(?:го|м|й)?\s?(?:года|году|г\.)|${WORDS})`;
export const WEEKDAY_RU =
  '(?:понедельник|вторник|четверг)(?:а|у|ом|е|и|ам|ами|ах)?|пятниц(?:а|у|ы|е|ей|ам|ами|ах)|суббот(?:а|у|ы|е|ой|ам|ами|ах)|воскресень(?:е|я|ю|ем|ям|ями|ях)';

/** Ways to write a date in Russian, longer ones first. */
export const RUSSIAN_DATES: readonly string[] = [
  String.raw`${DAYS}\s+${MONTH_RU}(?:,?\s+${ANY_YEAR})?`,
  String.raw`${MONTH_RU}(?:\s+месяц\p{L}{0,2})?\s+${ANY_YEAR}`,
  String.raw`${YEAR}(?:\s?(?:${DASH}|и|по|,)\s?${YEAR})*${ENDING}\s?${YEAR_NOUN}`,
  String.raw`${YEAR}-(?:й|го|м|му|х|е|ый|ом|ого|ому|ым|ых|ые)`,
  String.raw`[2-9]0-(?:е|х|м|ые|ых|ым)(?:\s${YEAR_NOUN})?(?!\s(?:числ|мест|век))`,
  String.raw`\d\d-?(?:й|го|м|му|ом)\s(?:год|года|году|г\.)`,
  WORDS,
  String.raw`(?:пятидесят|шестидесят|семидесят|восьмидесят|девяност|двухтысячн)(?:ые|ых|ым|ыми)(?:\s${YEAR_NOUN})?|(?:двадцат|тридцат|сороков)(?:ые|ых|ым)\s${YEAR_NOUN}`,
  MONTH_RU,
  WEEKDAY_RU,
];
/** `среда` is surroundings too. */
export const RUSSIAN_LOOSE = String.raw`(?=сред)(?<=(?:в|до|со?|на|эту|ту|прошлую|следующую|каждую)\s)сред[уы](?![\p{L}\p{N}])`;
