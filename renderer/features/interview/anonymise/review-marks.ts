import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import { type AnonymisedText, mapToAnonymised } from '../../../../core/anonymise/apply.ts';
import type { Redaction } from '../../../../core/domain/redaction.ts';
import type { TextRange } from '../../../../core/domain/text-change.ts';
import type { ReviewItem } from './review-item.ts';
import styles from './review-marks.module.css';

/** Marks that hold until the next ones come; meanwhile they move along with the text. */
function marksField(effectType: typeof setPlaces): StateField<DecorationSet> {
  return StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update: (marks, transaction) =>
      transaction.effects.reduce(
        (now, effect) => (effect.is(effectType) ? effect.value : now),
        marks.map(transaction.changes),
      ),
    provide: (field) => EditorView.decorations.from(field),
  });
}

const setPlaces = StateEffect.define<DecorationSet>();
const setFrame = StateEffect.define<DecorationSet>();

const frame = marksField(setFrame);

/** At the edge of the frame the caret says nothing more, and touches the first letter. A selection brings it back. */
const quietCaret = EditorView.editorAttributes.compute([frame, 'selection'], (state) => {
  const { head, empty } = state.selection.main;
  let isAtFrame = false;
  state.field(frame).between(head, head, (from) => {
    isAtFrame ||= from === head;
  });
  return isAtFrame && empty ? { class: styles['quiet'] ?? '' } : {};
});

/**
 * Places and the frame around the current one. Two layers, because stepping on moves the frame only: a long
 * testimony has thousands of places.
 */
export const reviewMarks = [frame, marksField(setPlaces), quietCaret];

export function showPlaces(places: DecorationSet): StateEffect<DecorationSet> {
  return setPlaces.of(places);
}

export function showFrame(range: TextRange | undefined): StateEffect<DecorationSet> {
  const isThere = range !== undefined && range.to > range.from;
  return setFrame.of(isThere ? Decoration.set(FRAME.range(range.from, range.to)) : Decoration.none);
}

const FRAME = Decoration.mark({ class: styles['current'] ?? '', inclusive: false });

/** What a place looks like: sure and waiting, unsure and waiting, replaced, or kept. */
export function lookOf({ mention, redaction }: ReviewItem): 'redact' | 'ask' | 'replaced' | 'kept' {
  if (!redaction) return mention.band;
  return redaction.action === 'keep' ? 'kept' : 'replaced';
}

function markOf(item: ReviewItem): Decoration {
  const of = item.redaction ?? item.reopened ?? item.mention;
  const known = marks.get(of);
  if (known) return known;
  const look = lookOf(item);
  const made = Decoration.mark({
    class: styles[look] ?? '',
    attributes: { 'data-key': item.key, 'data-look': look },
  });
  marks.set(of, made);
  return made;
}

/** The same mark as long as a place is what it was: the editor then sees at once that nothing changed there. */
const marks = new WeakMap<ReviewItem['mention'] | Redaction, Decoration>();

/** The original with every place marked. */
export function originalPlaces(items: readonly ReviewItem[]): DecorationSet {
  return Decoration.set(
    items.map((item) => markOf(item).range(item.from, item.to)),
    true,
  );
}

/** What readers will see: replacements stand out, and so does what is still readable. */
export function readerPlaces(items: readonly ReviewItem[], result: AnonymisedText): DecorationSet {
  const places = items.flatMap((item) => {
    const range = rangeForReader(item, result);
    return range ? [markOf(item).range(range.from, range.to)] : [];
  });
  return Decoration.set(places, true);
}

/** `mapToAnonymised`, which looks at every segment, for thousands of places: it is given only those around. */
export function rangeForReader(range: TextRange, result: AnonymisedText): TextRange | undefined {
  const { text, segments } = result;
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((segments[middle]?.source.to ?? 0) <= range.from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < segments.length && (segments[end]?.source.from ?? 0) < range.to) end += 1;
  return mapToAnonymised({ text, segments: segments.slice(low, end) }, range);
}
