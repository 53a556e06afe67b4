import type { EditorView } from '@codemirror/view';
import type { AnonymisedText } from '../../../../core/anonymise/apply.ts';

export type Side = 'original' | 'reader';

/** Where a position of one text stands in the other. Inside a replacement it is the replacement's start. */
export function otherPosition(result: AnonymisedText, from: Side, position: number): number {
  for (const segment of result.segments) {
    const own = from === 'original' ? segment.source : segment;
    const other = from === 'original' ? segment : segment.source;
    if (position < own.to)
      return segment.redactions.length > 0 ? other.from : other.from + position - own.from;
  }
  const last = result.segments.at(-1);
  return (from === 'original' ? last?.to : last?.source.to) ?? 0;
}

/**
 * Keeps two texts at the same paragraph, whichever is scrolled. What stands for it in the other is longer or shorter, so
 * lines differ; within a paragraph the same share of it stands at the top on both sides.
 * @param across where the start of a paragraph stands in the other text
 * @returns the end of it
 */
export function scrollTogether(
  original: EditorView,
  reader: EditorView,
  across: (from: Side, position: number) => number,
): () => void {
  // The scroll event of a position that was set from here; it must not come back as an echo.
  const expected = new Map<EditorView, number>();
  const follow = (from: EditorView, to: EditorView, side: Side) => () => {
    const { scrollTop } = from.scrollDOM;
    const awaited = expected.get(from);
    expected.delete(from);
    if (awaited !== undefined && Math.abs(awaited - scrollTop) < 2) return;
    const top = scrollTop - from.documentPadding.top;
    const block = from.lineBlockAtHeight(Math.max(0, top));
    const share = block.height > 0 ? (top - block.top) / block.height : 0;
    const position = across(side, block.from);
    const target = to.lineBlockAt(Math.min(position, to.state.doc.length));
    const wanted = Math.round(target.top + share * target.height + to.documentPadding.top);
    if (Math.abs(to.scrollDOM.scrollTop - wanted) < 2) return;
    to.scrollDOM.scrollTop = wanted;
    expected.set(to, to.scrollDOM.scrollTop);
  };
  const onOriginal = follow(original, reader, 'original');
  const onReader = follow(reader, original, 'reader');
  original.scrollDOM.addEventListener('scroll', onOriginal, { passive: true });
  reader.scrollDOM.addEventListener('scroll', onReader, { passive: true });
  return () => {
    original.scrollDOM.removeEventListener('scroll', onOriginal);
    reader.scrollDOM.removeEventListener('scroll', onReader);
  };
}
