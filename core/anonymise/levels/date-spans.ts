import type { DateParts } from '../../domain/partial-date.ts';

/** The year with which the decade of a date begins. */
export function decadeOf({ year }: DateParts): number {
  return year - (year % 10);
}

/** From winter, 0, to autumn, 3. */
export function seasonOf(month: number): number {
  return Math.floor((month % 12) / 3);
}
