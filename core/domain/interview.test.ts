import { expect, it } from 'vitest';
import { reviewUnder } from './interview.ts';
import { reviewOf } from './translation.ts';

it('counts a review that nobody has read again as unfinished, where a second reader is required', () => {
  expect(reviewUnder('done', true)).toBe('in-review');
  expect(reviewUnder('confirmed', true)).toBe('confirmed');
  expect(reviewUnder('done', false)).toBe('done');
  expect(reviewUnder('not-started', true)).toBe('not-started');
});

it('is with all texts of an interview no further than the one that is least far', () => {
  const all = (...states: Parameters<typeof reviewUnder>[0][]) =>
    reviewOf(states.map((review) => ({ review })));
  expect(all('confirmed', 'confirmed')).toBe('confirmed');
  expect(all('confirmed', 'done')).toBe('done');
  expect(all('confirmed', 'not-started')).toBe('in-review');
});
