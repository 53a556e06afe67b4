import type { Mention } from '../../domain/redaction.ts';
import { STAND_INS } from '../stand-ins.ts';
import { mentionsIn, passesLuhn, type PatternHit, rangeOf, wordsBefore } from './pattern-hits.ts';

/** In one piece, in fours, or as American Express prints it. */
const CARD =
  /(?<![\d+])(?:\d{12,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{1,4}(?:\1\d{1,3})?|\d{4}([ -])\d{6}\2\d{4,5})(?![\d])/g;
const CUE =
  /(?:карт(?:а|у|ы|е|ой|ам|ах|асы\p{L}*)?|карточк\p{L}+|card|cc|visa|виза|master ?card|maestro|kaspi|каспи)(?!\p{L})[^\p{L}\d]{0,3}(?:\p{L}{1,9}[^\p{L}\d]{1,3}){0,2}$/iu;
/** An amount or a part of a longer number. */
const PART_BEFORE = /\d[.,-]$/;
/** Networks' cards begin with these; other long numbers with any digit. */
const NETWORK = /^(?:[3-6]|2[2-7])/;

/**
 * Bank card numbers (Luhn's check digit). A wrong check digit is in band `ask`, and is looked at only in
 * groups, with sixteen digits, or behind a word like `карта`; twelve digits are one only behind such a word.
 */
export function findBankCards(text: string): Mention[] {
  return mentionsIn(text, cardsIn);
}

function* cardsIn(text: string): Generator<PatternHit> {
  for (const match of text.matchAll(CARD)) {
    const digits = match[0].replace(/\D/g, '');
    const before = wordsBefore(text, match.index);
    const cued = CUE.test(before);
    const sure = digits.length > 12 && passesLuhn(digits) && (cued || NETWORK.test(digits));
    const looksLikeOne =
      cued || (digits.length === 16 && NETWORK.test(digits)) || (digits !== match[0] && sure);
    if (!sure && (!looksLikeOne || PART_BEFORE.test(before))) continue;
    const band = sure ? 'redact' : 'ask';
    yield { ...rangeOf(match), kind: 'bank-number', band, replacement: STAND_INS.card.en };
  }
}
