import type { TagId } from '../../../core/domain/ids.ts';
import type { InterviewHeader, Occupation } from '../../../core/domain/interview.ts';
import { compareText } from '../../ui/alphabet.ts';
import { foldForSearch } from '../../ui/fold.ts';
import type { FormatLanguage } from '../../ui/format.ts';

/** What the list is narrowed to. Every condition must hold. */
export interface InterviewFilter {
  /** Words of the code or the place, in any order. */
  readonly text: string;
  /** An interview must carry all of them, as a whole or in a passage. */
  readonly tags: readonly TagId[];
  /** The empty text asks for none in particular. */
  readonly occupation: Occupation;
}

export const NO_FILTER: InterviewFilter = { text: '', tags: [], occupation: '' };

export function isFiltering({ text, tags, occupation }: InterviewFilter): boolean {
  return text.trim() !== '' || tags.length > 0 || occupation !== '';
}

export function filterInterviews(
  headers: readonly InterviewHeader[],
  { text, tags, occupation }: InterviewFilter,
): readonly InterviewHeader[] {
  const words = foldForSearch(text)
    .split(' ')
    .filter((word) => word !== '');
  return headers.filter((header) => {
    if (occupation !== '' && header.occupation !== occupation) return false;
    if (!tags.every((tag) => header.tags.includes(tag))) return false;
    if (words.length === 0) return true;
    const searched = foldForSearch(`${header.code} ${header.place}`);
    return words.every((word) => searched.includes(word));
  });
}

export type SortColumn = 'code' | 'date' | 'place' | 'length';

export interface Sorting {
  readonly column: SortColumn;
  readonly direction: 'ascending' | 'descending';
}

/** As in a register: what was just changed does not move under the hand. */
export const BY_CODE: Sorting = { column: 'code', direction: 'ascending' };

/** By the column; what is not known comes last either way. */
export function sortInterviews(
  headers: readonly InterviewHeader[],
  { column, direction }: Sorting,
  language: FormatLanguage,
): readonly InterviewHeader[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return headers.toSorted((a, b) => {
    if (column === 'length') return sign * (a.length - b.length);
    if (a[column] === '' || b[column] === '')
      return Number(a[column] === '') - Number(b[column] === '');
    return sign * compareText(a[column], b[column], language);
  });
}
