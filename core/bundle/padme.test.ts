import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPadmeLength, padmeLength } from './padme.ts';

test.each([
  [0, 0],
  [1, 1],
  [8, 8],
  [9, 10],
  [10_240, 10_240],
  [10_241, 10_752],
  [1_000_000, 1_015_808],
  [2 ** 40 + 1, 2 ** 40 + 2 ** 34],
])('pads %i to %i', (length, padded) => {
  expect(padmeLength(length)).toBe(padded);
});

test('adds at most 12 %, settles at once, keeps order and blocks of 512', () => {
  const lengths = fc.integer({ min: 1, max: 2 ** 45 });
  fc.assert(
    fc.property(lengths, lengths, (a, b) => {
      const padded = padmeLength(a);
      expect(padded).toBeGreaterThanOrEqual(a);
      expect(padded).toBeLessThanOrEqual(a * 1.12 + 1);
      expect(isPadmeLength(padded)).toBe(true);
      expect(padmeLength(Math.min(a, b))).toBeLessThanOrEqual(padmeLength(Math.max(a, b)));
      expect(padmeLength(a * 512) % 512).toBe(0);
    }),
  );
});
