import type { RedactionId } from '../domain/ids.ts';
import type { Redaction } from '../domain/redaction.ts';
import type { TextRange } from '../domain/text-change.ts';

/** A stretch of the anonymised text and the stretch of the original that it stands for. */
export interface AnonymisedSegment extends TextRange {
  readonly source: TextRange;
  /** The decisions that replaced it; empty for text that stands as it was typed. */
  readonly redactions: readonly RedactionId[];
}

/** The segments cover both texts without gaps, in order. One whose words were removed has no length. */
export interface AnonymisedText {
  readonly text: string;
  readonly segments: readonly AnonymisedSegment[];
}

/** What stands in for words whose decision carries no replacement though it should. */
const NO_REPLACEMENT = '[…]';

interface Replacement extends TextRange {
  readonly text: string;
  readonly redactions: readonly RedactionId[];
}

/**
 * The text with every decision carried out. Pure: the same text and decisions give the same result.
 *
 * `keep` leaves the words. Where decisions overlap, their union is replaced once, by the replacement
 * of the longest of them (the earliest of equals), so nothing of either remains; a `keep` never holds
 * back a word that another decision takes out. Ranges outside the text are cut to it, and a range
 * that cuts a surrogate pair grows to the whole pair.
 */
export function anonymise(text: string, redactions: readonly Redaction[]): AnonymisedText {
  const segments: AnonymisedSegment[] = [];
  let result = '';
  let at = 0;
  const push = (source: TextRange, output: string, ids: readonly RedactionId[]): void => {
    const from = result.length;
    result += output;
    segments.push({ from, to: result.length, source, redactions: ids });
  };
  const keepUntil = (to: number): void => {
    if (to > at) push({ from: at, to }, text.slice(at, to), []);
  };
  for (const replacement of replacements(text, redactions)) {
    keepUntil(replacement.from);
    push({ from: replacement.from, to: replacement.to }, replacement.text, replacement.redactions);
    at = replacement.to;
  }
  keepUntil(text.length);
  return { text: result, segments };
}

/**
 * Where a range of the original stands in the anonymised text. An end inside replaced words moves
 * out to the edge of the replacement, so a passage never starts in the middle of a pseudonym.
 * @returns undefined when nothing of the range is left
 */
export function mapToAnonymised(result: AnonymisedText, range: TextRange): TextRange | undefined {
  let from: number | undefined;
  let to = 0;
  for (const segment of result.segments) {
    const { source } = segment;
    if (source.to <= range.from || source.from >= range.to) continue;
    const whole = segment.redactions.length > 0;
    from ??= whole ? segment.from : segment.from + Math.max(0, range.from - source.from);
    to = whole ? segment.to : segment.from + Math.min(range.to, source.to) - source.from;
  }
  return from === undefined || to <= from ? undefined : { from, to };
}

function replacements(text: string, redactions: readonly Redaction[]): Replacement[] {
  const applied = redactions
    .filter(({ action, from, to }) => action !== 'keep' && from < to)
    .map((redaction) => ({ redaction, ...wholeCharacters(text, redaction) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const groups: { from: number; to: number; members: typeof applied }[] = [];
  for (const item of applied) {
    const last = groups.at(-1);
    if (last !== undefined && item.from < last.to) {
      last.to = Math.max(last.to, item.to);
      last.members.push(item);
    } else groups.push({ from: item.from, to: item.to, members: [item] });
  }
  return groups.map(({ from, to, members }) => {
    const longest = members.reduce((a, b) => (b.to - b.from > a.to - a.from ? b : a));
    return {
      from,
      to,
      text: replacementText(longest.redaction),
      redactions: members.map(({ redaction }) => redaction.id),
    };
  });
}

function replacementText({ action, replacement }: Redaction): string {
  return replacement === '' && action !== 'remove' ? NO_REPLACEMENT : replacement;
}

function wholeCharacters(text: string, range: TextRange): TextRange {
  const from = Math.min(Math.max(0, range.from), text.length);
  const to = Math.min(Math.max(0, range.to), text.length);
  return {
    from: splitsPair(text, from) ? from - 1 : from,
    to: splitsPair(text, to) ? to + 1 : to,
  };
}

function splitsPair(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, at - 1), at + 1));
}
