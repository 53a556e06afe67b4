import type { ByteReader } from './byte-reader.ts';
import { marginals } from './chain.ts';
import {
  EDGES,
  type ModelDocument,
  putPlaceFeatures,
  sentenceOf,
  type WordCache,
} from './document.ts';
import { KeyTable } from './key-table.ts';
import { LABELS } from './labels.ts';
import { PLACE_COLUMNS, PLACE_SORTS } from './place-features.ts';
import { NEAR_SORTS, OWN_SORTS, type WordFeatures } from './word-features.ts';

/** One trained model. */
export class Tagger {
  readonly #rows: KeyTable;
  /** {@link STRIDE} to a row; row 0 is empty. */
  readonly #weights: Int8Array;
  readonly #scale: number;
  readonly #steps: Float64Array;
  readonly #cache: WordCache;
  /** Whether the model learned from sorts of words: else what it knows must not be found by them, even by chance. */
  readonly #sorts: boolean;
  /** Sums of the weights of a word's own features, and of those as a neighbour. */
  readonly #sums = new Map<WordFeatures, Int32Array>();
  readonly #places = new Int32Array(PLACE_COLUMNS);

  /**
   * Format: weights of an entry are multiples of 1/`scale`; transitions in hundredths; then groups of rows
   * with the same labels: a mask, how many, and of each the difference of the sorted key and its weights.
   */
  constructor(reader: ByteReader, cache: WordCache, sorts: boolean) {
    this.#cache = cache;
    this.#sorts = sorts;
    this.#scale = 1 / reader.number();
    this.#steps = new Float64Array(LABELS * LABELS);
    for (let at = 0; at < this.#steps.length; at += 1)
      this.#steps[at] = Math.exp((reader.number() - STEP_OFFSET) / 100);
    const size = reader.number();
    this.#rows = new KeyTable(size);
    this.#weights = new Int8Array((size + 1) * STRIDE);
    let row = 0;
    for (let left = reader.number(); left > 0; left -= 1) {
      const mask = reader.number();
      let key = 0;
      const members = reader.number();
      const first = row + 1;
      for (let member = 0; member < members; member += 1) {
        row += 1;
        key += reader.number();
        this.#rows.set(key, row * STRIDE);
      }
      for (let label = 0; label < LABELS; label += 1) {
        if ((mask & (1 << label)) === 0) continue;
        for (let at = first; at <= row; at += 1)
          this.#weights[at * STRIDE + label] = reader.signed();
      }
    }
  }

  /** Probabilities of the labels of the tokens of a sentence, {@link LABELS} for each. */
  tag(document: ModelDocument, from: number, to: number): Float64Array {
    const scores = new Float64Array((to - from) * LABELS);
    const sentence = sentenceOf(document, from, to, this.#cache.edge);
    const parts = sentence.words.map((word) => this.#sumsOf(word));
    const sum = new Int32Array(STRIDE);
    for (let token = from; token < to; token += 1) {
      const at = token - from + EDGES;
      sum.fill(0);
      for (let place = 0; place < PLACES; place += 1) {
        const part = parts[at + place - EDGES];
        if (part === undefined) continue;
        for (let label = 0; label < LABELS; label += 1)
          sum[label] = (sum[label] ?? 0) + (part[place * STRIDE + label] ?? 0);
      }
      putPlaceFeatures(document, token, sentence, at, this.#places);
      this.#addRows(this.#places, PLACE_SORTS, sum, 0);
      const row = (token - from) * LABELS;
      for (let label = 0; label < LABELS; label += 1)
        scores[row + label] = (sum[label] ?? 0) * this.#scale;
    }
    marginals(scores, to - from, this.#steps);
    return scores;
  }

  #sumsOf(word: WordFeatures): Int32Array {
    const known = this.#sums.get(word);
    if (known !== undefined) return known;
    if (this.#sums.size >= MOST_SUMS) this.#sums.clear();
    const sums = new Int32Array(PLACES * STRIDE);
    // A word is seen from two behind it as the one two before: place 0.
    const [before2, before, behind, behind2] = word.near;
    for (const [place, hashes] of [before2, before, word.own, behind, behind2].entries())
      if (hashes !== undefined)
        this.#addRows(hashes, place === EDGES ? OWN_SORTS : NEAR_SORTS, sums, place * STRIDE);
    this.#sums.set(word, sums);
    return sums;
  }

  /** @param ofSorts how many of the hashes, the last ones, are of sorts of words */
  #addRows(hashes: Int32Array, ofSorts: number, sums: Int32Array, start: number): void {
    const weights = this.#weights;
    const count = hashes.length - (this.#sorts ? 0 : ofSorts);
    for (let at = 0; at < count; at += 1) {
      const row = this.#rows.get(modelKey(hashes[at] ?? 0));
      if (row === 0) continue;
      for (let label = 0; label < LABELS; label += 1)
        sums[start + label] = (sums[start + label] ?? 0) + (weights[row + label] ?? 0);
    }
  }
}

const PLACES = 5;
const STRIDE = 8;
const MOST_SUMS = 60_000;
export const STEP_OFFSET = 10_000;
export const KEY_BITS = 26;

/** The 26 bits by which a model knows a feature. */
export function modelKey(hash: number): number {
  return hash >>> (32 - KEY_BITS);
}
