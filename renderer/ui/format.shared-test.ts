import { describe, expect, it } from 'vitest';
import { compareText } from './alphabet.ts';
import { KAZAKH_ORDER, NUMBERS, PARTIAL_DATES, SIZES } from './format.cases.ts';
import {
  formatBytes,
  formatDay,
  formatNumber,
  formatPartialDate,
  formatPercent,
  formatTime,
} from './format.ts';

/** Called by format.test.ts (Node) and format.browser.test.ts (Chromium). */
export function testFormats(): void {
  describe('formats', () => {
    it.each(PARTIAL_DATES)('writes the date %s in %s as %s', (edtf, language, words) => {
      expect(formatPartialDate(edtf, language)).toBe(words);
    });

    it.each(NUMBERS)('writes the number %s in %s', (value, language, decimals, words) => {
      expect(formatNumber(value, language, decimals)).toBe(words);
    });

    it.each(SIZES)('writes %s bytes in %s as %s', (bytes, language, words) => {
      expect(formatBytes(bytes, language)).toBe(words);
    });

    it('writes moments on the clock of this computer, with two digits', () => {
      const moment = new Date(2026, 0, 5, 4, 7, 9);
      expect(formatTime(moment)).toBe('04:07');
      expect(formatTime(moment, { seconds: true })).toBe('04:07:09');
      expect(formatDay(moment, 'kk')).toBe('2026\u00a0ж. 5\u00a0қаңтар');
      expect(formatDay(moment.getTime(), 'ru')).toBe('5\u00a0января 2026\u00a0г.');
    });

    it('writes shares', () => {
      expect(formatPercent(0.344, 'en')).toBe('34%');
      expect(formatPercent(1, 'ru')).toBe('100\u00a0%');
    });

    it('never says a number that is none', () => {
      expect(formatNumber(Number.NaN, 'en')).toBe('–');
    });

    it('sorts Kazakh words by the Kazakh alphabet', () => {
      const shuffled = KAZAKH_ORDER.toReversed();
      expect(shuffled.sort((a, b) => compareText(a, b, 'kk'))).toEqual(KAZAKH_ORDER);
    });

    it('sorts decomposed letters as composed ones, and shorter names first', () => {
      expect(compareText('Ё'.normalize('NFD'), 'Ж', 'kk')).toBeLessThan(0);
      expect(compareText('Айгүл', 'Айгүлім', 'kk')).toBeLessThan(0);
      expect(compareText('INT-9', 'INT-10', 'ru')).toBeLessThan(0);
      expect(compareText('Елена', 'Ёлка', 'ru')).toBeLessThan(0);
    });
  });
}
