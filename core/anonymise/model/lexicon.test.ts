import { expect, it } from 'vitest';
import { GIVEN_NAME, NO_STEM, ORDINARY, lexiconKey, readLexicon } from './lexicon.ts';

function fnv(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1)
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

/** A group of one word each: bits, 1, its key in seven bits a byte. */
function group(word: string, bits: number): number[] {
  const bytes = [bits, 1];
  let key = lexiconKey(fnv(word));
  for (; key >= 128; key = Math.floor(key / 128)) bytes.push((key % 128) + 128);
  return [...bytes, key];
}

const lexicon = readLexicon(
  new Uint8Array([2, 2, ...group('асел', GIVEN_NAME), ...group('базар', ORDINARY)]),
);

it('knows words by what they begin with', () => {
  expect(lexicon.look('асел')).toEqual({ name: GIVEN_NAME, nameRest: 0, ordinaryRest: NO_STEM });
  expect(lexicon.look('аселге')).toEqual({ name: GIVEN_NAME, nameRest: 2, ordinaryRest: NO_STEM });
  expect(lexicon.look('базарда')).toEqual({ name: 0, nameRest: 0, ordinaryRest: 2 });
  expect(lexicon.look('ас')).toEqual({ name: 0, nameRest: 0, ordinaryRest: NO_STEM });
});

it('refuses a file that is cut short', () => {
  expect(() => readLexicon(new Uint8Array([1, 1, 1]))).toThrow(RangeError);
});
