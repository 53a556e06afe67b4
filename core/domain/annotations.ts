import { type InterviewRecord, isFinished, type Passage } from './interview.ts';
import type { Redaction } from './redaction.ts';
import { mapPosition, mapRange, touchesRange, type TextChange } from './text-change.ts';

/** What stands off the text and moves with it. */
export type Annotations = Pick<InterviewRecord, 'passages' | 'redactions'>;

/** What has one history with the text: what stands off it, whole-interview tags, and how far the review is. */
export type Annotated = Annotations & Pick<InterviewRecord, 'tags' | 'review' | 'lastNumber'>;

/**
 * A record after an edit of the text that brought no record of its own. A passage keeps what is left of it. A
 * decision whose words were touched is open again, and holds until it is made anew: nothing but a person may be
 * behind it, and nobody else would ask. A finished review is not finished: nobody has read what was typed.
 */
export function moveRecord<T extends Annotated>(record: T, changes: readonly TextChange[]): T {
  if (changes.length === 0) return record;
  return {
    ...record,
    passages: record.passages.flatMap((passage) => mapRange(changes, passage) ?? []),
    redactions: record.redactions.flatMap((redaction) => moveRedaction(changes, redaction) ?? []),
    review: isFinished(record.review) ? 'in-review' : record.review,
  };
}

function moveRedaction(
  changes: readonly TextChange[],
  redaction: Redaction,
): Redaction | undefined {
  if (!touchesRange(changes, redaction)) {
    const moved = mapRange(changes, redaction);
    return moved?.touched === true ? grown(changes, redaction, moved) : moved;
  }
  // What is typed over its first words, or over all of them, is about the same.
  const isTypedOver = changes.some(
    ([from, to, insert]) =>
      from === redaction.from && to > from && to <= redaction.to && insert.trim() !== '',
  );
  const from = mapPosition(changes, redaction.from, isTypedOver ? -1 : 1);
  const to = mapPosition(changes, redaction.to, -1);
  return to > from ? { ...redaction, from, to, touched: true } : undefined;
}

/** While its words are being written anew, letters typed at an edge belong to them. */
function grown(
  changes: readonly TextChange[],
  { from, to }: Redaction,
  moved: Redaction,
): Redaction {
  const typedAt = (position: number): number => {
    const change = changes.find(([start, end]) => start === position && end === position);
    return change && WORD.test(change[2]) ? change[2].length : 0;
  };
  return { ...moved, from: moved.from - typedAt(from), to: moved.to + typedAt(to) };
}

const WORD = /^[\p{L}\p{M}\p{N}]+$/u;

/** True when both have the same annotations in the same places, open or not; what else is in those is not compared. */
export function samePlaces(a: Annotated, b: Annotated): boolean {
  return (
    a.review === b.review &&
    sameRanges(a.passages, b.passages) &&
    sameRanges(a.redactions, b.redactions)
  );
}

function sameRanges<T extends Passage | Redaction>(a: readonly T[], b: readonly T[]): boolean {
  return a === b || (a.length === b.length && a.every((item, i) => samePlace(item, b[i])));
}

/** True for the same annotation in the same place, open or not. */
export function samePlace(a: Passage | Redaction, b: Passage | Redaction | undefined): boolean {
  return (
    b !== undefined &&
    a.id === b.id &&
    a.from === b.from &&
    a.to === b.to &&
    isOpen(a) === isOpen(b)
  );
}

function isOpen(item: Passage | Redaction): boolean {
  return 'touched' in item && item.touched;
}
