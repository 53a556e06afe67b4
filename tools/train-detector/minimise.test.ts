import { expect, it } from 'vitest';
import { minimise } from './minimise.ts';

it('finds the lowest point of a narrow valley', () => {
  const [x, y] = minimise(2, (at, slope) => {
    const [a = 0, b = 0] = at;
    slope[0] = 2 * (a - 3) + 2000 * (a - b);
    slope[1] = -2000 * (a - b);
    return (a - 3) ** 2 + 1000 * (a - b) ** 2;
  });
  expect(x).toBeCloseTo(3, 2);
  expect(y).toBeCloseTo(3, 2);
});

it('stays where it is lowest already', () => {
  expect(Array.from(minimise(2, (_, slope) => slope.fill(0).length))).toEqual([0, 0]);
});
