import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Mention } from '../../domain/redaction.ts';
import { plainText } from '../plain-text.ts';
import { STAND_INS } from '../stand-ins.ts';

const CANDIDATE = /(?<![\p{N}+])(?:\+|00)?\(?\d(?:[ \t]?[().\-–—/ \t]{0,2}[ \t]?\d){4,39}(?!\d)/gu;
const DATE =
  /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|^\d{4}[./-]\d{1,2}[./-]\d{1,2}$|^\d{4}\s?[-–—]\s?\d{4}$/;
/** Words before a short or foreign number that make it a telephone. */
const CUE =
  /(?:тел|телефон\p{L}*|номер\p{L}*|звони\p{L}*|позвони\p{L}*|моб|сот|сотк\p{L}|w(?:hats)?app|в[ао]тсап\p{L}*|phone|call(?:ed)?|tel|mobile|cell|number|нөмір\p{L}*|қоңырау)[.:)]?[^\p{L}\p{N}]{0,3}(?:\p{L}{1,7}[^\p{L}\p{N}]{1,3}){0,2}$/iu;

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
  const plain = plainText(text);
  return Array.from(plain.text.matchAll(CANDIDATE)).flatMap((match): Mention[] => {
    const before = plain.text.slice(Math.max(0, match.index - 40), match.index);
    return numbersIn(match[0], CUE.test(before)).map(({ from, to, band }) => ({
      ...plain.toSource({ from: match.index + from, to: match.index + to }),
      kind: 'phone',
      source: 'pattern',
      band,
      replacement: STAND_INS.phone.en,
    }));
  });
}

/** Numbers may follow each other without a comma: the longest valid one from each group of digits. */
function numbersIn(candidate: string, cued: boolean): (Group & Pick<Mention, 'band'>)[] {
  const groups = Array.from(candidate.matchAll(/[+(]*\d+\)?/g), (match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
  const found: (Group & Pick<Mention, 'band'>)[] = [];
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

function isPhone(written: string): boolean {
  const digits = written.replace(/\D/g, '').length;
  // At home a number has ten digits, with the 8 or 7 eleven.
  const [least, most] = /^(?:\+|00)/.test(written) ? [8, 17] : [10, 11];
  if (digits < least || digits > most || DATE.test(written)) return false;
  // The lib knows Kazakhstan's own prefix 8~10 for abroad; people write 00.
  const number = written.replace(/^00/, '+');
  return parsePhoneNumberFromString(number, 'KZ')?.isValid() ?? false;
}

function looksLikePhone(written: string): boolean {
  const digits = written.replace(/\D/g, '');
  if (written.startsWith('+')) return digits.length >= 8 && digits.length <= 15;
  return /^[78]\d{10}$/.test(digits) && !/[.,]/.test(written);
}

function isShort(written: string): boolean {
  const digits = written.replace(/\D/g, '').length;
  // Behind such a word 25-11-22 is no date.
  return digits >= 5 && digits <= 11 && (!DATE.test(written) || /^\d\d-\d\d-\d\d$/.test(written));
}
