import type { TagId } from '../../../../core/domain/ids.ts';
import type { Passage } from '../../../../core/domain/interview.ts';
import type { TextRange } from '../../../../core/domain/text-change.ts';

/** How many lines are drawn under a word; a stretch with more tags shows the first ones, and all in the panel. */
export const LANES = 3;

const lanesOf = new WeakMap<readonly Passage[], ReadonlyMap<string, number>>();

/**
 * The line that each passage has under the text: the lowest that no passage around it uses, so that it stays at one
 * height from end to end.
 */
export function assignLanes(passages: readonly Passage[]): ReadonlyMap<string, number> {
  const known = lanesOf.get(passages);
  if (known) return known;
  const ends: number[] = [];
  const lanes = new Map<string, number>();
  for (const { id, from, to } of passages.toSorted((a, b) => a.from - b.from)) {
    let lane = ends.findIndex((end) => end <= from);
    if (lane === -1) lane = ends.length;
    ends[lane] = to;
    lanes.set(id, lane);
  }
  lanesOf.set(passages, lanes);
  return lanes;
}

/** A stretch of text throughout which the same passages run. */
export interface Segment extends TextRange {
  /** In the order in which they begin. */
  readonly passages: readonly Passage[];
}

export function overlapping<T extends TextRange>(
  ranges: readonly T[],
  within: TextRange,
): readonly T[] {
  return ranges.filter((range) => range.to > within.from && range.from < within.to);
}

/** The stretches within a range, from border to border; those without any passage are left out. */
export function segmentsIn(passages: readonly Passage[], within: TextRange): readonly Segment[] {
  const near = overlapping(passages, within);
  const borders = new Set(
    near.flatMap(({ from, to }) => [Math.max(from, within.from), Math.min(to, within.to)]),
  );
  const sorted = [...borders].toSorted((a, b) => a - b);
  return sorted.slice(1).flatMap((to, index) => {
    const from = sorted[index] ?? to;
    const running = near.filter((passage) => passage.from <= from && passage.to >= to);
    return running.length === 0 ? [] : [{ from, to, passages: running }];
  });
}

/** What lies at the caret: ranges around it, or around all of the selection. */
export function rangesAt<T extends TextRange>(
  ranges: readonly T[],
  selection: TextRange,
): readonly T[] {
  return ranges.filter((range) => range.from <= selection.from && range.to >= selection.to);
}

/** The passage after the selection, or before it, in reading order; those at the same place by their length. */
export function neighbour(
  passages: readonly Passage[],
  { from, to }: TextRange,
  direction: 1 | -1,
): Passage | undefined {
  const sorted = passages.toSorted((a, b) => a.from - b.from || a.to - b.to);
  return direction === 1
    ? sorted.find((one) => one.from > from || (one.from === from && one.to > to))
    : sorted.findLast((one) => one.from < from || (one.from === from && one.to < to));
}

/** The range without the blanks at both ends, or undefined when nothing else is in it. */
export function withoutBlanks(text: string, range: TextRange): TextRange | undefined {
  const words = text.slice(range.from, range.to);
  const from = range.from + (words.length - words.trimStart().length);
  const to = range.to - (words.length - words.trimEnd().length);
  return to > from ? { from, to } : undefined;
}

/** The same tag on the same words is one passage, not two. */
export function findSame(
  passages: readonly Passage[],
  tag: TagId,
  { from, to }: TextRange,
): Passage | undefined {
  return passages.find((one) => one.tag === tag && one.from === from && one.to === to);
}
