import type { Redaction } from '../domain/redaction.ts';
import { readDate } from './patterns/date-value.ts';

/**
 * Whether words that a decision took out may stand in no file at all. A month, a year or an age is said of many people in
 * many interviews; a day of a month of a year, and every other kind of words, is looked for everywhere.
 */
export function areTelling(words: string, { kind }: Pick<Redaction, 'kind'>): boolean {
  if (kind === 'age') return false;
  return kind !== 'date' || readDate(words)?.day !== undefined;
}
