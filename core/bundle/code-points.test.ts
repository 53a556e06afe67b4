import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCodePoints, toUtf16 } from './code-points.ts';

test('counts an emoji once outside and twice inside', () => {
  expect([...toCodePoints('a😀b', [0, 1, 3, 4])]).toEqual([
    [0, 0],
    [1, 1],
    [3, 2],
    [4, 3],
  ]);
});

test('moves a position between the halves of a pair to before it, and one behind the end to the end', () => {
  expect(toCodePoints('a😀b', [2]).get(2)).toBe(1);
  expect(toUtf16('a😀b', [99]).get(99)).toBe(4);
});

test('is what slicing by code points says, and comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, seed) => {
      const points = Array.from(text);
      const at = points.length === 0 ? 0 : seed % (points.length + 1);
      const units = points.slice(0, at).join('').length;
      expect(toUtf16(text, [at]).get(at)).toBe(units);
      expect(toCodePoints(text, [units]).get(units)).toBe(at);
    }),
  );
}, 30_000);
