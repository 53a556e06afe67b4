import type { TextRange } from '../../domain/text-change.ts';
import { STAND_INS } from '../stand-ins.ts';
import { ENGLISH_DATES, ENGLISH_LOOSE } from './date-english.ts';
import { JOIN_KK, KAZAKH_DATES, TAIL_KK } from './date-kazakh.ts';
import { DASH, MONTH_RU, YEAR } from './date-parts.ts';
import { RUSSIAN_DATES, RUSSIAN_LOOSE } from './date-russian.ts';
import {
  END,
  matchesOf,
  mentionsIn,
  type PatternHit,
  rangeOf,
  START,
  wordsBefore,
  wordsBehind,
} from './pattern-hits.ts';
import type { Mention } from '../../domain/redaction.ts';

const TIME = String.raw`(?:[T ]\d\d:\d\d(?::\d\d)?)?`;
const NUMERIC = [
  String.raw`(?:1[5-9]|20)\d\d([./-])\d{1,2}\1\d{1,2}${TIME}`,
  String.raw`\d{1,2}([./-])\d{1,2}\2(?:(?:1[5-9]|20)\d\d|\d\d)${TIME}`,
  String.raw`(?:0[1-9]|1[0-2])[./](?:19|20)\d\d`,
].join('|');
/** How the first word of a date begins, so that the search passes over all others at once. */
const FIRST_LETTERS = `(?=\\d|${[
  'янв фев март мая май мае маю мае апр июн июл авг сен окт ноя дек понед вто чет пятн субб воск',
  'перв втор трет четв четы пят шест сед сем вос дев дес один двад двен двух две трин трид трё тре',
  'сорок тысяч двест трист қаң ақп нау сәу мам мау шіл там қыр қаз қар жел',
  'дүй сей сәр бей жұм жек сен бір екі үш уш төр бес алт жет сег тоғ он жиы оты елу сек тоқ мың',
  'осы өтк кел биы был jan feb mar apr may jun jul aug sep oct nov dec',
  'mond tues wedn thur frid satu sund spring summer autumn fall winter early mid late',
  'first second third fourth fif six seven eigh nin ten eleven twel thirt twent fourt',
]
  .join(' ')
  .replaceAll(' ', '|')})`;
const DATE = new RegExp(
  [
    String.raw`(?=\d)(?<![\p{L}\p{N}]|\d[.,/-])(?:${NUMERIC})(?!\d|[./-]\d)`,
    `${START}${FIRST_LETTERS}(?:${[...RUSSIAN_DATES, ...KAZAKH_DATES, ...ENGLISH_DATES].join('|')})${END}`,
    ENGLISH_LOOSE,
    RUSSIAN_LOOSE,
  ].join('|'),
  'giu',
);
const BARE_YEAR = new RegExp(
  String.raw`(?<![\p{L}\p{N}$€£₸₽.,:/#-]|[№#] |\d )${YEAR}(?:\s?${DASH}\s?(?:${YEAR}|\d\d(?!\d)))?(?![\p{L}\p{N}%°$€₸₽]|[.,:/]\d|-\d)`,
  'gu',
);
/** A number that counts, not a year. */
const NO_YEAR_BEFORE =
  /(?:(?:дом|кв|офис|каб|комн|стать|номер|нөмір|цен|сумм)\p{L}*\.?|ст\.|room|apt\.?|box|number|no\.?|article|rule|over|about|than|около|более|свыше)\s*$/iu;
const NO_YEAR_BEHIND =
  /^(?:-\p{Ll}+)?\s?(?:тенге|теңге|тг|руб|долл|евро|dollar|tenge|usd|kzt|euro|км|km|кг|kg|метр|гр?амм|люд|челов|адам|people|men|women|миллион|million|thousand|мың|тыс|раз|рет|слов|страниц|words|pages|miles|workers|students|feet|acres|жуық|таяу|астам|аса|жет)/iu;
const OLD_YEAR_BEFORE =
  /(?:[([–—]|(?<!\p{L})(?:in|since|until|till|by|of|from|to|and|between|before|after|around|circa|c\.|year|в|с|до|от|и)) ?$/iu;
const BORN_BEFORE =
  /(?<!\p{L})(?:born|birth(?:day|date)?|d\.?o\.?b|родил\p{L}*|рожден\p{L}*|рожд|туған|туылған|туды|ж\.? ?т)(?!\p{L})[^!?\n]{0,25}$/iu;
const BORN_BEHIND =
  /^\.?\s*(?:(?:г|год|года|году)\.?\s)?(?:рождени\p{L}+|рожд\.|р\.|родил\p{L}+|жылы?\s+ту\p{L}+|ту(?:ған|ылған|дым|ды)\p{L}*|ж\. ?т|дүниеге кел|(?:күні\s+)(?:туған|туылған|дүниеге))/u;

/**
 * Dates as people write and say them in Russian, Kazakh and English, with or without day, month and year; years,
 * decades, days of the week. A date of birth is sure; any other is in band `ask`.
 */
export function findDates(text: string): Mention[] {
  return mentionsIn(text, datesIn);
}

function* datesIn(text: string): Generator<PatternHit> {
  for (const range of rangesIn(text)) {
    const before = wordsBefore(text, range.from);
    const isBirth = BORN_BEFORE.test(before) || BORN_BEHIND.test(wordsBehind(text, range.to));
    yield isBirth
      ? { ...range, kind: 'date', band: 'redact', replacement: STAND_INS.birth.en }
      : { ...range, kind: 'date', band: 'ask', replacement: STAND_INS.date.en };
  }
}

function* rangesIn(text: string): Generator<TextRange> {
  const dates = matchesOf(DATE, text).filter((match) => isDate(text, match));
  const years = matchesOf(BARE_YEAR, text).filter((match) => isYear(text, match));
  let last: TextRange | undefined;
  const all = [...dates, ...years].toSorted((a, b) => a.index - b.index);
  for (const range of all.map(rangeOf)) {
    if (last !== undefined && range.from < last.to) continue;
    const between = last === undefined ? '' : text.slice(last.to, range.from);
    if (last !== undefined && between !== '' && JOIN_KK.test(between)) {
      const tail = TAIL_KK.exec(wordsBehind(text, range.to));
      if (tail !== null) {
        last = { from: last.from, to: range.to + tail[0].length };
        continue;
      }
    }
    if (last !== undefined) yield withTail(text, last);
    last = range;
  }
  if (last !== undefined) yield withTail(text, last);
}

function withTail(text: string, { from, to }: TextRange): TextRange {
  // Only Kazakh puts such words behind.
  return { from, to: to + (TAIL_KK.exec(wordsBehind(text, to))?.[0].length ?? 0) };
}

function isYear(text: string, { index, 0: written }: RegExpExecArray): boolean {
  const before = wordsBefore(text, index, 20);
  if (NO_YEAR_BEFORE.test(before)) return false;
  if (NO_YEAR_BEHIND.test(wordsBehind(text, index + written.length, 16))) return false;
  return Number(written.slice(0, 4)) >= 1900 || written.length > 8 || OLD_YEAR_BEFORE.test(before);
}

const MONTH_WORD_RU = new RegExp(`^${MONTH_RU}$`, 'iu');
/** Months and days of the week that are names or other words as well, when they are written with a capital. */
const NAMES_TOO = /^(?:қазан|наурыз|жұма|сенбі|мамыр)/iu;
const BEFORE_MONTH = /(?<!\p{L})(?:in|since|until|till|by|of|last|next|early|late|mid)[ -]$/iu;
const BEFORE_CAPITAL =
  /(?<!\p{L})(?:this|from|to|through|during|and|or|every|each|before|after)[ -]$/iu;
/** `май` is oil in Kazakh. */
const BEFORE_MAY_RU = /(?<!\p{L})(?:в|за|весь|на|по|под|этот|прошлый|следующий)\s$/iu;
/** `маусым` is a season too, which somebody or something has. */
const SEASON = /^маусым(?:ы|ның)/iu;

/** Sorts out words that are dates only where they stand alone as such. */
function isDate(text: string, { index, 0: written }: RegExpExecArray): boolean {
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d/.test(written)) return isDayAndMonth(written);
  if (/^\d{4}-\p{L}/u.test(written)) {
    return !NO_YEAR_BEHIND.test(wordsBehind(text, index + written.length, 16));
  }
  // `The 12 may be`
  if (/(?:\d|\p{L}) may$/u.test(written) && !written.endsWith(' of may')) return false;
  if (!/^\p{L}+$/u.test(written)) return true;
  const isSmall = written === written.toLowerCase();
  const before = wordsBefore(text, index, 10);
  const opens = /(?:^|[.!?…»"\n]\s*|[-–—] )$/u.test(before);
  if (/^(?:may|march|august)$/i.test(written)) {
    if (BEFORE_MONTH.test(before)) return true;
    return !isSmall && (BEFORE_CAPITAL.test(before) || (!opens && !/^may$/i.test(written)));
  }
  if (/^май$/iu.test(written)) return BEFORE_MAY_RU.test(before);
  if (SEASON.test(written)) return false;
  if (MONTH_WORD_RU.test(written)) return isSmall || written === written.toUpperCase();
  return (
    isSmall || !NAMES_TOO.test(written) || (opens && !written.toLowerCase().startsWith('қазан'))
  );
}

function isDayAndMonth(written: string): boolean {
  const [a = '', b = '', year = ''] = written.split(/[./-]/);
  const [first, second] = [Number(a), Number(b)];
  if (first < 1 || second < 1 || Math.min(first, second) > 12 || Math.max(first, second) > 31) {
    return false;
  }
  // `1.2.30` is as likely a paragraph.
  return /^\d{4}/.test(year) || (a.length === 2 && b.length === 2);
}
