import type { SearchField } from '../../../core/search/searchable.ts';
import type { InterviewId } from '../../../core/domain/ids.ts';
import type { TextRange } from '../../../core/domain/text-change.ts';

/** Full-text search over everything outside the bin. */
export interface SearchCalls {
  /**
   * Looks through all interviews, the one changed last first. Tells what it finds while it looks (`SearchNews`); it
   * resolves at the end, or when another search took its place. Empty words only end the one before.
   */
  search(args: { words: string }): SearchSummary;
  /** Where the words stand in one interview: at most `limit` places. @throws not-found, row-damaged, row-missing */
  searchPlaces(args: { id: InterviewId; words: string; limit: number }): SearchPlaces;
}

/** What a search tells on its way. */
export interface SearchNews {
  /** Newly found, in the order in which they are listed. */
  readonly found: readonly InterviewId[];
  /** Interviews looked through so far, and all there are. */
  readonly done: number;
  readonly total: number;
}

export interface SearchSummary {
  /** False when another search took its place. */
  readonly isComplete: boolean;
  /** Interviews that could not be read and so were not searched. */
  readonly damaged: number;
  /** Bytes of folded text that stay in memory until the vault is locked. */
  readonly bytes: number;
}

export interface SearchPlaces {
  /** All of them, shown or not. */
  readonly count: number;
  readonly places: readonly SearchPlace[];
}

export interface SearchPlace {
  readonly field: SearchField;
  /** UTF-16 units in that field's text. */
  readonly from: number;
  readonly to: number;
  /** Of a note: the decision's place in the testimony. */
  readonly about?: TextRange;
  /** The words as they stand there, and a few on both sides. */
  readonly before: string;
  readonly found: string;
  readonly after: string;
}
