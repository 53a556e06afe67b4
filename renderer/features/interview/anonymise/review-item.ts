import { withCurrentPseudonyms } from '../../../../core/anonymise/current-pseudonyms.ts';
import { pseudonymIn } from '../../../../core/anonymise/pseudonym-form.ts';
import type { RedactionId } from '../../../../core/domain/ids.ts';
import type { Person } from '../../../../core/domain/person.ts';
import {
  IDENTIFIER_KINDS,
  type IdentifierKind,
  type IdentifierLevel,
  type Mention,
  type NameForm,
  type Redaction,
  type RedactionAction,
} from '../../../../core/domain/redaction.ts';
import {
  mapRange,
  type TextChange,
  type TextRange,
  touchesRange,
} from '../../../../core/domain/text-change.ts';

/** One place of the testimony in the review: a mention that waits for a decision, or a decision. */
export interface ReviewItem extends TextRange {
  /** Stable while the place is what it was: a decision's id, or where the mention stands. */
  readonly key: string;
  readonly mention: Mention;
  /** Undefined while nobody has decided. */
  readonly redaction: Redaction | undefined;
  /** The decision that an edit of its words opened again. It holds until it is made anew. */
  readonly reopened?: Redaction;
}

/** True for a decision that the second reader has not read yet. */
export function canAgree({ redaction }: ReviewItem, reader: string | undefined): boolean {
  return redaction !== undefined && !redaction.read && reader !== undefined;
}

/** True while a reader of the review has something to say here: to decide, or as a second reader to agree. */
export function isWaiting({ redaction }: ReviewItem, reader: string | undefined): boolean {
  return !redaction || (reader !== undefined && !redaction.read);
}

export function overlaps(a: TextRange, b: TextRange): boolean {
  return a.from < b.to && b.from < a.to;
}

/** How far those reach that begin at a position or before it. For thousands of questions about thousands of ranges. */
function reachOf(ranges: readonly TextRange[]): (at: number) => number {
  const sorted = ranges.toSorted((a, b) => a.from - b.from);
  let furthest = 0;
  const reaches = sorted.map(({ to }) => (furthest = Math.max(furthest, to)));
  return (at) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.from ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return reaches[low - 1] ?? -1;
  };
}

/** A decision about part of a mention settles nothing about the rest, so only a whole cover counts. */
export function coveredBy(redactions: readonly Redaction[]): (mention: TextRange) => boolean {
  const reach = reachOf(redactions);
  return ({ from, to }) => reach(from) >= to;
}

/** {@link overlaps} of one with any of many. */
export function overlapping(ranges: readonly TextRange[]): (range: TextRange) => boolean {
  const reach = reachOf(ranges);
  return ({ from, to }) => reach(to - 1) > from;
}

/** Decisions and the mentions that none of them covers, in the order of the text. */
export function reviewItems(
  mentions: readonly Mention[],
  redactions: readonly Redaction[],
  people: readonly Person[],
): readonly ReviewItem[] {
  const current = withCurrentPseudonyms(redactions, people);
  const isCovered = coveredBy(redactions);
  const open = mentions.filter((mention) => !isCovered(mention));
  return [
    ...open.map((mention) => ({
      key: `${mention.from}-${mention.to}`,
      from: mention.from,
      to: mention.to,
      mention,
      redaction: undefined,
    })),
    ...redactions.map((redaction, at) => ({
      key: redaction.id,
      from: redaction.from,
      to: redaction.to,
      mention: mentionOf(current[at] ?? redaction),
      ...(redaction.touched ? { redaction: undefined, reopened: redaction } : { redaction }),
    })),
  ].toSorted((a, b) => a.from - b.from || a.to - b.to);
}

/** The mention that a decision was made about, so that it stands there again when the decision is undone. */
export function mentionOf(redaction: Redaction): Mention {
  const { from, to, kind, source, person, form, replacement, touched } = redaction;
  return {
    from,
    to,
    kind,
    source,
    band: touched ? 'ask' : 'redact',
    replacement,
    ...(person === undefined ? {} : { person }),
    ...(form && { form }),
  };
}

/** What a person chose for a place. */
export interface Choice {
  readonly kind: IdentifierKind;
  readonly replacement: string;
  readonly person: Mention['person'];
  /** How the name stands there, which the pseudonym follows. */
  readonly form?: Mention['form'];
  /** How exactly the replacement says it. */
  readonly level?: IdentifierLevel | undefined;
  readonly isKept: boolean;
}

/** To leave the words as they stand, whatever was proposed for them. */
export function keptChoice({ mention }: ReviewItem): Choice {
  const { kind, replacement, person, form } = mention;
  return { kind, replacement, person, form, isKept: true };
}

/** What was written for one place, at another: a pseudonym in the form of that place, anything else as it was typed. */
export function replacementAt(
  { form }: Pick<Mention, 'form'>,
  chosen: Pick<Choice, 'replacement' | 'person' | 'form'>,
  people: readonly Person[],
): string {
  const bearer = people.find(({ id }) => id === chosen.person);
  const isOwn = bearer !== undefined && chosen.replacement === pseudonymIn(chosen.form, bearer);
  return isOwn ? pseudonymIn(form, bearer) : chosen.replacement.trim();
}

/** Which action a replacement amounts to; nothing in the place of the words means that they are taken out. */
function actionOf(choice: Choice, people: readonly Person[]): RedactionAction {
  const { kind, replacement, person, isKept } = choice;
  if (isKept) return 'keep';
  if (replacement === '') return 'remove';
  if (person === undefined) return kind === 'person' ? 'pseudonym' : 'generalise';
  const isOwn = isPseudonym(choice, people) || isPseudonym(choice, people, choice.form);
  return isOwn ? 'pseudonym' : 'generalise';
}

/** True for the person's own, as the register has it or in the given form. */
function isPseudonym(
  { replacement, person }: Choice,
  people: readonly Person[],
  form?: NameForm,
): boolean {
  const bearer = people.find(({ id }) => id === person);
  return bearer !== undefined && replacement === pseudonymIn(form, bearer);
}

export function redactionOf(
  range: TextRange,
  choice: Choice,
  people: readonly Person[],
  rest: {
    readonly id: RedactionId;
    readonly source: Mention['source'];
    readonly note?: string | undefined;
    readonly by?: string | undefined;
    readonly decidedAt: number;
  },
): Redaction {
  const { note, by, ...marks } = rest;
  // Kept words have their form too: taken back, they are proposed again as they were.
  const follows = choice.isKept || isPseudonym(choice, people, choice.form);
  return {
    ...marks,
    from: range.from,
    to: range.to,
    kind: choice.kind,
    action: actionOf(choice, people),
    replacement: choice.replacement,
    ...(choice.person === undefined ? {} : { person: choice.person }),
    ...(choice.form && follows && { form: choice.form }),
    ...(choice.level && { level: choice.level }),
    ...(note && { note }),
    ...(by && { by }),
  };
}

export interface KindCount {
  readonly kind: IdentifierKind;
  readonly decided: number;
  readonly total: number;
}

/** Kinds that occur, in the domain's order; of a second reader's what is read. */
export function countKinds(
  items: readonly ReviewItem[],
  reader: string | undefined,
): readonly KindCount[] {
  return IDENTIFIER_KINDS.map((kind) => {
    const ofKind = items.filter((item) => item.mention.kind === kind);
    const decided = ofKind.filter((item) => !isWaiting(item, reader)).length;
    return { kind, decided, total: ofKind.length };
  }).filter((count) => count.total > 0);
}

/** Comparing many letters at once takes a fraction of the time. */
const AT_ONCE = 1024;

function isSame(a: string, b: string, from: number, to: number): boolean {
  return to <= Math.min(a.length, b.length) && a.slice(from, to) === b.slice(from, to);
}

/** The one stretch in which two texts differ, as an edit of the first; undefined when they are the same. */
export function differenceOf(before: string, after: string): TextChange | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (isSame(before, after, start, start + AT_ONCE)) start += AT_ONCE;
  while (start < shorter && before[start] === after[start]) start += 1;
  const [endBefore, endAfter] = [before.length, after.length];
  let end = 0;
  while (
    end + AT_ONCE <= shorter - start &&
    before.slice(endBefore - end - AT_ONCE, endBefore - end) ===
      after.slice(endAfter - end - AT_ONCE, endAfter - end)
  )
    end += AT_ONCE;
  while (end < shorter - start && before[endBefore - 1 - end] === after[endAfter - 1 - end])
    end += 1;
  return [start, before.length - end, after.slice(start, after.length - end)];
}

/** Mentions after an edit of the text, without those it touched: they are looked for anew. */
export function moveMentions(mentions: readonly Mention[], change: TextChange): Mention[] {
  return mentions
    .filter((mention) => !touchesRange([change], mention))
    .flatMap((mention) => mapRange([change], mention) ?? []);
}
