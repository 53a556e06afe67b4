import type { TextRange } from '../domain/text-change.ts';

/** A text made from another by small replacements that still knows where each part came from. */
export interface MappedText {
  readonly text: string;
  /** The stretch of the source that a stretch of `text` stands for. All UTF-16 units. */
  toSource(range: TextRange): TextRange;
}

interface Piece extends TextRange {
  readonly source: TextRange;
  readonly copied: boolean;
}

/** A text that stands for itself. */
export function unmapped(text: string): MappedText {
  return { text, toSource: (range) => range };
}

/** Replaces every match of a global pattern; returns `source` itself when nothing changes. */
export function mapText(
  source: MappedText,
  pattern: RegExp,
  replace: (match: string) => string,
): MappedText {
  const pieces: Piece[] = [];
  let text = '';
  let at = 0;
  const push = (from: number, to: number, output: string, copied: boolean): void => {
    if (to === from) return;
    pieces.push({
      from: text.length,
      to: text.length + output.length,
      source: { from, to },
      copied,
    });
    text += output;
  };
  for (const match of source.text.matchAll(pattern)) {
    const output = replace(match[0]);
    if (output === match[0]) continue;
    push(at, match.index, source.text.slice(at, match.index), true);
    at = match.index + match[0].length;
    push(match.index, at, output, false);
  }
  if (pieces.length === 0) return source;
  push(at, source.text.length, source.text.slice(at), true);
  return {
    text,
    toSource({ from, to }) {
      const first = pieceAt(pieces, from);
      const last = pieceAt(pieces, Math.max(from, to - 1));
      if (first === undefined || last === undefined) return { from: at, to: at };
      return source.toSource({
        from: first.copied ? first.source.from + from - first.from : first.source.from,
        to: last.copied ? last.source.from + to - last.from : last.source.to,
      });
    },
  };
}

/** The piece that holds the position, by bisection; pieces without length are passed over. */
function pieceAt(pieces: readonly Piece[], position: number): Piece | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.to ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return pieces[low];
}
