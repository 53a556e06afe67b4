import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SNAPSHOTS_MAX_BYTES, snapshotsToKeep } from './retention.ts';

const HOUR = 3_600_000;
const file = fc.record({
  madeAt: fc.integer({ min: 0, max: 400 * 24 * HOUR }),
  size: fc.integer({ min: 1, max: SNAPSHOTS_MAX_BYTES }),
  generation: fc.constant(0),
});
const small = fc.record({
  madeAt: fc.integer({ min: 0, max: 90 * 24 * HOUR }),
  size: fc.constant(1),
  generation: fc.integer({ min: 0, max: 3 }),
});

describe('the snapshots that are kept', () => {
  it('are at most 24 hourly, 7 daily and 4 weekly, with the newest among them', () => {
    fc.assert(
      fc.property(fc.array(file, { minLength: 1 }), (files) => {
        const kept = snapshotsToKeep(files);
        expect(kept.length).toBeLessThanOrEqual(35);
        expect(kept[0]?.madeAt).toBe(Math.max(...files.map(({ madeAt }) => madeAt)));
      }),
    );
  });

  it('take no more than the bound, or three of the newest', () => {
    fc.assert(
      fc.property(fc.array(file, { minLength: 1 }), (files) => {
        const kept = snapshotsToKeep(files);
        const total = kept.reduce((sum, { size }) => sum + size, 0);
        expect(total).toBeLessThanOrEqual(Math.max(SNAPSHOTS_MAX_BYTES, 3 * (kept[0]?.size ?? 0)));
      }),
    );
  });

  it('are kept again when thinned twice', () => {
    fc.assert(
      fc.property(fc.array(small), (files) => {
        const kept = snapshotsToKeep(files);
        expect(snapshotsToKeep(kept)).toEqual(kept);
      }),
    );
  });

  it('reach back for weeks, though there is one every quarter of an hour', () => {
    const all = [];
    let kept: ReturnType<typeof snapshotsToKeep> = [];
    for (let quarter = 0; quarter < 40 * 24 * 4; quarter += 1) {
      const next = { madeAt: quarter * (HOUR / 4), size: 1, generation: 0 };
      all.push(next);
      kept = snapshotsToKeep([...kept, next]);
    }
    expect(kept).toEqual(snapshotsToKeep(all));
    const last = all.at(-1)?.madeAt ?? 0;
    expect(kept.filter(({ madeAt }) => last - madeAt < 24 * HOUR)).toHaveLength(24);
    expect(last - (kept.at(-1)?.madeAt ?? last)).toBeGreaterThan(14 * 24 * HOUR);
  });

  it('are the same few after a year in a drawer', () => {
    const before = [1, 2, 3].map((hour) => ({ madeAt: hour * HOUR, size: 1, generation: 0 }));
    const after = { madeAt: 365 * 24 * HOUR, size: 1, generation: 0 };
    expect(snapshotsToKeep([...before, after])).toHaveLength(4);
  });

  it('hold the last one of what a restore replaced for four weeks, however many follow', () => {
    const old = [1, 2].map((minute) => ({ madeAt: minute, size: 1, generation: 0 }));
    const after = (days: number) => ({ madeAt: days * 24 * HOUR, size: 1, generation: 1 });
    const soon = Array.from({ length: 28 }, (_, day) => after(day + 0.5));
    expect(snapshotsToKeep([...old, ...soon])).toContain(old[1]);
    expect(snapshotsToKeep([...old, ...soon])).not.toContain(old[0]);
    expect(snapshotsToKeep([...old, ...soon, after(29)])).not.toContain(old[1]);
  });

  it('hold the present database though the clock was set back after a restore', () => {
    const replaced = { madeAt: 10 * HOUR + 1, size: 1, generation: 0 };
    const present = { madeAt: 10 * HOUR, size: 1, generation: 1 };
    expect(snapshotsToKeep([replaced, present])).toEqual([present, replaced]);
  });
});
