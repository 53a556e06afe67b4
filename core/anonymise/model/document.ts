import type { Lexicon } from './lexicon.ts';
import { isCapital, isWord, placeFeatures } from './place-features.ts';
import type { Tokens } from './tokens.ts';
import { type WordFeatures, wordFeatures } from './word-features.ts';
import { WrittenWords } from './written-words.ts';

/** A text as the model sees it. */
export interface ModelDocument {
  readonly tokens: Tokens;
  readonly words: readonly WordFeatures[];
  /** 1: the word stands somewhere written small; 2: somewhere else with a capital inside a sentence. */
  readonly seen: Uint8Array;
  /** 1 for the first word of a sentence. */
  readonly first: Uint8Array;
}

/** The features of words, kept from text to text. */
export class WordCache {
  readonly #lexicon: Lexicon;
  readonly #known = new Map<string, WordFeatures>();
  readonly edge: WordFeatures;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
    this.edge = wordFeatures('', lexicon);
  }

  of(word: string): WordFeatures {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    if (this.#known.size >= MOST_WORDS) this.#known.clear();
    const made = wordFeatures(word, this.#lexicon);
    this.#known.set(word, made);
    return made;
  }
}

const MOST_WORDS = 60_000;

/**
 * A text, or a part of one, of which nothing is `seen` yet.
 * @param raw read it as if nothing had a capital: for speech written down by a machine, and for capitals only
 */
export function documentOf(tokens: Tokens, cache: WordCache, raw: boolean): ModelDocument {
  const words = tokens.words.map((word) => cache.of(raw ? word.toLowerCase() : word));
  const first = new Uint8Array(tokens.count);
  const { sentences } = tokens;
  for (let at = 0; at + 1 < sentences.length; at += 1) {
    let token = sentences[at] ?? 0;
    const end = sentences[at + 1] ?? 0;
    while (token < end && !isWord(words[token] ?? cache.edge)) token += 1;
    if (token < end) first[token] = 1;
  }
  const seen = new Uint8Array(tokens.count);
  return { tokens, words, seen, first };
}

/** A text that is looked at by itself, with what it says of its own words. */
export function wholeDocument(tokens: Tokens, cache: WordCache, raw: boolean): ModelDocument {
  const document = documentOf(tokens, cache, raw);
  if (raw) return document;
  const written = new WrittenWords();
  written.replace([], [document]);
  return { ...document, seen: written.seen(document) };
}

/** A sentence with two edges before and behind it, and what its features of place need. */
export interface ModelSentence {
  readonly words: readonly WordFeatures[];
  /** Of each word: how many words with capitals stand beside it, in one number. */
  readonly runs: Uint8Array;
  /** Of each word in quotation marks: the hash of the word before them; else 0. */
  readonly quotes: Int32Array;
}

export const EDGES = 2;

export function sentenceOf(
  { words }: ModelDocument,
  from: number,
  to: number,
  edge: WordFeatures,
): ModelSentence {
  const sentence = [edge, edge];
  for (let token = from; token < to; token += 1) sentence.push(words[token] ?? edge);
  sentence.push(edge, edge);
  const runs = new Uint8Array(sentence.length).fill(NO_RUN);
  let start = 0;
  for (let at = 1; at < sentence.length; at += 1) {
    if (isCapital(sentence[at] ?? edge)) {
      if (start === 0) start = at;
      continue;
    }
    if (start === 0) continue;
    for (let inside = start; inside < at; inside += 1)
      runs[inside] = Math.min(inside - start, 3) * 4 + Math.min(at - 1 - inside, 3);
    start = 0;
  }
  return { words: sentence, runs, quotes: readQuotes(sentence) };
}

const LONGEST_QUOTE = 8;

function readQuotes(sentence: readonly WordFeatures[]): Int32Array {
  const quotes = new Int32Array(sentence.length);
  let before = 0;
  let left = 0;
  for (let at = 1; at < sentence.length; at += 1) {
    const sign = sentence[at]?.lower ?? '';
    if (left > 0 && (sign === '»' || sign === '”' || sign === '"')) left = 0;
    else if (left > 0) {
      quotes[at] = before;
      left -= 1;
    } else if (sign === '«' || sign === '“' || sign === '„' || sign === '"') {
      before = (sentence[at - 1]?.hash ?? 0) | 1;
      left = LONGEST_QUOTE;
    }
  }
  return quotes;
}

const NO_RUN = 16;

/** Writes the features of place of a token, which stands at `at` in its sentence. */
export function putPlaceFeatures(
  { first, seen }: ModelDocument,
  token: number,
  { words, runs, quotes }: ModelSentence,
  at: number,
  out: Int32Array,
): void {
  const written = (words[at]?.casing ?? 0) + (first[token] ?? 0) * 8 + (seen[token] ?? 0) * 16;
  const beside = { written, run: runs[at] ?? NO_RUN, quote: quotes[at] ?? 0 };
  placeFeatures(words, at, beside, out);
}
