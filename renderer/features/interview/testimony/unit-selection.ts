import { type EditorState, StateEffect, StateField, type TransactionSpec } from '@codemirror/state';
import type { TextRange } from '../../../../core/domain/text-change.ts';
import { grow, shrink } from './text-units.ts';

const setOrigin = StateEffect.define<number>();

/** Where growing began, so that shrinking goes back to the same word. Any other move of the selection forgets it. */
export const growthOrigin = StateField.define<number | undefined>({
  create: () => undefined,
  update(origin, transaction) {
    for (const effect of transaction.effects) if (effect.is(setOrigin)) return effect.value;
    return transaction.docChanged || transaction.selection ? undefined : origin;
  },
});

/** The paragraphs that the range touches: units never look further, and a megabyte need not become one string. */
function paragraphsAround(state: EditorState, { from, to }: TextRange): TextRange {
  return { from: state.doc.lineAt(from).from, to: state.doc.lineAt(to).to };
}

function select({ from, to }: TextRange, origin: number): TransactionSpec {
  return {
    selection: { anchor: from, head: to },
    effects: setOrigin.of(origin),
    scrollIntoView: true,
  };
}

/** Selects the next wider unit: word, sentence, paragraph, all. */
export function growSelection(state: EditorState): TransactionSpec {
  const { main } = state.selection;
  const origin = state.field(growthOrigin) ?? main.head;
  const around = paragraphsAround(state, main);
  if (around.from === main.from && around.to === main.to) {
    return select({ from: 0, to: state.doc.length }, origin);
  }
  const text = state.doc.sliceString(around.from, around.to);
  const wide = grow(text, { from: main.from - around.from, to: main.to - around.from });
  return select({ from: wide.from + around.from, to: wide.to + around.from }, origin);
}

/** Selects the next narrower unit around the place where growing began. */
export function shrinkSelection(state: EditorState): TransactionSpec {
  const { main } = state.selection;
  const origin = state.field(growthOrigin) ?? main.from;
  const around = paragraphsAround(state, { from: origin, to: origin });
  const text = state.doc.sliceString(around.from, around.to);
  const range = { from: main.from - around.from, to: main.to - around.from };
  const narrow = shrink(text, range, origin - around.from);
  return select({ from: narrow.from + around.from, to: narrow.to + around.from }, origin);
}
