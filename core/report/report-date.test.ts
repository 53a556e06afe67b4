import { expect, test } from 'vitest';
import { type DateDetail, writeDate } from './report-date.ts';
import type { ReportLanguage } from './report-language.ts';
import { wordsOf } from './words/words-of.ts';

function written(language: ReportLanguage, date: string, detail: DateDetail = 'day') {
  return writeDate(date, detail, wordsOf(language).date);
}

test('a date is written as exactly as it is known', () => {
  expect(written('en', '2026-03-02')).toBe('March 2, 2026');
  expect(written('ru', '2026-03-02')).toBe('2 марта 2026 г.');
  expect(written('kk', '2026-03-02')).toBe('2026 жылғы 2 наурыз');
  expect(written('ru', '2026-08~')).toBe('август 2026 г. (приблизительно)');
  expect(written('kk', '2026')).toBe('2026 жыл');
});

test('and no more exactly than is wanted', () => {
  expect(written('en', '2026-12-02', 'month')).toBe('December 2026');
  expect(written('en', '2026-12', 'year')).toBe('2026');
  expect(written('en', '2026', 'month')).toBe('2026');
  for (const date of ['2026-12-02', '', 'soon']) expect(written('en', date, 'withheld')).toBe('');
  expect(written('en', 'soon')).toBe('');
});

test('every language has twelve months of its own', () => {
  for (const language of ['en', 'ru', 'kk'] as const) {
    const months = Array.from({ length: 12 }, (_, i) =>
      written(language, `2026-${String(i + 1).padStart(2, '0')}-05`),
    );
    expect(new Set(months).size).toBe(12);
    expect(months.join()).not.toContain('undefined');
  }
});
