import { knowsSorts } from '../../core/anonymise/model/detector.ts';
import {
  wholeDocument,
  EDGES,
  type ModelDocument,
  putPlaceFeatures,
  sentenceOf,
  type WordCache,
} from '../../core/anonymise/model/document.ts';
import { mix } from '../../core/anonymise/model/hash.ts';
import { beginLabel, MODEL_TYPES } from '../../core/anonymise/model/labels.ts';
import { PLACE_COLUMNS, PLACE_SORTS } from '../../core/anonymise/model/place-features.ts';
import { KEY_BITS, modelKey } from '../../core/anonymise/model/tagger.ts';
import { readTokens } from '../../core/anonymise/model/tokens.ts';
import {
  NEAR_COLUMNS,
  NEAR_SORTS,
  OWN_COLUMNS,
  OWN_SORTS,
} from '../../core/anonymise/model/word-features.ts';
import type { Example } from './train-chain.ts';

/** A column for each feature that the detector sees; false for those of the sorts of words. */
const KNOWN_ANYWHERE: readonly boolean[] = [
  ...columns(OWN_COLUMNS, OWN_SORTS),
  ...NEAR_COLUMNS.flatMap((some) => columns(some, NEAR_SORTS)),
  ...columns(PLACE_COLUMNS, PLACE_SORTS),
];

function columns(count: number, ofSorts: number): boolean[] {
  return Array.from({ length: count }, (_, at) => at < count - ofSorts);
}

/**
 * Columns that are learned a second time for texts whose marks follow rules of their own (tweets, novels), and then thrown away:
 * their habits stay out of what is learned of all texts. Of the word: shape, lists, itself, how it is written, sort; the word before.
 */
const APART = [0, 4, 16, 53, 54, 74, 23];

/** How many features a token has while learning, and how many of them the detector sees. */
export interface Widths {
  readonly all: number;
  readonly seen: number;
}

export function widthsFor(language: string): Widths {
  if (knowsSorts(language))
    return { all: KNOWN_ANYWHERE.length + APART.length, seen: KNOWN_ANYWHERE.length };
  const seen = KNOWN_ANYWHERE.filter(Boolean).length;
  return { all: seen, seen };
}

const APART_HASH = 7777;

export interface LabelledText {
  readonly text: string;
  readonly spans: readonly {
    readonly start: number;
    readonly end: number;
    readonly type: string;
  }[];
}

export interface ExampleOptions {
  readonly raw: boolean;
  readonly widths: Widths;
  /** A number of its own for each sort of texts whose habits are to be kept apart. */
  readonly apart?: number | undefined;
}

/** The keys of the features of every sentence, before they are numbered. */
export function readExamples(
  { text, spans }: LabelledText,
  cache: WordCache,
  { raw, widths, apart }: ExampleOptions,
): Example[] {
  const tokens = readTokens(text);
  const document = wholeDocument(tokens, cache, raw);
  const labels = labelsOf(document, spans);
  const examples: Example[] = [];
  for (const [at, from] of tokens.sentences.entries()) {
    const to = tokens.sentences[at + 1] ?? from;
    if (to === from) continue;
    const features = new Int32Array((to - from) * widths.all).fill(-1);
    const places = new Int32Array(PLACE_COLUMNS);
    const sentence = sentenceOf(document, from, to, cache.edge);
    for (let token = from; token < to; token += 1) {
      const place = token - from + EDGES;
      putPlaceFeatures(document, token, sentence, place, places);
      const { words } = sentence;
      const near = [-2, -1, 1, 2].map((offset, index) => words[place + offset]?.near[index] ?? []);
      const hashes = [words[place]?.own ?? [], ...near, places].flatMap((some) => Array.from(some));
      const row = (token - from) * widths.all;
      const learned =
        widths.seen === hashes.length
          ? hashes
          : hashes.filter((_, column) => KNOWN_ANYWHERE[column] === true);
      features.set(learned.map(modelKey), row);
      if (apart !== undefined)
        features.set(
          APART.map((column, at) =>
            modelKey(mix(mix(APART_HASH + apart, at), hashes[column] ?? 0)),
          ),
          row + widths.seen,
        );
    }
    examples.push({ features, labels: labels.slice(from, to) });
  }
  return examples;
}

/** 1 for every key of columns that the detector sees too; the others are thrown away behind the learning. */
export function keysSeen(examples: readonly Example[], widths: Widths): Uint8Array {
  const seen = new Uint8Array(1 << KEY_BITS);
  for (const { features } of examples)
    for (let at = 0; at < features.length; at += 1)
      if (at % widths.all < widths.seen) seen[features[at] ?? 0] = 1;
  return seen;
}

/** Of each token. */
export function labelsOf({ tokens }: ModelDocument, spans: LabelledText['spans']): Uint8Array {
  const labels = new Uint8Array(tokens.count);
  const shortFirst = spans.toSorted((a, b) => a.end - a.start - (b.end - b.start));
  for (const { start, end, type } of shortFirst) {
    const number = MODEL_TYPES.findIndex((each) => each === type);
    if (number < 0) continue;
    let label = beginLabel(number);
    let token = firstBehind(tokens.to, start);
    for (; token < tokens.count && (tokens.from[token] ?? 0) < end; token += 1) {
      labels[token] = label;
      label = beginLabel(number) + 1;
    }
  }
  for (let token = 0; token < labels.length; token += 1) {
    const label = labels[token] ?? 0;
    if (label === 0 || label % 2 === 1) continue;
    const before = token === 0 ? 0 : (labels[token - 1] ?? 0);
    if (before !== label && before !== label - 1) labels[token] = label - 1;
  }
  return labels;
}

/** The first token that ends behind a position. */
function firstBehind(ends: Int32Array, position: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
