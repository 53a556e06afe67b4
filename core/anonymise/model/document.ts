import type { Lexicon } from './lexicon.ts';
import { isCapital, isWord, placeFeatures } from './place-features.ts';
import type { Tokens } from './tokens.ts';
import { SMALL, type WordFeatures, wordFeatures } from './word-features.ts';

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

/** @param raw read it as if nothing had a capital: for speech written down by a machine, and for capitals only */
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
  const seen = raw ? new Uint8Array(tokens.count) : readEvidence(words, first);
  return { tokens, words, seen, first };
}

function readEvidence(words: readonly WordFeatures[], first: Uint8Array): Uint8Array {
  const small = new Set<string>();
  const capital = new Map<string, number>();
  for (const [at, word] of words.entries()) {
    if (word.casing === SMALL) small.add(word.lower);
    else if (isCapital(word) && first[at] !== 1)
      capital.set(word.lower, (capital.get(word.lower) ?? 0) + 1);
  }
  return Uint8Array.from(words, (word, at) => {
    const itself = isCapital(word) && first[at] !== 1 ? 1 : 0;
    const others = (capital.get(word.lower) ?? 0) - itself;
    return (small.has(word.lower) ? 1 : 0) + (others > 0 ? 2 : 0);
  });
}

/** Calls back with every token of a sentence and the hashes of its features of place. */
export function eachToken(
  document: ModelDocument,
  from: number,
  to: number,
  edge: WordFeatures,
  places: Int32Array,
  take: (token: number, sentence: readonly WordFeatures[], at: number) => void,
): void {
  const sentence = [edge, edge, ...document.words.slice(from, to), edge, edge];
  const before = new Uint8Array(sentence.length);
  const behind = new Uint8Array(sentence.length);
  for (let at = 2; at < sentence.length; at += 1)
    before[at] = isCapital(sentence[at - 1] ?? edge) ? (before[at - 1] ?? 0) + 1 : 0;
  for (let at = sentence.length - 3; at >= 0; at -= 1)
    behind[at] = isCapital(sentence[at + 1] ?? edge) ? (behind[at + 1] ?? 0) + 1 : 0;
  for (let token = from; token < to; token += 1) {
    const at = token - from + 2;
    const run = isCapital(sentence[at] ?? edge)
      ? Math.min(before[at] ?? 0, 3) * 4 + Math.min(behind[at] ?? 0, 3)
      : 16;
    const written =
      (sentence[at]?.casing ?? 0) +
      (document.first[token] ?? 0) * 8 +
      (document.seen[token] ?? 0) * 16;
    placeFeatures(sentence, at, written, run, places);
    take(token, sentence, at);
  }
}
