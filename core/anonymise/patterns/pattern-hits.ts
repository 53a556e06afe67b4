import type { Mention } from '../../domain/redaction.ts';
import type { TextRange } from '../../domain/text-change.ts';
import { plainText } from '../plain-text.ts';

/** What a pattern found. Range in UTF-16 units of the plain text. */
export type PatternHit = TextRange & Pick<Mention, 'kind' | 'band' | 'replacement'>;

/** For the source of a regular expression: no letter or digit stands before. */
export const START = String.raw`(?<![\p{L}\p{N}])`;
/** No letter or digit stands behind. */
export const END = String.raw`(?![\p{L}\p{N}])`;

/** Looks for a pattern in the text as a reader sees it. */
export function mentionsIn(text: string, find: (plain: string) => Iterable<PatternHit>): Mention[] {
  const plain = plainText(text);
  return Array.from(find(plain.text), ({ from, to, kind, band, replacement }) => ({
    ...plain.toSource({ from, to }),
    kind,
    source: 'pattern',
    band,
    replacement,
  }));
}

/** All matches of a long global pattern: `matchAll` copies it, which costs more than to search a paragraph. */
export function matchesOf(pattern: RegExp, text: string): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    matches.push(match);
  }
  return matches;
}

/** Where a sticky pattern ends that begins exactly there; `at` itself when it does not. */
export function endOf(sticky: RegExp, text: string, at: number): number {
  sticky.lastIndex = at;
  return sticky.test(text) ? sticky.lastIndex : at;
}

export function rangeOf(match: RegExpExecArray): TextRange {
  return { from: match.index, to: match.index + match[0].length };
}

/** The words before a position, as far as a word that tells what follows may stand away. */
export function wordsBefore(text: string, at: number, length = 40): string {
  return text.slice(Math.max(0, at - length), at);
}

export function wordsBehind(text: string, at: number, length = 40): string {
  return text.slice(at, at + length);
}

/** True when the digits end in the check digit of Luhn's formula, as those of bank cards and telephones do. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length > 1 && sum % 10 === 0 && !/^0+$/.test(digits);
}
