import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outgoingFile } from './report-fixture.ts';
import { interviewsOf, tally, withoutSmallCells } from './small-cells.ts';

const values = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).flatMap(([value, count]) =>
    Array.from({ length: count }, () => (value === 'unknown' ? '' : value)),
  );

describe('a tally', () => {
  it('tells what three or more share, the largest first', () => {
    expect(tally(values({ teacher: 3, trader: 5 }))).toEqual({
      told: [
        { value: 'trader', count: 5 },
        { value: 'teacher', count: 3 },
      ],
      rest: 0,
    });
  });

  it('hides a smaller one, and with it what it could be found by', () => {
    const { told, rest } = tally(values({ teacher: 3, trader: 5, lawyer: 2 }));
    expect(told).toEqual([{ value: 'trader', count: 5 }]);
    expect(rest).toBe(5);
    expect(tally(values({ teacher: 3, lawyer: 2 }))).toEqual({ told: [], rest: 5 });
  });

  it('hides no other where the small ones hide each other, or nothing is hidden', () => {
    expect(tally(values({ trader: 5, lawyer: 2, doctor: 1 }))).toEqual({
      told: [{ value: 'trader', count: 5 }],
      rest: 3,
    });
    expect(tally(values({ trader: 5, unknown: 1 }))).toEqual({
      told: [{ value: 'trader', count: 5 }],
      rest: 1,
    });
  });

  it('takes for the same what is written in two ways', () => {
    expect(tally(['North', ' north', 'NORTH ']).told).toEqual([{ value: 'North', count: 3 }]);
  });

  it('never prints what a small number follows from', () => {
    const kinds = fc.record({
      a: fc.nat(6),
      b: fc.nat(6),
      c: fc.nat(6),
      d: fc.nat(6),
      unknown: fc.nat(4),
    });
    fc.assert(
      fc.property(kinds, (counts) => {
        const { told, rest } = tally(values(counts));
        const printed = new Map(told.map(({ value, count }) => [value, count]));
        const total = Object.values(counts).reduce((sum, one) => sum + one, 0);
        // What a reader can work out of the rest: the numbers that each hidden kind may have.
        const hidden = (['a', 'b', 'c', 'd'] as const).filter(
          (kind) => counts[kind] > 0 && !printed.has(kind),
        );
        expect(rest).toBe(total - [...printed.values()].reduce((sum, one) => sum + one, 0));
        for (const [kind, count] of printed) {
          expect(count).toBe(counts[kind as 'a']);
          expect(count).toBeGreaterThanOrEqual(3);
        }
        // With nothing told, the rest is the total, which says nothing of any kind.
        if (told.length === 0) return;
        for (const kind of hidden) {
          if (counts[kind] >= 3) continue;
          expect(rest).toBeGreaterThanOrEqual(3);
          expect(rest).not.toBe(counts[kind]);
          // The rest is then of two sources at least: other numbers of this kind fit it as well.
          expect(rest - counts[kind]).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe('files without small cells', () => {
  const teachers = [1, 2, 3].map((n) => outgoingFile({ id: `t${n}`, code: `INT-00${n}` }));
  const lawyer = outgoingFile({
    id: 'l',
    occupation: 'occ.lawyer',
    role: 'victim',
    sex: 'female',
    place: { exact: 'Zhanaauyl', published: 'Western region', level: 'region' },
    employer: { exact: 'School 1', published: 'a school' },
  });

  it('tell nothing that fewer than three share, nor what it could be found by', () => {
    const files = withoutSmallCells([...teachers, lawyer]);
    expect(files.map(({ occupation, role }) => [occupation, role])).toEqual(
      files.map(() => ['', '']),
    );
    expect(JSON.stringify(files)).not.toMatch(/Zhanaauyl|Western|School|school|female/);
  });

  it('tell what enough of them share', () => {
    const others = [1, 2, 3].map((n) => ({ ...lawyer, id: `l${n}` }));
    const files = withoutSmallCells([...teachers, ...others]);
    expect(files.map(({ occupation }) => occupation.slice(4))).toEqual(
      'teacher teacher teacher lawyer lawyer lawyer'.split(' '),
    );
    expect(files[5]?.place).toEqual({ published: 'Western region', level: 'region' });
    expect(files[5]?.sex).toBe('female');
  });

  it('count an interview once, however many translations it has', () => {
    const translations = [1, 2].map((n) => ({ ...lawyer, id: `x${n}`, translationOf: 'l' }));
    const all = [...translations, lawyer, ...teachers];
    expect(interviewsOf(all)).toEqual([lawyer, ...teachers]);
    expect(interviewsOf(translations)).toEqual(translations.slice(0, 1));
    expect(withoutSmallCells(all).map(({ occupation }) => occupation)).not.toContain('occ.lawyer');
  });
});
