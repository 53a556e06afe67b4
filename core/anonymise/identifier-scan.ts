import type { TextRange } from '../domain/text-change.ts';
import { foldWord } from './fold.ts';
import { plainText } from './plain-text.ts';
import { readWords } from './words.ts';

/** Finds strings that redactions replaced. */
export interface IdentifierScanner {
  find(text: string): TextRange[];
}

/** A number of fewer digits says nothing by itself: an age, a flat, a day. */
const FEWEST_DIGITS = 4;
/** Fewer letters than this would be found in every sentence. */
const FEWEST_LETTERS = 3;
/** From this many digits on a number is compared by its digits only, however it is grouped. */
const GROUPED_DIGITS = 6;
/** So many digits do not occur by chance inside a longer number. */
const RARE_DIGITS = 9;
/** People write addresses with and without it. */
const SCHEME = /^\s*(?:[a-z]+:\/\/)?(?:www\.)?/i;
const DIGIT_RUN = /\d(?:[ \t\n().\-–—+/_]{0,3}\d)*/g;

/**
 * Prepares a search for the given strings in any text: words compared by their folded keys in order,
 * whatever stands between them; numbers of six digits and more by digits alone, Kazakh and Russian
 * telephones without their `+7` or `8`. Numbers under four digits and words under three letters are
 * not searched for.
 */
export function createIdentifierScanner(identifiers: readonly string[]): IdentifierScanner {
  const sequences = new Map<string, string[][]>();
  const numbers = new Map<number, Set<string>>();
  for (const identifier of new Set(identifiers)) {
    for (const { digits } of digitRuns(plainText(identifier).text)) {
      if (digits.length < GROUPED_DIGITS) continue;
      const bare = /^[78]\d{10}$/.test(digits) ? digits.slice(1) : digits;
      const ofLength = numbers.get(bare.length) ?? new Set();
      numbers.set(bare.length, ofLength.add(bare));
    }
    const keys = readWords(identifier.replace(SCHEME, '')).map(({ text }) => foldWord(text));
    const first = keys[0];
    if (first === undefined || !isTelling(keys)) continue;
    const known = sequences.get(first) ?? [];
    known.push(keys);
    sequences.set(first, known);
  }
  return { find: (text) => [...findSequences(text, sequences), ...findNumbers(text, numbers)] };
}

function isTelling(keys: readonly string[]): boolean {
  const all = keys.join('');
  return /\p{L}/u.test(all)
    ? all.length >= FEWEST_LETTERS
    : all.length >= FEWEST_DIGITS && all.length < GROUPED_DIGITS;
}

function* findSequences(
  text: string,
  sequences: ReadonlyMap<string, readonly string[][]>,
): Generator<TextRange> {
  if (sequences.size === 0) return;
  const known = new Map<string, string>();
  const keyOf = (word: string): string => {
    const key = known.get(word) ?? foldWord(word);
    known.set(word, key);
    return key;
  };
  const words = readWords(text).map(({ from, to, text: word }) => ({ from, to, key: keyOf(word) }));
  for (const [at, word] of words.entries()) {
    for (const keys of sequences.get(word.key) ?? []) {
      const last = words[at + keys.length - 1];
      if (last !== undefined && keys.every((key, i) => words[at + i]?.key === key)) {
        yield { from: word.from, to: last.to };
      }
    }
  }
}

function* findNumbers(
  text: string,
  numbers: ReadonlyMap<number, ReadonlySet<string>>,
): Generator<TextRange> {
  if (numbers.size === 0) return;
  const plain = plainText(text);
  for (const { digits, positions } of digitRuns(plain.text)) {
    for (const [length, known] of numbers) {
      for (let at = 0; at + length <= digits.length; at += 1) {
        if (!known.has(digits.slice(at, at + length))) continue;
        const from = positions[at] ?? 0;
        const to = (positions[at + length - 1] ?? 0) + 1;
        if (length < RARE_DIGITS && (isDigit(plain.text, from - 1) || isDigit(plain.text, to))) {
          continue;
        }
        yield plain.toSource({ from, to });
      }
    }
  }
}

function digitRuns(text: string): { digits: string; positions: number[] }[] {
  return Array.from(text.matchAll(DIGIT_RUN), (match) => {
    const positions: number[] = [];
    for (let at = 0; at < match[0].length; at += 1) {
      if (isDigit(match[0], at)) positions.push(match.index + at);
    }
    return { digits: match[0].replace(/\D/g, ''), positions };
  });
}

function isDigit(text: string, at: number): boolean {
  return /^\d$/.test(text[at] ?? '');
}
