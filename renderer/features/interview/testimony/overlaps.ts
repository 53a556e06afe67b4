import type { Passage } from '../../../../core/domain/interview.ts';
import type { TextRange } from '../../../../core/domain/text-change.ts';
import { rangesAt } from './segments.ts';

/** One of the passages that run through a place. */
export interface Overlap {
  /** The place from which they are gone through. */
  readonly origin: TextRange;
  readonly passage: Passage;
  /** From 1, of so many. */
  readonly nth: number;
  readonly count: number;
}

/**
 * The next of the passages around the selection, in the order in which they begin, and round. While the selection is
 * still the one that the last step made, they are those around the place where going through them began.
 */
export function nextOverlap(
  passages: readonly Passage[],
  selection: TextRange,
  last: Overlap | undefined,
): Overlap | undefined {
  const { from, to } = selection;
  const goesOn = last?.passage.from === from && last.passage.to === to;
  const origin = goesOn ? last.origin : { from, to };
  const around = rangesAt(passages, origin).toSorted((a, b) => a.from - b.from || b.to - a.to);
  const at = goesOn ? around.findIndex(({ id }) => id === last.passage.id) + 1 : 0;
  const next = at % Math.max(1, around.length);
  const passage = around[next];
  return passage && { origin, passage, nth: next + 1, count: around.length };
}
