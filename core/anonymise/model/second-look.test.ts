import { expect, it } from 'vitest';
import {
  encodeLook,
  trainLook,
  type LookExample,
} from '../../../tools/train-detector/train-look.ts';
import { ByteReader } from './byte-reader.ts';
import { WordCache, wholeDocument } from './document.ts';
import { readLexicon } from './lexicon.ts';
import { LOOK_COLUMNS, type Looked, lookAt, lookedSentence } from './look-facts.ts';
import { Probabilities, TYPES } from './probabilities.ts';
import { SecondLook } from './second-look.ts';
import { readTokens } from './tokens.ts';

const cache = new WordCache(readLexicon(new Uint8Array([0, 0])));

/** A text of which the first model holds every word a person with the same probability. */
function looked(text: string, probability: number): Looked {
  const tokens = readTokens(text);
  const document = wholeDocument(tokens, cache, false);
  const probabilities = new Probabilities(tokens.count);
  for (let token = 0; token < tokens.count; token += 1)
    probabilities.put(token, Float64Array.of(probability, 0, 0));
  return { document, probabilities, answers: new Int32Array(tokens.count), edge: cache.edge };
}

/** The facts of the first word. */
function facts(seen: Looked): Map<number, number> {
  const { count } = seen.document.tokens;
  const found = new Map<number, number>();
  lookAt(seen, lookedSentence(seen.document, 0, count), 0, (column, value) => {
    if (value === 0) return;
    expect(found.has(column)).toBe(false);
    found.set(column, value);
  });
  return found;
}

function lookWith(weights: Float64Array, seen: Looked): Probabilities {
  const out = seen.probabilities.copy();
  new SecondLook(new ByteReader(encodeLook(weights))).look(seen, 0, 1, out);
  return out;
}

it('leaves what the first model says where it has learned nothing', () => {
  const out = lookWith(new Float64Array(LOOK_COLUMNS * TYPES), looked('Will', 0.3));
  expect(out.name[0]).toBeCloseTo(0.3, 3);
  expect(out.likeliest(0)).toBe(0);
});

it('moves each type by its own weights', () => {
  const weights = new Float64Array(LOOK_COLUMNS * TYPES);
  weights[1] = 9;
  const out = lookWith(weights, looked('Will', 0.5));
  expect(out.likeliest(0)).toBe(0);
  weights[1] = 12;
  expect(lookWith(weights, looked('Will', 0.5)).likeliest(0)).toBe(1);
  expect(lookWith(weights, looked('Will', 0.001)).name[0]).toBeCloseTo(0.001, 5);
});

it('stays within its columns, whatever the text', () => {
  for (const text of ['Will', 'a', '12', '—', 'СССР и Роза', "O'Brien", 'Iïß'])
    for (const probability of [0, 0.002, 0.5, 1])
      for (const column of facts(looked(text, probability)).keys())
        expect(column).toBeLessThan(LOOK_COLUMNS);
});

it.each([
  ['Will went. And I will go.', 'Will went. And he went home.'],
  ['Will went. And Will left.', 'Will went. And nobody left.'],
  ['Will went home', '— Will went home'],
])('sees another thing in "%s" than in "%s"', (one, other) => {
  const at = (text: string): unknown => Array.from(facts(looked(text, 0.3)));
  expect(at(one)).not.toEqual(at(other));
});

/** Words that the first model holds names with 0.8, and one in five are; with a fact, all of them. */
const examples: LookExample[] = Array.from({ length: 200 }, (_, at) => ({
  columns: at % 10 === 0 ? Uint16Array.of(0, 7) : Uint16Array.of(0),
  values: at % 10 === 0 ? Float64Array.of(1, 1) : Float64Array.of(1),
  odds: Float64Array.of(Math.log(4), -9, -9),
  type: at % 5 === 0 ? 0 : -1,
}));

function probabilityOf(weights: Float64Array, columns: readonly number[]): number {
  const odds = columns.reduce((sum, column) => sum + (weights[column * TYPES] ?? 0), Math.log(4));
  return 1 / (1 + Math.exp(-odds));
}

it('learns probabilities that mean what they say', () => {
  const weights = trainLook(examples, 0.01);
  expect(probabilityOf(weights, [0])).toBeCloseTo(1 / 9, 1);
  expect(probabilityOf(weights, [0, 7])).toBeGreaterThan(0.95);
  expect(trainLook(examples, 0.01)).toEqual(weights);
});

it('stays near the first model when held to it', () => {
  expect(probabilityOf(trainLook(examples, 1e6), [0])).toBeCloseTo(0.8, 2);
});
