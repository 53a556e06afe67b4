import { describe, expect, it } from 'vitest';
import { draftOf, readDraft } from './date-draft.ts';

const EMPTY = { day: '', month: '', year: '', approximate: false };

describe('a date that is typed field by field', () => {
  it('reads as much as there is and invents nothing', () => {
    expect(readDraft(EMPTY)).toEqual({ date: '' });
    expect(readDraft({ ...EMPTY, year: '1998', approximate: true })).toEqual({ date: '1998~' });
    expect(readDraft({ ...EMPTY, year: '1998', month: '3' })).toEqual({ date: '1998-03' });
    expect(readDraft({ ...EMPTY, year: '1998', month: '11', day: '6' })).toEqual({
      date: '1998-11-06',
    });
  });

  it('says what is wrong with what is no date', () => {
    expect(readDraft({ ...EMPTY, month: '11' }).problem).toBe('year-missing');
    expect(readDraft({ ...EMPTY, year: '98' }).problem).toBe('year-digits');
    expect(readDraft({ ...EMPTY, year: '1998', day: '6' }).problem).toBe('month-missing');
    expect(readDraft({ ...EMPTY, year: '1998', month: '13' }).problem).toBe('month-range');
    expect(readDraft({ ...EMPTY, year: '1998', month: '11', day: '31' }).problem).toBe(
      'no-such-day',
    );
    expect(readDraft({ ...EMPTY, year: '1999', month: '2', day: '29' }).problem).toBe(
      'no-such-day',
    );
  });

  it('gives back every date it was made from', () => {
    for (const date of ['', '1998', '1998~', '1998-11', '1998-11-06~', '0098-01-01']) {
      expect(readDraft(draftOf(date))).toEqual({ date });
    }
  });
});
