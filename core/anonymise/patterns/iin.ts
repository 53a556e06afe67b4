import type { Mention } from '../../domain/redaction.ts';
import { STAND_INS } from '../stand-ins.ts';
import { mentionsIn, type PatternHit } from './pattern-hits.ts';

/**
 * Twelve digits, in one piece or as date and serial; a plus sign would make it a telephone. Found at every digit, so
 * that a number beside it (a flat, a telephone, another of them in a list) does not swallow its beginning.
 */
const TWELVE = /(?<![\d+])(?=(\d{12}|\d{6}[ -]\d{6})(?!\d))/g;
/** Beside these, twelve digits that fail the check are part of an amount or a longer number. */
const PART_BEFORE = /\d[.,-]$/;
const PART_BEHIND = /^[.,-]\d/;
const WEIGHTS = [
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2],
] as const;

/**
 * Kazakhstan's individual and business numbers (ИИН, ЖСН, БИН). A wrong check digit gives band
 * `ask`: people mistype. The birth date inside is not required to be one, since decree 853 of 2013
 * lets it differ from the person's.
 */
export function findIins(text: string): Mention[] {
  return mentionsIn(text, iinsIn);
}

function* iinsIn(text: string): Generator<PatternHit> {
  let free = 0;
  for (const { index: from, 1: digits = '' } of text.matchAll(TWELVE)) {
    const to = from + digits.length;
    if (from < free) continue;
    const valid = isIin(digits.replace(/\D/g, ''));
    if (!valid && !isNearMiss(text, from, to)) continue;
    free = to;
    const band = valid ? 'redact' : 'ask';
    yield { from, to, kind: 'iin', band, replacement: STAND_INS.identity.en };
  }
}

/** Two groups of six that fail the check are more likely something else. */
function isNearMiss(text: string, from: number, to: number): boolean {
  return (
    to - from === 12 &&
    !PART_BEFORE.test(text.slice(Math.max(0, from - 2), from)) &&
    !PART_BEHIND.test(text.slice(to, to + 2))
  );
}

/** True when the last of twelve digits is the check digit of the others; all zeros do not count. */
export function isIin(digits: string): boolean {
  if (!/^\d{12}$/.test(digits) || /^0+$/.test(digits)) return false;
  for (const weights of WEIGHTS) {
    const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
    // Remainder 10 asks for the second row; 10 again is never issued.
    if (sum % 11 < 10) return sum % 11 === Number(digits[11]);
  }
  return false;
}
