import type { FormatLanguage } from './format.ts';

/**
 * Order of words in lists. Chromium has no Kazakh collation (see the note in format.ts): its fallback puts ә, ғ, қ, ң,
 * ө, ұ, ү, һ, і behind я. Kazakh therefore has its alphabet here; Latin comes before it, digits before both.
 */
const KAZAKH = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя';
const RANKS = new Map(Array.from(KAZAKH, (letter, index) => [letter, index]));

const collators = {
  en: new Intl.Collator('en', { numeric: true }),
  ru: new Intl.Collator('ru', { numeric: true }),
} as const;

/** Compares two words or names as a reader of the language looks for them. Numbers inside count as numbers: 2 before 10. */
export function compareText(a: string, b: string, language: FormatLanguage): number {
  return language === 'kk' ? compareKazakh(a, b) : collators[language].compare(a, b);
}

const PIECES = /\d+|\p{L}\p{M}*|[^\d]/gu;

function compareKazakh(a: string, b: string): number {
  const left = a.normalize('NFC').toLowerCase().match(PIECES) ?? [];
  const right = b.normalize('NFC').toLowerCase().match(PIECES) ?? [];
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const order = comparePieces(left[index] ?? '', right[index] ?? '');
    if (order !== 0) return order;
  }
  // Small before capital, as the other two languages have it.
  return left.length - right.length || (a === b ? 0 : a > b ? -1 : 1);
}

function comparePieces(a: string, b: string): number {
  const leftRank = RANKS.get(a);
  const rightRank = RANKS.get(b);
  if (leftRank !== undefined && rightRank !== undefined) return leftRank - rightRank;
  if (leftRank !== undefined) return 1;
  if (rightRank !== undefined) return -1;
  return collators.en.compare(a, b);
}
