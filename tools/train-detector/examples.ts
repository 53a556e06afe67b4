import {
  wholeDocument,
  EDGES,
  type ModelDocument,
  putPlaceFeatures,
  sentenceOf,
  type WordCache,
} from '../../core/anonymise/model/document.ts';
import { beginLabel, MODEL_TYPES } from '../../core/anonymise/model/labels.ts';
import { PLACE_COLUMNS } from '../../core/anonymise/model/place-features.ts';
import { modelKey } from '../../core/anonymise/model/tagger.ts';
import { readTokens } from '../../core/anonymise/model/tokens.ts';
import { NEAR_COLUMNS, OWN_COLUMNS } from '../../core/anonymise/model/word-features.ts';
import type { Example } from './train-chain.ts';

const NEAR = NEAR_COLUMNS.reduce((sum, columns) => sum + columns, 0);
export const WIDTH = OWN_COLUMNS + NEAR + PLACE_COLUMNS;

export interface LabelledText {
  readonly text: string;
  readonly spans: readonly {
    readonly start: number;
    readonly end: number;
    readonly type: string;
  }[];
}

/** The keys of the features of every sentence, before they are numbered. */
export function readExamples(
  { text, spans }: LabelledText,
  cache: WordCache,
  raw: boolean,
): Example[] {
  const tokens = readTokens(text);
  const document = wholeDocument(tokens, cache, raw);
  const labels = labelsOf(document, spans);
  const examples: Example[] = [];
  for (const [at, from] of tokens.sentences.entries()) {
    const to = tokens.sentences[at + 1] ?? from;
    if (to === from) continue;
    const features = new Int32Array((to - from) * WIDTH);
    const places = new Int32Array(PLACE_COLUMNS);
    const sentence = sentenceOf(document, from, to, cache.edge);
    for (let token = from; token < to; token += 1) {
      const place = token - from + EDGES;
      putPlaceFeatures(document, token, sentence, place, places);
      const { words } = sentence;
      const near = [-2, -1, 1, 2].map((offset, index) => words[place + offset]?.near[index] ?? []);
      const hashes = [words[place]?.own ?? [], ...near, places].flatMap((some) => Array.from(some));
      features.set(hashes.map(modelKey), (token - from) * WIDTH);
    }
    examples.push({ features, labels: labels.slice(from, to) });
  }
  return examples;
}

function labelsOf({ tokens }: ModelDocument, spans: LabelledText['spans']): Uint8Array {
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
