import { expect, it } from 'vitest';
import { ByteReader } from '../../core/anonymise/model/byte-reader.ts';
import { documentOf, WordCache } from '../../core/anonymise/model/document.ts';
import { LABELS } from '../../core/anonymise/model/labels.ts';
import { KEY_BITS, modelKey, Tagger } from '../../core/anonymise/model/tagger.ts';
import { readTokens } from '../../core/anonymise/model/tokens.ts';
import { NO_STEM } from '../../core/anonymise/model/lexicon.ts';
import { OWN_COLUMNS } from '../../core/anonymise/model/word-features.ts';
import { encodeTagger } from './encode-tagger.ts';
import { type Example, trainChain } from './train-chain.ts';

const LAWYER = 13;
const cache = new WordCache({
  look: (lower) => ({
    name: 0,
    nameRest: 0,
    ordinaryRest: NO_STEM,
    kind: lower === 'lawyer' ? LAWYER : 0,
  }),
});
/** The last feature of a word itself: how it is written, with its sort. */
const sortKey = modelKey(cache.of('lawyer').own[OWN_COLUMNS - 1] ?? 0);

/** How surely `lawyer` is a name for a model that knows nothing but that its sort is one. */
function surely(sorts: boolean, kept: Uint8Array): number {
  const weights = new Float32Array(LABELS);
  weights[1] = 7;
  const chain = { weights, steps: new Float32Array(LABELS * LABELS) };
  const reader = new ByteReader(encodeTagger(Int32Array.of(sortKey), chain, 16, kept));
  const tagger = new Tagger(reader, cache, sorts);
  const document = documentOf(readTokens('lawyer'), cache, false);
  return tagger.tag(document, 0, 1)[1] ?? 0;
}

it('finds by the sort of a word only with a model that learned from sorts', () => {
  const kept = new Uint8Array(1 << KEY_BITS).fill(1);
  expect(surely(true, kept)).toBeGreaterThan(0.9);
  expect(surely(false, kept)).toBeCloseTo(1 / LABELS);
});

it('leaves out of the file what was learned only to be thrown away', () => {
  expect(surely(true, new Uint8Array(1 << KEY_BITS))).toBeCloseTo(1 / LABELS);
});

/** A word that is a name once in five times, seen often. */
const examples: Example[] = Array.from({ length: 100 }, (_, at) => ({
  features: Int32Array.of(0),
  labels: Uint8Array.of(at % 5 === 0 ? 1 : 0),
}));

function favourOf(missed: number): number {
  const options = {
    width: 1,
    features: 1,
    epochs: 20,
    alpha: 0.1,
    l1: 0,
    l2: 0,
    dropout: 0,
    seed: 1,
  };
  const { weights } = trainChain(examples, { ...options, missed });
  return (weights[1] ?? 0) - (weights[0] ?? 0);
}

it('speaks more for names the more a missed one costs', () => {
  expect(favourOf(2)).toBeGreaterThan(favourOf(0) + 0.1);
});
