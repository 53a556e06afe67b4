import { coarsenDate, parseDate } from '../domain/partial-date.ts';
import type { ReportWords } from './words/report-words.ts';

/** How much of a date is told, at most: a date that is not known to the day is never told to the day. */
export type DateDetail = 'day' | 'month' | 'year' | 'withheld';

/** `March 2026`; the empty text for a date that is not known or not told. */
export function writeDate(date: string, detail: DateDetail, words: ReportWords['date']): string {
  const parts = parseDate(coarsenDate(date, detail === 'withheld' ? 'unknown' : detail));
  if (parts === undefined) return '';
  const { month, day } = parts;
  const written =
    month === undefined
      ? words.year(parts)
      : day === undefined
        ? words.month({ ...parts, month })
        : words.day({ ...parts, month, day });
  return parts.approximate ? words.about(written) : written;
}
