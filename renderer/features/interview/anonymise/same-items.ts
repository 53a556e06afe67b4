import type { SameMentions } from '../../../../core/anonymise/same.ts';
import type { IdentifierLevel } from '../../../../core/domain/redaction.ts';
import type { TextRange } from '../../../../core/domain/text-change.ts';
import type { ReviewItem } from './review-item.ts';

/**
 * The item and the undecided ones that mean the same.
 * @param level those decided at another level are among them, so that one thing is said in one way
 */
export function sameItems(
  known: SameMentions,
  text: string,
  item: ReviewItem,
  items: readonly ReviewItem[],
  level?: IdentifierLevel,
): readonly ReviewItem[] {
  const isAtOther = ({ redaction }: ReviewItem) =>
    level !== undefined && redaction?.level !== undefined && redaction.level !== level;
  const candidates = items.filter(
    (one) => one.key === item.key || !one.redaction || isAtOther(one),
  );
  const mentions = candidates.map((one) => one.mention);
  const same = new Set(known.of(text, item.mention, mentions));
  return candidates.filter((one) => same.has(one.mention));
}

export interface FoundForm<Range extends TextRange> {
  readonly words: string;
  readonly ranges: readonly Range[];
}

/** Places by the very words that stand there, in the order of their first occurrence. */
export function formsOf<Range extends TextRange>(
  text: string,
  ranges: readonly Range[],
): readonly FoundForm<Range>[] {
  const forms = new Map<string, Range[]>();
  for (const range of ranges) {
    const words = text.slice(range.from, range.to);
    forms.set(words, [...(forms.get(words) ?? []), range]);
  }
  return [...forms].map(([words, found]) => ({ words, ranges: found }));
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;

/** Where the same words stand again, in any case, not as a part of longer words. Does not give `range` itself. */
export function sameWords(text: string, range: TextRange): readonly TextRange[] {
  const words = text.slice(range.from, range.to).toLowerCase();
  const folded = text.toLowerCase();
  // A few letters change their length with their case; positions would then be somebody else's.
  if (words.trim() === '' || folded.length !== text.length) return [];
  const found: TextRange[] = [];
  let from = folded.indexOf(words);
  while (from !== -1) {
    const to = from + words.length;
    const isWhole = !LETTER.test(text[from - 1] ?? '') && !LETTER.test(text[to] ?? '');
    if (isWhole && (to <= range.from || from >= range.to)) found.push({ from, to });
    from = folded.indexOf(words, to);
  }
  return found;
}

/** A selection without the white space around it; undefined when nothing else is in it. */
export function trimmedRange(text: string, { from, to }: TextRange): TextRange | undefined {
  const words = text.slice(from, to);
  const start = from + words.length - words.trimStart().length;
  const end = start + words.trim().length;
  return end > start ? { from: start, to: end } : undefined;
}
