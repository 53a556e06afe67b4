import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BIN_DAYS, binTime, daysLeft, type SeenTime, see } from './bin-time.ts';

const DAY = 24 * 3_600_000;
const START = Date.UTC(2026, 10, 24);

/** Opened on these days, in this order, counted from the start. */
function opened(first: number, ...days: number[]): SeenTime {
  const start = see(undefined, START + first * DAY);
  return days.reduce((seen, day) => see(seen, START + day * DAY), start);
}

describe('days in the bin', () => {
  it('are days of the calendar for a vault that is opened now and then', () => {
    expect(daysLeft(START, opened(0))).toBe(30);
    expect(daysLeft(START, opened(0, 3, 9))).toBe(21);
    expect(daysLeft(START, opened(0, 5, 11, 17, 23, 29))).toBe(1);
    expect(daysLeft(START, opened(0, 5, 11, 17, 23, 30))).toBe(0);
  });

  it('do not pass while nobody is there to see them: a clock that jumps years costs a week at most', () => {
    expect(daysLeft(START, opened(0, 4000))).toBe(23);
    expect(daysLeft(START, opened(0, 4000, 1, 2, 3))).toBe(23);
  });

  it('do not pass again and again when a clock starts in the past at every start of the computer', () => {
    expect(daysLeft(START, opened(0, -20_000, 0.1, -20_000, 0.2, -20_000, 0.3))).toBe(30);
  });

  it('count from the first sighting, whatever an older vault wrote down', () => {
    expect(daysLeft(START - 500 * DAY, opened(0))).toBe(30);
  });

  it('count from what was seen when the clock is behind at that moment', () => {
    const seen = opened(0);
    expect(daysLeft(binTime(seen, START - 900 * DAY), seen)).toBe(30);
  });

  it('never run out before 30 days of the true time, when the clock is wrong once', () => {
    const truth = fc.array(fc.double({ min: 0.1, max: 3, noNaN: true }), { maxLength: 15 });
    fc.assert(
      fc.property(truth, fc.integer({ min: -9000, max: 9000 }), fc.nat(14), (steps, wrong, at) => {
        let day = 0;
        let seen = see(undefined, START);
        steps.forEach((step, i) => {
          day += step;
          seen = see(seen, START + (i === at ? wrong : day) * DAY);
        });
        // One jump may cost the week that a gap counts for, and no more.
        const left = daysLeft(START, seen);
        expect(left).toBeGreaterThanOrEqual(Math.floor(BIN_DAYS - day - 7));
        expect(left).toBeLessThanOrEqual(BIN_DAYS);
      }),
    );
  });
});
