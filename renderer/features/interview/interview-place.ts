import type { TextRange } from '../../../core/domain/text-change.ts';

/** The views of one interview. */
export type InterviewTab = 'overview' | 'testimony' | 'translation' | 'anonymise' | 'history';

/** Where the person was in the text: what comes back after a lock. */
export interface InterviewPlace {
  readonly anchor: number;
  readonly head: number;
  /** Negative where somebody is to be led: the place in the middle of the screen. */
  readonly scrollTop: number;
}

/** Where somebody is to be led; undefined where the caret only lay. */
export function placeAskedFor(place: InterviewPlace | undefined): TextRange | undefined {
  if (!place || place.scrollTop >= 0) return undefined;
  const from = Math.min(place.anchor, place.head);
  return { from, to: Math.max(place.anchor, place.head, from + 1) };
}
