import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Mention } from '../../domain/redaction.ts';
import { STAND_INS } from '../stand-ins.ts';
import { mentionsIn, type PatternHit, wordsBefore, wordsBehind } from './pattern-hits.ts';

const CANDIDATE = /(?<![\p{N}+])(?:\+|00)?\(?\d(?:[ \t]?[().\-–—/ \t]{0,2}[ \t]?\d){4,39}(?!\d)/gu;
/** An extension belongs to the number before it. */
const EXTENSION = /^(?:[ ,]{0,2}(?:x|ext\.?|доб\.?|ішкі) ?)\d{1,6}(?![\p{L}\p{N}])/iu;
const DATE =
  /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|^\d{4}[./-]\d{1,2}[./-]\d{1,2}$|^\d{4}\s?[-–—]\s?\d{4}$/;
/** Words before a short or foreign number that make it a telephone. */
const CUE =
  /(?:тел|телефон\p{L}*|номер\p{L}*|звони\p{L}*|позвони\p{L}*|моб|сот|сотк\p{L}|факс\p{L}*|w(?:hats)?app|в[ао]тсап\p{L}*|phone|call(?:ed)?|tel|mobile|cell|desk|office|fax|answer(?:ed|ing|s)?|reach(?:ed)?|text(?:ed)?|number|нөмір\p{L}*|қоңырау)[.:)]?[^\p{L}\p{N}]{0,3}(?:\p{L}{1,7}[^\p{L}\p{N}]{1,3}){0,2}$/iu;
/** The same behind it: `250 112 (моб.)`, `788-063-Office`. */
const CUE_BEHIND =
  /^\s?[-–—(]{1,2}\s?(?:тел|моб|сот|раб|дом|факс|office|fax|mobile|cell|work|home|desk|ұялы)(?![\p{L}])/iu;
/** Billions. */
const AMOUNT = /0{6}$/;
/** How numbers of the two countries begin: the lib is slow to say so. */
const HOME = /^(?:[78]\d{10}|[34789]\d{9})$/;
/** North America's. */
const IN_THREES = /^\(?\d{3}\)?[-. ]?\d{3}[-.]\d{4}$/;

interface Group {
  readonly from: number;
  readonly to: number;
}

/**
 * Telephone numbers as libphonenumber knows them: Kazakhstan's and Russia's as people write them at
 * home, any country's with its `+`. What has the shape of one, or stands behind a word like `тел.`,
 * without being a valid number is in band `ask`.
 */
export function findPhones(text: string): Mention[] {
  return mentionsIn(text, phonesIn);
}

function* phonesIn(text: string): Generator<PatternHit> {
  for (const match of text.matchAll(CANDIDATE)) {
    const behind = wordsBehind(text, match.index + match[0].length);
    const extension = EXTENSION.exec(behind)?.[0].length ?? 0;
    const isNamed = CUE_BEHIND.test(behind.slice(extension));
    const isCued = isNamed || extension > 0 || CUE.test(wordsBefore(text, match.index));
    // A postcode may stand before the number.
    const start = isNamed ? lastDigits(match[0], 12) : 0;
    for (const { from, to, band } of numbersIn(match[0].slice(start), isCued)) {
      const end = start + to === match[0].length ? to + extension : to;
      yield {
        from: match.index + start + from,
        to: match.index + start + end,
        kind: 'phone',
        band,
        replacement: STAND_INS.phone.en,
      };
    }
  }
}

/** Where the last groups begin that together have at most so many digits. */
function lastDigits(candidate: string, most: number): number {
  const starts = Array.from(candidate.matchAll(/[+(]*\d+/g), (match) => match.index);
  const fits = (at: number): boolean => candidate.slice(at).replace(/\D/g, '').length <= most;
  return starts.find(fits) ?? 0;
}

/** Numbers may follow each other without a comma: the longest valid one from each group of digits. */
function numbersIn(candidate: string, cued: boolean): (Group & Pick<Mention, 'band'>)[] {
  const groups = Array.from(candidate.matchAll(/[+(]*\d+\)?/g), (match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
  const found: (Group & Pick<Mention, 'band'>)[] = [];
  // Its country belongs to it, though the rest may be a number of Russia's.
  if (looksForeign(candidate) && longestValid(candidate, groups, 0) === undefined) {
    return [{ from: 0, to: candidate.length, band: 'ask' }];
  }
  for (let first = 0; first < groups.length; first += 1) {
    const last = longestValid(candidate, groups, first);
    const [from, to] = [groups[first]?.from ?? 0, groups[last ?? first]?.to ?? 0];
    if (last === undefined) continue;
    found.push({ from, to, band: 'redact' });
    first = last;
  }
  if (found.length === 0 && (looksLikePhone(candidate) || (cued && isShort(candidate)))) {
    found.push({ from: 0, to: candidate.length, band: 'ask' });
  }
  return found;
}

function longestValid(
  candidate: string,
  groups: readonly Group[],
  first: number,
): number | undefined {
  const from = groups[first]?.from ?? 0;
  for (let last = Math.min(groups.length, first + 8) - 1; last >= first; last -= 1) {
    if (isPhone(candidate.slice(from, groups[last]?.to))) return last;
  }
  return undefined;
}

/** True for a number that libphonenumber takes for one of Kazakhstan or, with its `+`, of any country. */
export function isPhone(written: string): boolean {
  const digits = written.replace(/\D/g, '').length;
  // At home a number has ten digits, with the 8 or 7 eleven.
  const [least, most] = /^(?:\+|00)/.test(written) ? [8, 17] : [10, 11];
  if (digits < least || digits > most || DATE.test(written)) return false;
  const bare = written.replace(/\D/g, '');
  if (least === 10 && (!HOME.test(bare) || AMOUNT.test(bare))) return false;
  // The lib knows Kazakhstan's own prefix 8~10 for abroad; people write 00.
  const number = written.replace(/^00/, '+');
  return parsePhoneNumberFromString(number, 'KZ')?.isValid() ?? false;
}

function looksForeign(written: string): boolean {
  const digits = written.replace(/\D/g, '').length;
  return written.startsWith('+') && digits >= 8 && digits <= 15;
}

function looksLikePhone(written: string): boolean {
  const digits = written.replace(/\D/g, '');
  if (IN_THREES.test(written)) return true;
  return /^[78]\d{10}$/.test(digits) && !AMOUNT.test(digits) && !/[.,]/.test(written);
}

function isShort(written: string): boolean {
  const digits = written.replace(/\D/g, '').length;
  if (/^\d+000$/.test(written)) return false;
  // Behind such a word 25-11-22 is no date.
  return digits >= 5 && digits <= 12 && (!DATE.test(written) || /^\d\d-\d\d-\d\d$/.test(written));
}
