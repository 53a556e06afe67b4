import { refuse } from './snapshot-file.ts';

export type Json = Readonly<Record<string, unknown>>;
type Change = readonly [from: number, to: number, insert: string];

interface Range extends Json {
  readonly from: number;
  readonly to: number;
  readonly touched?: true;
}

/** An interview at one time. */
export interface Content {
  readonly record: Json;
  readonly text: string;
}

/** Content of a row of `changes`. */
export interface ChangeRow {
  readonly of: string;
  readonly base: number;
  readonly n: number;
  readonly changes?: readonly Change[];
  readonly record?: Json;
}

/** Where a position goes: forward (over what is inserted there) or back. */
function moved(changes: readonly Change[], position: number, isForward: boolean): number {
  let shift = 0;
  for (const [from, to, { length }] of changes) {
    if (position < from || (position === from && !isForward && to > from)) break;
    if (position > to || (position === to && (to > from || isForward)))
      shift += length - (to - from);
    else return from + shift + (isForward ? length : 0);
  }
  return position + shift;
}

function movedRange(changes: readonly Change[], range: Range, isStartForward = true): Range[] {
  const from = moved(changes, range.from, isStartForward);
  const to = moved(changes, range.to, false);
  return to > from ? [{ ...range, from, to }] : [];
}

function movedRedaction(changes: readonly Change[], old: Range): Range[] {
  const isTouched = changes.some(([from, to]) =>
    from === to ? from > old.from && from < old.to : from < old.to && to > old.from,
  );
  if (isTouched) {
    const isTypedOver = changes.some(
      ([from, to, insert]) =>
        from === old.from && to > from && to <= old.to && insert.trim() !== '',
    );
    return movedRange(changes, old, !isTypedOver).map((range) => ({ ...range, touched: true }));
  }
  const [range] = movedRange(changes, old);
  if (!range?.touched) return range ? [range] : [];
  const grown = (end: number): number => {
    const insertion = changes.find(([from, to]) => from === end && to === end)?.[2] ?? '';
    return /^[\p{L}\p{M}\p{N}]+$/u.test(insertion) ? insertion.length : 0;
  };
  return [{ ...range, from: range.from - grown(old.from), to: range.to + grown(old.to) }];
}

function isFinished(review: unknown): boolean {
  return review === 'done' || review === 'confirmed';
}

function movedRecord(record: Json, changes: readonly Change[]): Json {
  if (changes.length === 0) return record;
  const passages = record['passages'] as readonly Range[];
  const redactions = record['redactions'] as readonly Range[];
  return {
    ...record,
    passages: passages.flatMap((range) => movedRange(changes, range)),
    redactions: redactions.flatMap((range) => movedRedaction(changes, range)),
    review: isFinished(record['review']) ? 'in-review' : record['review'],
  };
}

export function applied({ record, text }: Content, change: ChangeRow): Content {
  let [after, at] = ['', 0];
  for (const [from, to, insert] of change.changes ?? []) {
    if (from < at || to < from || to > text.length) refuse('a change does not fit');
    after += text.slice(at, from) + insert;
    at = to;
  }
  const next = change.record ?? movedRecord(record, change.changes ?? []);
  return { record: next, text: after + text.slice(at) };
}
