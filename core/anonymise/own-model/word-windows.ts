import type { TextRange } from '../../domain/text-change.ts';

/** A word, or a sign that is none: what a model gives one label. */
export interface ModelWord extends TextRange {
  /** Tokenizers of some models tell a word after a space from one that goes on. */
  readonly isAfterSpace: boolean;
}

/** The words of a text, in UTF-16 units: letters with their marks and digits together, every other sign alone. */
export function modelWords(text: string): ModelWord[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+|[^\s]/gu)].map(({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
    isAfterSpace: index > 0 && /\s/u.test(text.charAt(index - 1)),
  }));
}

/** Words that are looked at together, and those among them whose labels count: the others are their neighbours. */
export interface WordWindow {
  readonly from: number;
  readonly to: number;
  readonly ownFrom: number;
  readonly ownTo: number;
}

/**
 * Cuts a list of words into windows that a model takes, so that each word is labelled once, with neighbours on both
 * sides where there are any.
 * @param sizes tokens of each word; none has more than `room`
 * @param room tokens of a window
 */
export function wordWindows(sizes: readonly number[], room: number): WordWindow[] {
  const windows: WordWindow[] = [];
  const aside = Math.floor(room / 8);
  let ownFrom = 0;
  while (ownFrom < sizes.length) {
    let from = ownFrom;
    let filled = sizes[ownFrom] ?? 0;
    let before = 0;
    while (from > 0 && before + size(from - 1) <= aside && filled + size(from - 1) <= room) {
      from -= 1;
      before += size(from);
      filled += size(from);
    }
    let to = ownFrom + 1;
    while (to < sizes.length && filled + size(to) <= room) {
      filled += size(to);
      to += 1;
    }
    const ownTo = to === sizes.length ? to : lastOwn(ownFrom, to);
    windows.push({ from, to, ownFrom, ownTo });
    ownFrom = ownTo;
  }
  return windows;

  function size(index: number): number {
    return sizes[index] ?? 0;
  }

  /** Leaves neighbours behind the last word that counts, and counts at least one. */
  function lastOwn(first: number, end: number): number {
    let last = end;
    let after = 0;
    while (last > first + 1 && after + size(last - 1) <= aside) {
      last -= 1;
      after += size(last);
    }
    return last;
  }
}
