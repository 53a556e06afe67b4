import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelWords, wordWindows } from './word-windows.ts';

describe('words', () => {
  it('stand where they stand in UTF-16 units, signs alone, marks with their letters', () => {
    const text = '👩🏽‍🌾 «Й\u0306о-о» К.';
    const words = modelWords(text);
    expect(words.map(({ from, to }) => text.slice(from, to))).toEqual(
      expect.arrayContaining(['«', 'Й\u0306о', '-', 'о', '»', 'К', '.']),
    );
    expect(words.find(({ from }) => text[from] === '«')?.isAfterSpace).toBe(true);
    expect(words.find(({ from }) => text[from] === '-')?.isAfterSpace).toBe(false);
  });

  it('are none in a text without any', () => {
    expect(modelWords(' \n\t')).toEqual([]);
  });
});

describe('windows', () => {
  it('hold no more than the model takes, and every word counts once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }).chain((room) =>
          fc.record({
            room: fc.constant(room),
            sizes: fc.array(fc.integer({ min: 0, max: room }), { maxLength: 120 }),
          }),
        ),
        ({ room, sizes }) => {
          const windows = wordWindows(sizes, room);
          const counted = windows.flatMap(({ ownFrom, ownTo }) =>
            [...sizes.keys()].slice(ownFrom, ownTo),
          );
          expect(counted).toEqual([...sizes.keys()]);
          for (const { from, to, ownFrom, ownTo } of windows) {
            expect(from <= ownFrom && ownTo <= to).toBe(true);
            expect(sizes.slice(from, to).reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(room);
          }
        },
      ),
    );
  });

  it('give a word inside a text neighbours on both sides', () => {
    const windows = wordWindows(
      Array.from({ length: 100 }, () => 1),
      32,
    );
    expect(windows.length).toBeGreaterThan(2);
    for (const { from, to, ownFrom, ownTo } of windows) {
      expect(ownFrom - from).toBe(ownFrom === 0 ? 0 : 4);
      expect(to - ownTo).toBe(ownTo === 100 ? 0 : 4);
    }
  });
});
