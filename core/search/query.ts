import { prefixKeys, type KeyedWord, type TextFolder } from './fold-text.ts';

/** One thing that must, or must not, be there. Any of its needles in a folded text will do. */
interface Term {
  readonly needles: readonly string[];
  /** How all of them begin: one pass for this rules most texts out, however many needles there are. */
  readonly start: string;
  readonly isUnwanted: boolean;
}

/** A query made ready. Immutable; an empty one asks for nothing. */
export interface SearchQuery {
  readonly terms: readonly Term[];
}

/** `"…"` or `„…“` or `«…»`, or what stands between spaces; each with a minus before it or not. */
const PIECES = /(-?)(?:["“”„]([^"“”„]*)["“”„]?|«([^»]*)»?|(\S+))/g;

/**
 * Reads a query: every word must be the beginning of a word of the text, `"quoted words"` must stand so, in this
 * order and whole, and what has a minus before it must not be there. A hyphen joins: `Алма-Ата` looks for both, side by side.
 */
export function parseQuery(text: string, folder: TextFolder): SearchQuery {
  const terms: Term[] = [];
  for (const [, minus, quoted, angled, plain] of text.matchAll(PIECES)) {
    const phrase = quoted ?? angled;
    const needles =
      phrase === undefined ? wordNeedles(plain ?? '', folder) : phraseNeedles(phrase, folder);
    if (needles.length > 0)
      terms.push({ needles, start: sharedStart(needles), isUnwanted: minus === '-' });
  }
  // Only things that must not be there would find nearly everything.
  return { terms: terms.some(({ isUnwanted }) => !isUnwanted) ? terms : [] };
}

function wordNeedles(plain: string, folder: TextFolder): string[] {
  const words = folder.words(plain);
  const last = words.at(-1);
  if (!last) return [];
  const before = words
    .slice(0, -1)
    .map(({ key }) => ` ${key}`)
    .join('');
  return prefixKeys(plain.slice(last.from, last.to)).map((key) => `${before} ${key}`);
}

function phraseNeedles(phrase: string, folder: TextFolder): string[] {
  const keys = folder.fold(phrase);
  return keys.trim() === '' ? [] : [keys];
}

function sharedStart([first = '', ...others]: readonly string[]): string {
  let length = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}

/** True when a folded text has all that the query wants and nothing that it does not. */
export function matches({ terms }: SearchQuery, folded: string): boolean {
  for (const { needles, start, isUnwanted } of terms) {
    const isThere =
      folded.includes(start) &&
      (needles.length === 1 || needles.some((needle) => folded.includes(needle)));
    if (isThere === isUnwanted) return false;
  }
  return terms.length > 0;
}

/** Whole words of a text, UTF-16 units. */
export interface Hit {
  readonly from: number;
  readonly to: number;
}

/** Where in a text the wanted words stand, from its start; hits that touch each other's words are one. */
export function findHits({ terms }: SearchQuery, text: string, folder: TextFolder): Hit[] {
  if (terms.length === 0) return [];
  const words = folder.words(text);
  const starts: number[] = [];
  let folded = '';
  for (const { key } of words) {
    starts.push(folded.length);
    folded += ` ${key}`;
  }
  folded += ' ';
  const found: Hit[] = [];
  for (const { needles, isUnwanted } of terms) {
    if (isUnwanted) continue;
    for (const needle of needles) found.push(...hitsOf(needle, folded, starts, words));
  }
  return mergeHits(found);
}

function hitsOf(
  needle: string,
  folded: string,
  starts: readonly number[],
  words: readonly KeyedWord[],
): Hit[] {
  const hits: Hit[] = [];
  const wordAt = new Map(starts.map((start, index) => [start, index]));
  const length = needle.trim().split(' ').length;
  for (let at = folded.indexOf(needle); at !== -1; at = folded.indexOf(needle, at + 1)) {
    const index = wordAt.get(at) ?? 0;
    const [first, last] = [words[index], words[index + length - 1]];
    if (first && last) hits.push({ from: first.from, to: last.to });
  }
  return hits;
}

function mergeHits(hits: readonly Hit[]): Hit[] {
  const merged: Hit[] = [];
  for (const hit of hits.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = merged.at(-1);
    if (last && hit.from < last.to)
      merged.splice(-1, 1, { from: last.from, to: Math.max(last.to, hit.to) });
    else merged.push(hit);
  }
  return merged;
}
