import { expect, it } from 'vitest';
import { rawSentences, sentenceCasings } from './casing.ts';
import { documentOf, WordCache } from './document.ts';
import { readLexicon } from './lexicon.ts';
import { readTokens } from './tokens.ts';

const cache = new WordCache(readLexicon(new Uint8Array([0, 0])));
const raw = (text: string): number[] =>
  Array.from(rawSentences(sentenceCasings(documentOf(readTokens(text), cache, false))));

it.each([
  ['потом пришёл серик и ушёл', [1]],
  ['Потом пришёл Серик. Он ушёл.', [0, 0]],
  ['Потом пришёл Серик\nи ушёл', [0, 0]],
  ['ПОТОМ ПРИШЁЛ СЕРИК. Он ушёл.', [1, 0]],
  [`Он сказал.\n${'и потом ещё они пошли туда\n'.repeat(5)}Так и было.`, [0, 1, 1, 1, 1, 1, 0]],
  ['12 + 4', [1]],
])('"%s"', (text, expected) => {
  expect(raw(text)).toEqual(expected);
});
