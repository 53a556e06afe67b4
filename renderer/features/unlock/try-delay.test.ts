import { expect, it } from 'vitest';
import { tryDelay } from './try-delay.ts';

it('lets four tries pass, then makes the wait twice as long each time, up to a minute', () => {
  expect([0, 1, 4, 5, 6, 7, 8, 9, 10, 40].map(tryDelay)).toEqual([
    0, 0, 0, 2, 4, 8, 16, 32, 60, 60,
  ]);
});
