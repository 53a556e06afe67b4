import { expect, it } from 'vitest';
import { ReviewPace } from './review-pace.ts';

/** The minutes for 60 places after decisions that took these seconds. */
function minutes(...seconds: readonly number[]): number | undefined {
  let now = 0;
  const pace = new ReviewPace(() => now);
  for (const span of seconds) {
    now += span * 1000;
    pace.decided();
  }
  return pace.minutesFor(60);
}
const of = (count: number, span: number) => Array.from({ length: count }, () => span);

it('says nothing before ten decisions, nor of what is done', () => {
  expect(minutes(...of(9, 6))).toBeUndefined();
  expect(minutes(...of(10, 6))).toBe(6);
  const pace = new ReviewPace(() => 0);
  for (const _ of of(10, 0)) pace.decided();
  expect(pace.minutesFor(0)).toBeUndefined();
});

it('goes by the middle of the recent decisions, so that a call or a hard place changes little', () => {
  expect(minutes(...of(6, 4), 900, ...of(6, 8))).toBe(8);
  expect(minutes(...of(5, 4), ...of(5, 8))).toBe(6);
  expect(minutes(...of(30, 30), ...of(20, 2))).toBe(2);
});

it('counts no pause for longer than a minute, and never says less than one', () => {
  expect(minutes(...of(10, 4000))).toBe(60);
  expect(minutes(...of(10, 0.1))).toBe(1);
});
