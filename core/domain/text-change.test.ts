import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyChanges,
  mapPosition,
  mapRange,
  type TextChange,
  touchesRange,
} from './text-change.ts';

const changes = fc
  .uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 6 })
  .map((points) => points.sort((a, b) => a - b))
  .chain((points) =>
    fc.array(fc.string({ maxLength: 4 }), { minLength: 3, maxLength: 3 }).map((inserts) => {
      const list: TextChange[] = [];
      for (let i = 0; i + 1 < points.length; i += 2) {
        list.push([points[i] ?? 0, points[i + 1] ?? 0, inserts[i / 2] ?? '']);
      }
      return list;
    }),
  );
const text = 'abcdefghijklmnopqrstuvwxyz012345';

describe('text changes', () => {
  it('keeps every position between its old neighbours', () => {
    fc.assert(
      fc.property(changes, fc.integer({ min: 0, max: text.length }), (set, at) => {
        const after = applyChanges(text, set);
        const left = mapPosition(set, at, -1);
        const right = mapPosition(set, at, 1);
        expect(left).toBeLessThanOrEqual(right);
        expect(right).toBeLessThanOrEqual(after.length);
      }),
    );
  });

  it('carries an untouched range to the same words', () => {
    fc.assert(
      fc.property(changes, fc.nat(30), fc.nat(30), (set, a, b) => {
        const range = { from: Math.min(a, b), to: Math.max(a, b) + 1 };
        if (touchesRange(set, range)) return;
        const moved = mapRange(set, range);
        expect(moved).toBeDefined();
        expect(applyChanges(text, set).slice(moved?.from, moved?.to)).toBe(
          text.slice(range.from, range.to),
        );
      }),
    );
  });

  it('leaves text typed at an edge outside, and takes in what is typed within', () => {
    const range = { from: 3, to: 6 };
    expect(mapRange([[3, 3, 'XX']], range)).toEqual({ from: 5, to: 8 });
    expect(mapRange([[6, 6, 'XX']], range)).toEqual({ from: 3, to: 6 });
    expect(mapRange([[4, 4, 'XX']], range)).toEqual({ from: 3, to: 8 });
  });

  it('drops a range whose text is all gone', () => {
    expect(mapRange([[2, 7, '']], { from: 3, to: 6 })).toBeUndefined();
    expect(mapRange([[2, 7, 'new']], { from: 3, to: 6 })).toBeUndefined();
  });

  it('refuses changes that overlap or lie outside', () => {
    expect(() => applyChanges('abc', [[2, 9, '']])).toThrow(RangeError);
    expect(() =>
      applyChanges('abcdef', [
        [2, 4, ''],
        [3, 5, ''],
      ]),
    ).toThrow(RangeError);
  });
});

describe('a range and an edit that meet', () => {
  const range = { from: 4, to: 8 };

  it('keeps out of the range what replaced text across its edge', () => {
    expect(mapRange([[2, 6, 'XY']], range)).toEqual({ from: 4, to: 6 });
    expect(mapRange([[6, 10, 'XY']], range)).toEqual({ from: 4, to: 6 });
    expect(mapRange([[5, 6, 'XY']], range)).toEqual({ from: 4, to: 9 });
    expect(mapRange([[2, 10, 'XY']], range)).toBeUndefined();
  });

  it('are told apart: inside touches it, at its edges does not', () => {
    for (const beside of [
      [4, 4, 'X'],
      [8, 8, 'X'],
      [2, 4, ''],
      [8, 9, 'X'],
    ] as const)
      expect(touchesRange([beside], range)).toBe(false);
    for (const inside of [
      [5, 5, 'X'],
      [3, 5, ''],
      [7, 9, 'X'],
      [4, 8, ''],
      [2, 10, ''],
    ] as const)
      expect(touchesRange([inside], range)).toBe(true);
  });
});
