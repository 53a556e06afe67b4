import type { InterviewRecord, Passage } from './interview.ts';
import type { Redaction } from './redaction.ts';
import { mapRange, touchesRange, type TextChange } from './text-change.ts';

/** What stands off the text and moves with it. */
export interface Annotations {
  readonly passages: readonly Passage[];
  readonly redactions: readonly Redaction[];
}

/**
 * Passages and redactions after an edit of the text. A passage keeps what is left of it; a redaction whose
 * inside was touched is dropped, so that the mention is asked about again.
 */
export function moveAnnotations(
  { passages, redactions }: Annotations,
  changes: readonly TextChange[],
): Annotations {
  return {
    passages: passages.flatMap((passage) => mapRange(changes, passage) ?? []),
    redactions: redactions
      .filter((redaction) => !touchesRange(changes, redaction))
      .flatMap((redaction) => mapRange(changes, redaction) ?? []),
  };
}

/** The record after an edit of the text that brought no record of its own. */
export function moveRecord(
  record: InterviewRecord,
  changes: readonly TextChange[],
): InterviewRecord {
  return { ...record, ...moveAnnotations(record, changes) };
}

/** True when both hold the same passages and redactions in the same places; what else is in them is not compared. */
export function samePlaces(a: Annotations, b: Annotations): boolean {
  return sameRanges(a.passages, b.passages) && sameRanges(a.redactions, b.redactions);
}

function sameRanges<T extends Passage | Redaction>(a: readonly T[], b: readonly T[]): boolean {
  if (a === b) return true;
  return (
    a.length === b.length &&
    a.every(({ id, from, to }, i) => {
      const other = b[i];
      return other !== undefined && other.id === id && other.from === from && other.to === to;
    })
  );
}
