import type { Person } from '../domain/person.ts';
import type { IdentifierKind, Mention, Redaction } from '../domain/redaction.ts';
import type { TextRange } from '../domain/text-change.ts';
import { modelMentions } from './model/model-mentions.ts';
import type { FindNames, ModelSpan } from './model/model-span.ts';
import { PatternReader } from './patterns/pattern-reader.ts';
import { standInFor, type StandInLanguage } from './stand-ins.ts';
import { createRegisterMatcher, type RegisterMatcher } from './register/register-matcher.ts';
import { finish } from './steps.ts';
import { blocksOf } from './text-blocks.ts';

/**
 * What seems to identify somebody in the text and is not decided yet: sorted by position, without
 * overlaps. Nothing is applied by it.
 */
export function suggest(
  text: string,
  people: readonly Person[],
  decided: readonly Redaction[],
): Mention[] {
  return suggestWith(createRegisterMatcher(people), text, decided);
}

/**
 * {@link suggest} with a matcher that is built once for many texts, stand-ins in the testimony's language, and the names
 * that models find, each where neither register nor patterns nor a model before it found any.
 */
export function suggestWith(
  matcher: RegisterMatcher,
  text: string,
  decided: readonly Redaction[],
  language: StandInLanguage = 'en',
  models: readonly FindNames[] = [],
): Mention[] {
  const patterns = finish(new PatternReader().read(blocksOf(text)));
  const names = models.map((find) => find(text));
  return joinMentions(text, [...matcher.find(text), ...patterns], names, { decided, language });
}

/** What the layers found in a text, without overlaps and without what is decided. */
export function joinMentions(
  text: string,
  proposed: readonly Mention[],
  models: readonly (readonly ModelSpan[])[],
  { decided, language }: { decided: readonly Redaction[]; language: StandInLanguage },
): Mention[] {
  const found = models.reduce(
    (known, spans) =>
      [...known, ...modelMentions(text, spans, known)].toSorted((a, b) => a.from - b.from),
    mergeMentions(proposed),
  );
  const covered = unionOf(decided);
  let first = 0;
  return found
    .filter((mention) => {
      while ((covered[first]?.to ?? Number.POSITIVE_INFINITY) <= mention.from) first += 1;
      return !isCovered(text, mention, covered, first);
    })
    .map((mention) => ({ ...mention, replacement: standInFor(mention.replacement, language) }));
}

/** Where mentions touch the same letters, the first of these takes it: what has a check before what only looks like it. */
const RANK: readonly IdentifierKind[] = [
  'email',
  'iin',
  'device',
  'bank-number',
  'address',
  'place',
  'plate',
  'id-number',
  'phone',
  'url',
  'date',
  'age',
  'money',
];

/**
 * No overlaps: a mention that holds another whole takes its place (an e-mail address with a name in
 * it); otherwise the register goes before patterns (but a postal address before a place), what is sure before what
 * asks, then {@link RANK}; and the winner grows over what the other covered, so that no letter of either is left out.
 */
export function mergeMentions(proposed: readonly Mention[]): Mention[] {
  const sorted = proposed.toSorted((a, b) => a.from - b.from || b.to - a.to || rank(a) - rank(b));
  const merged: Mention[] = [];
  for (const mention of sorted) {
    const last = merged.at(-1);
    if (last === undefined || mention.from >= last.to) merged.push(mention);
    else merged[merged.length - 1] = joined(last, mention);
  }
  return merged;
}

/** `a` begins first or is the longer of two that begin together. */
function joined(a: Mention, b: Mention): Mention {
  const sameRange = a.from === b.from && a.to === b.to;
  if (b.to <= a.to && !sameRange) return a;
  const winner = rank(b) < rank(a) ? b : a;
  return { ...winner, from: a.from, to: Math.max(a.to, b.to) };
}

function rank({ source, kind, band }: Mention): number {
  if (source !== 'pattern' && kind !== 'place') return -1;
  return RANK.indexOf(kind) + (source === 'pattern' && band === 'ask' ? RANK.length : 0);
}

function unionOf(ranges: readonly TextRange[]): TextRange[] {
  const union: { from: number; to: number }[] = [];
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = union.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else union.push({ from, to });
  }
  return union;
}

/** True when every letter and digit of the mention lies in a decision, from the `first` on; spaces between may not. */
function isCovered(
  text: string,
  mention: Mention,
  covered: readonly TextRange[],
  first: number,
): boolean {
  let at = mention.from;
  for (let index = first; index < covered.length; index += 1) {
    const { from, to } = covered[index] ?? mention;
    if (from >= mention.to) break;
    if (/[\p{L}\p{N}]/u.test(text.slice(at, Math.max(at, from)))) return false;
    at = Math.max(at, to);
  }
  return at > mention.from && !/[\p{L}\p{N}]/u.test(text.slice(at, Math.max(at, mention.to)));
}
