import type { Redaction } from '../../../../core/domain/redaction.ts';
import { overlaps, type ReviewItem } from './review-item.ts';

export type ReviewFilter = 'open' | 'all';

/** What just happened, for the voice of a screen reader. */
export interface ReviewEvent {
  readonly type:
    | 'moved'
    | 'replaced'
    | 'kept'
    | 'reopened'
    | 'noted'
    | 'marked'
    | 'registered'
    | 'undone'
    | 'redone'
    | 'text-changed'
    | 'nothing-to-undo'
    | 'nothing-selected'
    | 'no-levels'
    | 'no-further-level'
    | 'no-more'
    | 'finished'
    | 'read-once'
    | 'read'
    | 'own-decision'
    | 'reading-begun'
    | 'reading-stopped'
    | 'not-read'
    | 'not-finished';
  readonly count: number;
  /** Another one each time, also when the same happens twice. */
  readonly serial: number;
}

/** What a step changes; the session numbers the event. */
export type SnapshotChange = Partial<Omit<ReviewSnapshot, 'event'>> & {
  readonly event?: Omit<ReviewEvent, 'serial'>;
};

export interface ReviewSnapshot {
  readonly items: readonly ReviewItem[];
  readonly current: ReviewItem | undefined;
  readonly filter: ReviewFilter;
  /** `looking`: the answer about the text as it stands is on its way. */
  readonly search: 'looking' | 'ready' | 'failed';
  readonly thrown: unknown;
  /** The second reader, while one reads what another decided. */
  readonly reader: string | undefined;
  /** The review was finished, then something turned up that nobody has decided. */
  readonly isNewSinceDone: boolean;
  /** About how long the rest will take, by the pace of this session; undefined as long as that is not known. */
  readonly minutesLeft: number | undefined;
  readonly event: ReviewEvent | undefined;
}

/** The item at the place where one stood; a decision changes its key, not its place. */
export function samePlace(items: readonly ReviewItem[], place: ReviewItem): ReviewItem | undefined {
  return (
    items.find((item) => item.key === place.key) ??
    items.find((item) => overlaps(item, place)) ??
    items.find((item) => item.from >= place.from) ??
    items.at(-1)
  );
}

/** True when a step through the history decided the item anew, or took its decision away. */
export function changedBy(before: readonly Redaction[], item: ReviewItem): boolean {
  return item.redaction !== undefined || before.some((old) => overlaps(old, item));
}
