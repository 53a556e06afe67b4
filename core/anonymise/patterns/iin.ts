import type { Mention } from '../../domain/redaction.ts';
import { plainText } from '../plain-text.ts';
import { STAND_INS } from '../stand-ins.ts';

/** Twelve digits, in one piece or as date and serial; a plus sign would make it a telephone. */
const TWELVE = /(?<![\d+]|\d[ .,-])(?:\d{12}|\d{6}[ -]\d{6})(?!\d|[.,]\d)/g;
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
  const plain = plainText(text);
  return Array.from(plain.text.matchAll(TWELVE)).flatMap((match): Mention[] => {
    const valid = isIin(match[0].replace(/\D/g, ''));
    // Two groups of six that fail the check are more likely something else.
    if (!valid && match[0].length > 12) return [];
    const range = plain.toSource({ from: match.index, to: match.index + match[0].length });
    const band = valid ? 'redact' : 'ask';
    return [{ ...range, kind: 'iin', source: 'pattern', band, replacement: STAND_INS.identity.en }];
  });
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
