import { type DateParts, parseDate } from '../../domain/partial-date.ts';
import { plainText } from '../plain-text.ts';
import { monthOf } from './date-parts.ts';
import { sumOfWords, valueOfWord } from './number-words.ts';

const YEAR_FIRST = /(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?!\d)/;
const YEAR_LAST = /(?<!\d)(\d{1,2})([./-])(\d{1,2})[./-](\d{4}|\d\d)(?!\d)/;
const MONTH_YEAR = /^(\d\d)[./](\d{4})$/;
const TOKEN = /\d+|\p{L}+/gu;
const YEAR_NOUN = /^(?:год|г$|гг$|жыл)/i;
/** Behind such a number: `1990s`, `90-е`, `1990-х`. */
const DECADE =
  /\d0(?:['’]?s|-?(?:е|х|м|ые|ых|ым))(?!\p{L})|(?:идесят|девяност|двухтысячн)(?:ые|ых|ым)/iu;
const CENTURY = /centur|\bb?ce?\b/i;

/**
 * The year, month and day that a found date names, as far as they are certain: nothing of a range or a decade but what
 * both its ends share, no month of `3/4/2020`, which is April or March.
 */
export function readDate(words: string): DateParts | undefined {
  const text = plainText(words).text;
  if (YEAR_FIRST.test(text) || YEAR_LAST.test(text) || MONTH_YEAR.test(text)) {
    return readNumeric(text);
  }
  return DECADE.test(text) || CENTURY.test(text) ? undefined : readWords(text);
}

/** The month that a found date names without saying of which year; undefined for several. */
export function monthIn(words: string): number | undefined {
  const { text } = plainText(words);
  const months = Array.from(text.matchAll(/\p{L}+/gu), ([word]) => monthOf(word));
  return only(new Set(months.filter((month) => month !== undefined)));
}

function readNumeric(text: string): DateParts | undefined {
  const first = YEAR_FIRST.exec(text);
  if (first !== null) return parts(Number(first[1]), Number(first[2]), Number(first[3]));
  const monthYear = MONTH_YEAR.exec(text);
  if (monthYear !== null) return parts(Number(monthYear[2]), Number(monthYear[1]));
  const [, a = '', separator, b = '', written = ''] = YEAR_LAST.exec(text) ?? [];
  const year = fullYear(written);
  const [day, month] = Number(b) > 12 ? [Number(b), Number(a)] : [Number(a), Number(b)];
  const isAmbiguous = separator === '/' && Number(a) <= 12 && Number(b) <= 12 && a !== b;
  return isAmbiguous ? parts(year) : parts(year, month, day);
}

/** What the words so far have told. */
interface Reading {
  readonly years: Set<number>;
  readonly months: Set<number>;
  readonly days: Set<number>;
  values: number[];
}

function readWords(text: string): DateParts | undefined {
  const reading: Reading = { years: new Set(), months: new Set(), days: new Set(), values: [] };
  for (const { 0: token, index } of text.matchAll(TOKEN)) readToken(reading, token, text, index);
  flush(reading);
  const { years, months, days } = reading;
  const [year, month, day] = [only(years), only(months), only(days)];
  if (year === undefined) return undefined;
  return month === undefined ? parts(year) : parts(year, month, day);
}

function readToken(reading: Reading, token: string, text: string, at: number): void {
  const month = monthOf(token);
  const value = /^\d/.test(token) ? undefined : valueOfWord(token);
  if (/^\d/.test(token)) {
    flush(reading);
    const isYear = YEAR_NOUN.test(
      /^[-\p{L}]*\s+(\p{L}+)/u.exec(text.slice(at + token.length))?.[1] ?? '',
    );
    if (token.length === 4 || (token.length === 2 && (isYear || /['’]$/.test(text.slice(0, at))))) {
      reading.years.add(fullYear(token));
    } else if (token.length <= 2) reading.days.add(Number(token));
  } else if (month !== undefined) {
    flush(reading);
    reading.months.add(month);
  } else if (YEAR_NOUN.test(token)) flush(reading, true);
  else if (value !== undefined) reading.values.push(value);
}

function flush(reading: Reading, isYear = false): void {
  const sum = sumOfWords(reading.values);
  reading.values = [];
  if (sum === undefined) return;
  if (sum >= 1000) reading.years.add(sum);
  else if (isYear) reading.years.add(fullYear(String(sum)));
  else if (sum <= 31) reading.days.add(sum);
}

function only(values: ReadonlySet<number>): number | undefined {
  return values.size === 1 ? values.values().next().value : undefined;
}

/** `98` is 1998, `20` is 2020. */
function fullYear(written: string): number {
  const year = Number(written);
  if (written.length > 2) return year;
  return year > 40 ? 1900 + year : 2000 + year;
}

/** Undefined for a date that does not exist. */
function parts(year: number, month?: number, day?: number): DateParts | undefined {
  const two = (part: number): string => String(part).padStart(2, '0');
  const written = [String(year).padStart(4, '0')];
  if (month !== undefined) written.push(two(month));
  if (month !== undefined && day !== undefined) written.push(two(day));
  return parseDate(written.join('-'));
}
