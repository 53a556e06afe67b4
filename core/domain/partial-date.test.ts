import { describe, expect, it } from 'vitest';
import { coarsenDate, datePrecision, isPartialDate, parseDate } from './partial-date.ts';

describe('partial dates', () => {
  it('knows which days exist', () => {
    expect(isPartialDate('1998-11-31')).toBe(false);
    expect(isPartialDate('2000-02-29')).toBe(true);
    expect(isPartialDate('1900-02-29')).toBe(false);
    expect(isPartialDate('1998-13')).toBe(false);
    expect(isPartialDate('')).toBe(true);
    expect(isPartialDate('last spring')).toBe(false);
  });

  it('reads the precision that was written, and no more', () => {
    expect(datePrecision('1998')).toBe('year');
    expect(datePrecision('1998-11')).toBe('month');
    expect(datePrecision('1998-11-26~')).toBe('day');
    expect(parseDate('1998-11~')).toEqual({ year: 1998, month: 11, approximate: true });
  });

  it('cuts to a coarser precision and never invents a finer one', () => {
    expect(coarsenDate('1998-11-26', 'month')).toBe('1998-11');
    expect(coarsenDate('1998-11-26~', 'year')).toBe('1998~');
    expect(coarsenDate('1998', 'day')).toBe('1998');
    expect(coarsenDate('1998-11-26', 'unknown')).toBe('');
  });
});
