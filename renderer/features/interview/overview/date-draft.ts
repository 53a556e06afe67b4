import {
  isPartialDate,
  type PartialDate,
  parseDate,
} from '../../../../core/domain/partial-date.ts';

/** A date while it is typed, field by field. */
export interface DateDraft {
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly approximate: boolean;
}

/** Why the fields are no date yet. */
export type DateProblem =
  | 'year-missing'
  | 'year-digits'
  | 'month-missing'
  | 'month-range'
  | 'no-such-day';

export type DraftResult =
  | { readonly date: PartialDate; readonly problem?: undefined }
  | { readonly date?: undefined; readonly problem: DateProblem };

export function draftOf(date: PartialDate): DateDraft {
  const parts = parseDate(date);
  return {
    day: parts?.day === undefined ? '' : String(parts.day),
    month: parts?.month === undefined ? '' : String(parts.month),
    year: parts === undefined ? '' : String(parts.year).padStart(4, '0'),
    approximate: parts?.approximate ?? false,
  };
}

/** The date that the fields say, or why they say none. Nothing is ever filled in. */
export function readDraft({ day, month, year, approximate }: DateDraft): DraftResult {
  const [d, m, y] = [day.trim(), month.trim(), year.trim()];
  if (d === '' && m === '' && y === '') return { date: '' };
  if (y === '') return { problem: 'year-missing' };
  if (!/^\d{4}$/.test(y)) return { problem: 'year-digits' };
  if (d !== '' && m === '') return { problem: 'month-missing' };
  if (m !== '' && !/^(0?[1-9]|1[0-2])$/.test(m)) return { problem: 'month-range' };
  if (d !== '' && !/^\d{1,2}$/.test(d)) return { problem: 'no-such-day' };
  const parts = [y, m, d].filter((part) => part !== '').map((part) => part.padStart(2, '0'));
  const date = parts.join('-') + (approximate ? '~' : '');
  return isPartialDate(date) ? { date } : { problem: 'no-such-day' };
}
