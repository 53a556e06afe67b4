import { history, invertedEffects } from '@codemirror/commands';
import {
  type ChangeSet,
  type Extension,
  StateEffect,
  StateField,
  type Transaction,
} from '@codemirror/state';
import { type Annotations, moveAnnotations } from '../../../core/domain/annotations.ts';
import type { Passage } from '../../../core/domain/interview.ts';
import type { Redaction } from '../../../core/domain/redaction.ts';
import type { TextChange } from '../../../core/domain/text-change.ts';

/**
 * Passages and redactions as part of the editor's state, so that one undo covers text, tagging and
 * redaction. They move by the same function as in the vault (`core/domain/annotations.ts`), never by
 * CodeMirror's own mapping: two of them would disagree one day.
 */
export interface AnnotationOp {
  readonly put?: Annotations;
  readonly drop?: readonly string[];
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

function applyOp(value: Annotations, { put, drop = [] }: AnnotationOp): Annotations {
  const dropped = new Set(drop);
  return {
    passages: merge(value.passages, put?.passages ?? [], dropped),
    redactions: merge(value.redactions, put?.redactions ?? [], dropped),
  };
}

export const annotationsField = StateField.define<Annotations>({
  create: () => ({ passages: [], redactions: [] }),
  update(value, transaction) {
    const moved = transaction.docChanged
      ? moveAnnotations(value, textChanges(transaction.changes))
      : value;
    return transaction.effects.reduce(
      (now, effect) => (effect.is(editAnnotations) ? applyOp(now, effect.value) : now),
      moved,
    );
  },
});

/**
 * What undo has to put back: annotations that the transaction replaced or dropped, and those that moving with
 * the inverse edit would not bring back as they were (swallowed or cut with their text).
 */
function inverseOf(transaction: Transaction): readonly StateEffect<AnnotationOp>[] {
  const before = transaction.startState.field(annotationsField);
  const after = transaction.state.field(annotationsField);
  if (before === after) return [];
  const undone = moveAnnotations(
    after,
    textChanges(transaction.changes.invert(transaction.startState.doc)),
  );
  const back = new Map<string, Passage | Redaction>(
    [...undone.passages, ...undone.redactions].map((item) => [item.id, item]),
  );
  const touched = new Set(
    transaction.effects.flatMap((effect) =>
      effect.is(editAnnotations) ? idsOf(effect.value) : [],
    ),
  );
  const left = new Set<string>(idsOf({ put: after }));
  const lost = <T extends Passage | Redaction>(items: readonly T[]): T[] =>
    items.filter(({ id, from, to }) => {
      const now = back.get(id);
      return touched.has(id) || now?.from !== from || now.to !== to;
    });
  const put = { passages: lost(before.passages), redactions: lost(before.redactions) };
  const known = new Set<string>(idsOf({ put: before }));
  const drop = [...touched].filter((id) => left.has(id) && !known.has(id));
  if (put.passages.length + put.redactions.length + drop.length === 0) return [];
  return [editAnnotations.of({ put, drop })];
}

function idsOf({ put, drop = [] }: AnnotationOp): string[] {
  const items = put ? [...put.passages, ...put.redactions] : [];
  return [...items.map((item) => item.id), ...drop];
}

/** Field, history and the inverse of annotation edits, for every view of an interview. */
export function annotationsExtension(initial: Annotations): Extension {
  return [
    annotationsField.init(() => initial),
    history({ minDepth: 500 }),
    invertedEffects.of(inverseOf),
  ];
}
