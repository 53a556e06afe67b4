import { expect, it } from 'vitest';
import { GIVEN_NAME, NO_STEM, ORDINARY, lexiconKey, readLexicon } from './lexicon.ts';

function fnv(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1)
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

function sevenBits(number: number): number[] {
  return number < 128 ? [number] : [(number % 128) + 128, ...sevenBits(Math.floor(number / 128))];
}

/** A group of one word each: bits, 1, its key in seven bits a byte. */
function group(word: string, bits: number): number[] {
  return [...sevenBits(bits), 1, ...sevenBits(lexiconKey(fnv(word)))];
}

const lexicon = readLexicon(
  new Uint8Array([2, 2, ...group('асел', GIVEN_NAME), ...group('базар', ORDINARY)]),
);

it('knows words by what they begin with', () => {
  const kind = 0;
  const asel = { name: GIVEN_NAME, ordinaryRest: NO_STEM, kind };
  expect(lexicon.look('асел')).toEqual({ ...asel, nameRest: 0 });
  expect(lexicon.look('аселге')).toEqual({ ...asel, nameRest: 2 });
  expect(lexicon.look('базарда')).toEqual({ name: 0, nameRest: 0, ordinaryRest: 2, kind });
  expect(lexicon.look('ас')).toEqual({ name: 0, nameRest: 0, ordinaryRest: NO_STEM, kind });
});

it('knows what sort of word it is, in the plural too, but not of a word that only begins alike', () => {
  const sorts = readLexicon(
    new Uint8Array([2, 2, ...group('italian', 5 << 10), ...group('lawyer', ORDINARY + (13 << 5))]),
  );
  expect(sorts.look('italian').kind).toBe(5 << 5);
  expect(sorts.look('italians').kind).toBe(5 << 5);
  expect(sorts.look('lawyers').kind).toBe(13);
  expect(sorts.look('lawyers').ordinaryRest).toBe(1);
  expect(sorts.look('lawyerlike').kind).toBe(0);
});

it('refuses a file that is cut short', () => {
  expect(() => readLexicon(new Uint8Array([1, 1, 1]))).toThrow(RangeError);
});
