import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thinVersions, VERSION_EVERY_MS, type VersionEntry, VERSIONS_MAX } from './history.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 24, 12);

const version = (at: number): VersionEntry => ({
  id: String(at),
  at,
  length: 1,
  passages: 0,
  redactions: 0,
});
/** Oldest first, at these ages in milliseconds. */
const aged = (ages: readonly number[]) =>
  [...new Set(ages)].toSorted((a, b) => b - a).map((age) => version(NOW - age));
const someVersions = fc
  .array(fc.integer({ min: 0, max: 400 * DAY }), { minLength: 1, maxLength: 200 })
  .map(aged);

describe('thinning', () => {
  it('keeps the first and the newest, in order, and never more than the most', () => {
    fc.assert(
      fc.property(someVersions, (versions) => {
        const kept = thinVersions(versions, NOW);
        expect(kept[0]).toBe(versions[0]);
        expect(kept.at(-1)).toBe(versions.at(-1));
        expect(kept).toEqual(versions.filter((one) => kept.includes(one)));
        expect(kept.length).toBeLessThanOrEqual(VERSIONS_MAX);
      }),
    );
  });

  it('changes nothing that it has thinned already', () => {
    fc.assert(
      fc.property(someVersions, (versions) => {
        const once = thinVersions(versions, NOW);
        expect(thinVersions(once, NOW)).toEqual(once);
      }),
    );
  });

  it('keeps every version of the last day, an hour of typing after another', () => {
    const versions = aged(Array.from({ length: 50 }, (_, i) => i * VERSION_EVERY_MS));
    expect(thinVersions(versions, NOW)).toEqual(versions);
  });

  it('leaves at least one version in every week that had one, the last of each', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 31 * DAY, max: 200 * DAY }), { minLength: 1, maxLength: 50 }),
        (ages) => {
          const versions = aged(ages);
          const week = (one: VersionEntry) => Math.floor(one.at / (7 * DAY));
          const last = new Map(versions.map((one) => [week(one), one]));
          const kept = thinVersions(versions, NOW);
          for (const one of last.values()) expect(kept).toContain(one);
        },
      ),
    );
  });

  it('thins a month of work to about a version a day', () => {
    const versions = aged(Array.from({ length: 30 * 24 }, (_, i) => i * HOUR));
    const kept = thinVersions(versions, NOW);
    expect(kept.length).toBeLessThanOrEqual(VERSIONS_MAX);
    const days = new Set(kept.map((one) => Math.floor(one.at / DAY)));
    expect(days.size).toBeGreaterThanOrEqual(28);
  });
});
