/**
 * Edits of a text and how ranges move with them. All positions are UTF-16 units.
 *
 * A change set is a list of replacements `[from, to, insert]` in the coordinates of the text *before*
 * the edit, sorted and not overlapping (the shape of CodeMirror's `ChangeSet.iterChanges`).
 */
export type TextChange = readonly [from: number, to: number, insert: string];

export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The text after the changes.
 * @throws RangeError when the changes are unsorted, overlap, or lie outside the text.
 */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  let result = '';
  let at = 0;
  for (const [from, to, insert] of changes) {
    if (from < at || to < from || to > text.length) {
      throw new RangeError(`change ${from}-${to} does not fit at ${at} of ${text.length}`);
    }
    result += text.slice(at, from) + insert;
    at = to;
  }
  return result + text.slice(at);
}

/**
 * Where a position lands. `side` says which way it leans when text is inserted exactly there: -1 stays
 * before the insertion, 1 goes behind it. A position inside replaced text lands at that edge of it.
 */
export function mapPosition(
  changes: readonly TextChange[],
  position: number,
  side: -1 | 1,
): number {
  let shift = 0;
  for (const [from, to, insert] of changes) {
    if (position < from || (position === from && side < 0 && to > from)) break;
    if (position > to || (position === to && (to > from || side > 0))) {
      shift += insert.length - (to - from);
      continue;
    }
    return from + shift + (side > 0 ? insert.length : 0);
  }
  return position + shift;
}

/**
 * The range after the changes, or undefined when nothing of it is left. Text typed at either edge
 * stays outside, text typed within becomes part of it.
 */
export function mapRange<T extends TextRange>(
  changes: readonly TextChange[],
  range: T,
): T | undefined {
  const from = mapPosition(changes, range.from, 1);
  const to = mapPosition(changes, range.to, -1);
  if (to <= from) return undefined;
  return from === range.from && to === range.to ? range : { ...range, from, to };
}

/** True when a change touches the inside of the range: deletes, replaces or inserts within it. */
export function touchesRange(changes: readonly TextChange[], range: TextRange): boolean {
  return changes.some(([from, to]) =>
    from === to ? from > range.from && from < range.to : from < range.to && to > range.from,
  );
}
