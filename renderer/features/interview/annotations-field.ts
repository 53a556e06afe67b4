import { history, invertedEffects } from '@codemirror/commands';
import {
  type ChangeSet,
  type Extension,
  StateEffect,
  StateField,
  type Transaction,
} from '@codemirror/state';
import {
  type Annotated,
  type Annotations,
  moveRecord,
  samePlace,
} from '../../../core/domain/annotations.ts';
import type { Passage } from '../../../core/domain/interview.ts';
import { numberPassages } from '../../../core/domain/quotation.ts';
import type { Redaction } from '../../../core/domain/redaction.ts';
import type { TextChange } from '../../../core/domain/text-change.ts';

/**
 * Passages, redactions and whole-interview tags as part of the editor's state, so that one undo covers text,
 * tagging and redaction. They move by the same function as in the vault (`core/domain/annotations.ts`), never by
 * CodeMirror's own mapping: two of them would disagree one day.
 */
export interface AnnotationOp {
  readonly put?: Annotations;
  readonly drop?: readonly string[];
  /** Whole-interview tags, all of them. */
  readonly tags?: Annotated['tags'];
  readonly review?: Annotated['review'];
}

/** Puts (adds or replaces, by id) and drops annotations. Positions are those after the transaction's changes. */
export const editAnnotations = StateEffect.define<AnnotationOp>({
  map: (op, mapping) => {
    if (!op.put) return op;
    const at = (position: number, side: -1 | 1) => mapping.mapPos(position, side);
    const move = <T extends Passage | Redaction>(item: T): T[] => {
      const from = at(item.from, 1);
      const to = at(item.to, -1);
      return to > from ? [{ ...item, from, to }] : [];
    };
    return {
      ...op,
      put: { passages: op.put.passages.flatMap(move), redactions: op.put.redactions.flatMap(move) },
    };
  },
});

/** Edits in the vault's shape. */
export function textChanges(changes: ChangeSet): TextChange[] {
  const list: TextChange[] = [];
  changes.iterChanges((from, to, _fromB, _toB, insert) => {
    list.push([from, to, insert.toString()]);
  });
  return list;
}

function merge<T extends { readonly id: string; readonly from: number }>(
  items: readonly T[],
  put: readonly T[],
  drop: ReadonlySet<string>,
): readonly T[] {
  if (put.length === 0 && drop.size === 0) return items;
  const replaced = new Set(put.map((item) => item.id));
  const kept = items.filter((item) => !replaced.has(item.id) && !drop.has(item.id));
  return [...kept, ...put].toSorted((a, b) => a.from - b.from);
}

function applyOp(value: Annotated, { put, drop = [], tags, review }: AnnotationOp): Annotated {
  const dropped = new Set(drop);
  return numberPassages({
    ...value,
    tags: tags ?? value.tags,
    review: review ?? reviewAfter(value, put?.redactions ?? [], dropped),
    passages: merge(value.passages, put?.passages ?? [], dropped),
    redactions: merge(value.redactions, put?.redactions ?? [], dropped),
  });
}

/** A decision that is new or gone is one that no second reader has read. */
function reviewAfter(
  { review, redactions }: Annotated,
  put: readonly Redaction[],
  dropped: ReadonlySet<string>,
): Annotated['review'] {
  const isUnread = put.some(({ read }) => !read) || redactions.some(({ id }) => dropped.has(id));
  return review === 'confirmed' && isUnread ? 'done' : review;
}

export const annotationsField = StateField.define<Annotated>({
  create: () => ({ passages: [], redactions: [], tags: [], review: 'not-started' }),
  update(value, transaction) {
    const moved = transaction.docChanged
      ? moveRecord(value, textChanges(transaction.changes))
      : value;
    return transaction.effects.reduce(
      (now, effect) => (effect.is(editAnnotations) ? applyOp(now, effect.value) : now),
      moved,
    );
  },
});

/**
 * What undo has to put back: annotations that the transaction replaced or dropped, and those that moving with
 * the inverse edit would not bring back as they were (swallowed or cut with their text, or opened again).
 */
function inverseOf(transaction: Transaction): readonly StateEffect<AnnotationOp>[] {
  const before = transaction.startState.field(annotationsField);
  const after = transaction.state.field(annotationsField);
  if (before === after) return [];
  const undone = moveRecord(
    after,
    textChanges(transaction.changes.invert(transaction.startState.doc)),
  );
  const back = new Map<string, Passage | Redaction>(
    [...undone.passages, ...undone.redactions].map((item) => [item.id, item]),
  );
  const edited = new Set(
    transaction.effects.flatMap((effect) =>
      effect.is(editAnnotations) ? idsOf(effect.value) : [],
    ),
  );
  const left = new Set<string>(idsOf({ put: after }));
  const lost = <T extends Passage | Redaction>(items: readonly T[]): T[] =>
    items.filter((item) => edited.has(item.id) || !samePlace(item, back.get(item.id)));
  const put = { passages: lost(before.passages), redactions: lost(before.redactions) };
  const known = new Set<string>(idsOf({ put: before }));
  const drop = [...edited].filter((id) => left.has(id) && !known.has(id));
  const fields = {
    ...(before.tags !== after.tags && { tags: before.tags }),
    ...(before.review !== undone.review && { review: before.review }),
  };
  const isNothing = put.passages.length + put.redactions.length + drop.length === 0;
  if (isNothing && Object.keys(fields).length === 0) return [];
  return [editAnnotations.of({ put, drop, ...fields })];
}

function idsOf({ put, drop = [] }: AnnotationOp): string[] {
  const items = put ? [...put.passages, ...put.redactions] : [];
  return [...items.map((item) => item.id), ...drop];
}

/** Field, history and the inverse of annotation edits, for every view of an interview. */
export function annotationsExtension(initial: Annotated): Extension {
  // Numbered before anything can be taken out, so that no two passages ever have the same number.
  const { passages, redactions, tags, review, lastNumber } = numberPassages(initial);
  const first = { passages, redactions, tags, review };
  return [
    annotationsField.init(() => (lastNumber === undefined ? first : { ...first, lastNumber })),
    history({ minDepth: 500 }),
    invertedEffects.of(inverseOf),
  ];
}
