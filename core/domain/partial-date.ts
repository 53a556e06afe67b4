/**
 * Dates as people know them, in EDTF (ISO 8601-2): `1998`, `1998-11`, `1998-11-26`, each optionally with
 * `~` for "approximately", and the empty text for "not known". Never a `Date`, which would invent a day.
 */
export type PartialDate = string & { readonly partialDate?: never };
export type DatePrecision = 'unknown' | 'year' | 'month' | 'day';

export interface DateParts {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
  readonly approximate: boolean;
}

const PATTERN = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~)?$/;

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return leap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The parts of a date, or undefined when the text is empty or no such date exists. */
export function parseDate(text: string): DateParts | undefined {
  const match = PATTERN.exec(text.trim());
  if (!match) return undefined;
  const [, y, m, d, tilde] = match;
  const year = Number(y);
  const approximate = tilde === '~';
  if (m === undefined) return { year, approximate };
  const month = Number(m);
  if (month < 1 || month > 12) return undefined;
  if (d === undefined) return { year, month, approximate };
  const day = Number(d);
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  return { year, month, day, approximate };
}

/** True for the empty text ("not known") and for every date that exists. */
export function isPartialDate(text: string): boolean {
  return text === '' || parseDate(text) !== undefined;
}

export function datePrecision(text: PartialDate): DatePrecision {
  const parts = parseDate(text);
  if (!parts) return 'unknown';
  if (parts.day !== undefined) return 'day';
  return parts.month === undefined ? 'year' : 'month';
}

/** The date cut to a coarser precision: `1998-11-26` to the month is `1998-11`. A finer wish changes nothing. */
export function coarsenDate(text: PartialDate, to: DatePrecision): PartialDate {
  if (to === 'unknown' || parseDate(text) === undefined) return '';
  const tilde = text.trim().endsWith('~') ? '~' : '';
  const plain = text.trim().replace('~', '');
  const length = { year: 4, month: 7, day: 10 }[to];
  return plain.slice(0, length) + tilde;
}
