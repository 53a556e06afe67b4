import type { RegisterKind } from '../../domain/person.ts';
import type { Mention } from '../../domain/redaction.ts';
import type { TextRange } from '../../domain/text-change.ts';
import { standInOf, type StandInLanguage } from '../stand-ins.ts';
import type { ModelWord } from './word-windows.ts';

/** What a model takes a word for; undefined is nothing. */
export type WordLabel = { readonly kind: RegisterKind; readonly begins: boolean } | undefined;

/** A stretch that a model takes for a name. */
export interface ModelSpan extends TextRange {
  readonly kind: RegisterKind;
}

/** Signs inside a name: an initial's full stop, a hyphen, an apostrophe. */
const INSIDE = /^[.\-‐’']$/u;

/** Neighbouring words of one kind are one name, unless the model says that another begins. */
export function modelSpans(
  text: string,
  words: readonly ModelWord[],
  labels: readonly WordLabel[],
): ModelSpan[] {
  const spans: ModelSpan[] = [];
  let last: { index: number; kind: RegisterKind } | undefined;
  for (const [index, word] of words.entries()) {
    const label = labels[index];
    if (!label) continue;
    const span = spans.at(-1);
    const isNext = last?.index === index - 1;
    const isAcrossSign = last?.index === index - 2 && isInside(text, words[index - 1]);
    const goesOn = (isNext && !label.begins) || isAcrossSign;
    if (span && last?.kind === label.kind && goesOn)
      spans[spans.length - 1] = { ...span, to: word.to };
    else spans.push({ kind: label.kind, from: word.from, to: word.to });
    last = { index, kind: label.kind };
  }
  return spans;
}

function isInside(text: string, word: ModelWord | undefined): boolean {
  return word !== undefined && !word.isAfterSpace && INSIDE.test(text.slice(word.from, word.to));
}

/**
 * What a model of one's own adds to what was found without it: only the letters that nothing else has taken, and only
 * as a question. It never takes a place from the register, a pattern or a decision.
 * @param taken what is found or decided already
 */
export function modelMentions(
  text: string,
  spans: readonly ModelSpan[],
  taken: readonly TextRange[],
  language: StandInLanguage,
): Mention[] {
  return spans.flatMap(({ kind, ...range }) =>
    rest(range, taken)
      .map((piece) => trimmed(text, piece))
      .filter(({ from, to }) => /\p{L}{2}/u.test(text.slice(from, to)))
      .map((piece) => ({
        ...piece,
        kind,
        source: 'model' as const,
        band: 'ask' as const,
        replacement: standInOf(kind, language),
      })),
  );
}

function rest(range: TextRange, taken: readonly TextRange[]): TextRange[] {
  return taken.reduce<TextRange[]>(
    (pieces, { from, to }) =>
      pieces.flatMap((piece) =>
        to <= piece.from || from >= piece.to
          ? [piece]
          : [
              { from: piece.from, to: Math.max(piece.from, from) },
              { from: Math.min(piece.to, to), to: piece.to },
            ].filter((one) => one.from < one.to),
      ),
    [range],
  );
}

/** Without the signs and spaces at its ends, which are left where a piece was taken out. */
function trimmed(text: string, { from, to }: TextRange): TextRange {
  const words = text.slice(from, to);
  const start = words.search(/[\p{L}\p{N}]/u);
  const length = words.replace(/[^\p{L}\p{M}\p{N}]+$/u, '').length;
  return start < 0 ? { from, to: from } : { from: from + start, to: from + length };
}
