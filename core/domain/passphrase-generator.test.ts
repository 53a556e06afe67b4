import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PASSPHRASE_FLOOR_BITS, passphraseBits, strengthOf } from './passphrase.ts';
import {
  type FillRandom,
  SUGGESTED_WORDS,
  suggestedBits,
  suggestPassphrase,
  uniformBelow,
} from './passphrase-generator.ts';
import { loadWordList, WORD_LIST_LANGUAGES } from './word-lists/load-word-list.ts';

/** Gives out 32-bit values in order, then fails. */
function source(...values: readonly number[]): FillRandom {
  const left = [...values];
  return (bytes) => {
    const value = left.shift();
    if (value === undefined) throw new Error('no more values');
    new DataView(bytes.buffer).setUint32(0, value);
  };
}

/** The same bytes in every run (mulberry32). */
function seeded(seed: number): FillRandom {
  let state = seed;
  return (bytes) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    new DataView(bytes.buffer).setUint32(0, (mixed ^ (mixed >>> 14)) >>> 0);
  };
}

describe('uniformBelow', () => {
  it('throws away exactly the values of the incomplete last run', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 32 }), (count) => {
        const rest = 2 ** 32 % count;
        expect(uniformBelow(count, source(2 ** 32 - rest - 1))).toBe(count - 1);
        if (rest > 0) {
          const refused = [2 ** 32 - rest, 2 ** 32 - 1];
          expect(uniformBelow(count, source(...refused, count - 1))).toBe(count - 1);
        }
      }),
    );
  });

  it('maps the values that it takes onto every number equally often', () => {
    const counts = new Map<number, number>();
    for (let value = 0; value < 4096 * 3; value += 1) {
      const number = uniformBelow(4096, source(value));
      counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    expect([counts.size, ...new Set(counts.values())]).toEqual([4096, 3]);
  });

  it.each([0, -1, 1.5, 2 ** 32 + 1])('refuses a count of %s', (count) => {
    expect(() => uniformBelow(count, source(0))).toThrow(RangeError);
  });
});

describe.each(WORD_LIST_LANGUAGES)('a suggested passphrase (%s)', (language) => {
  it('holds at least 72 bits', async () => {
    const { length } = await loadWordList(language);
    const bits = suggestedBits(length);
    console.info(`${language}: ${length} words, ${SUGGESTED_WORDS} of them: ${bits} bits`);
    expect(bits).toBeGreaterThanOrEqual(72);
  });

  it('is the words of the indexes drawn, joined by single spaces', async () => {
    const words = await loadWordList(language);
    const drawn = [0, 1, 4095, 4096, 2 ** 32 - 1, 7];
    const expected = [0, 1, 4095, 0, 4095, 7].map((index) => words[index]);
    expect(suggestPassphrase(words, source(...drawn))).toBe(expected.join(' '));
  });

  it('is judged strong, and never stronger than it is', async () => {
    const words = await loadWordList(language);
    const random = seeded(20);
    for (let round = 0; round < 40; round += 1) {
      const passphrase = suggestPassphrase(words, random);
      const bits = passphraseBits(passphrase);
      const isEachOnce = new Set(passphrase.split(' ')).size === SUGGESTED_WORDS;
      if (isEachOnce) expect.soft(strengthOf(bits), passphrase).toBe('strong');
      else expect(bits).toBeGreaterThanOrEqual(PASSPHRASE_FLOOR_BITS);
      expect(bits).toBeLessThanOrEqual(suggestedBits(words.length));
    }
  });

  it('is worth little as one word typed six times', async () => {
    const [word] = await loadWordList(language);
    const six = Array.from({ length: SUGGESTED_WORDS }, () => word).join(' ');
    expect(passphraseBits(six)).toBeLessThan(PASSPHRASE_FLOOR_BITS);
  });

  it('is stored as it is typed: normalisation changes nothing', async () => {
    for (const word of await loadWordList(language)) expect(word.normalize('NFC')).toBe(word);
  });
});
