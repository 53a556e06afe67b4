import type { InterviewId, PassageId, TagId } from '../../../core/domain/ids.ts';
import type { Surroundings } from '../../../core/domain/quotation.ts';
import type { BasketItem } from '../../../core/domain/report-basket.ts';
import type { TextRange } from '../../../core/domain/text-change.ts';

/** Passages of everything outside the bin, and those that are put by for the report. */
export interface PassageCalls {
  /**
   * Looks through the interviews that have one of the tags, or one that is put by. Tells what it finds while it looks
   * (`PassageNews`); it resolves at the end, or when another took its place. No tags at all only end the one before.
   */
  passages(args: PassageQuery): PassageSummary;
  basket(args: undefined): BasketItem[];
  putInBasket(args: BasketItem): void;
  takeOutOfBasket(args: { id: PassageId }): void;
}

export type PassageQuery =
  | { readonly of: 'tags'; readonly tags: readonly TagId[] }
  | { readonly of: 'basket' };

export interface FoundPassage extends TextRange, Surroundings {
  readonly id: PassageId;
  readonly interview: InterviewId;
  readonly tag: TagId;
  /** By which it is cited, behind the interview's code. */
  readonly number: number;
  /** Its words, at most `PASSAGE_SHOWN` UTF-16 units of them. */
  readonly words: string;
}

export interface PassageNews {
  readonly found: readonly FoundPassage[];
  /** Interviews looked through so far, and all that had to be. */
  readonly done: number;
  readonly total: number;
}

export interface PassageSummary {
  /** False when another took its place. */
  readonly isComplete: boolean;
  /** All of them, told or not: at most `PASSAGES_TOLD` are. */
  readonly count: number;
  /** Interviews that could not be read. */
  readonly damaged: number;
}

/** More than anybody reads in one list. */
export const PASSAGES_TOLD = 5000;
/** UTF-16 units. */
export const PASSAGE_SHOWN = 2000;
