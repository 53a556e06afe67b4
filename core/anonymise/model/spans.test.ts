import { expect, it } from 'vitest';
import { Probabilities } from './probabilities.ts';
import { spansOf, type Thresholds } from './spans.ts';
import { readTokens } from './tokens.ts';

const THRESHOLDS: Thresholds = { PERSON: 0.1, PLACE: 0.5, ORG: 0.5 };

/** What is proposed of one word with these probabilities of a person, a place, an organisation. */
function proposed(...types: readonly number[]) {
  const tokens = readTokens('Алма');
  const probabilities = new Probabilities(tokens.count);
  probabilities.put(0, Float64Array.from(types));
  return spansOf(tokens, probabilities, () => THRESHOLDS).map(({ type }) => type);
}

it('does not miss a person for being likelier a place', () => {
  expect(proposed(0.15, 0.2, 0)).toEqual(['PLACE']);
  expect(proposed(0.05, 0.2, 0)).toEqual([]);
});

it('asks of places and organisations together what their own threshold says', () => {
  expect(proposed(0, 0.4, 0)).toEqual([]);
  expect(proposed(0, 0.4, 0.2)).toEqual(['PLACE']);
});
