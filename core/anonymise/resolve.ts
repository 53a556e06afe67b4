import type { Mention } from '../domain/redaction.ts';
import { foldWord } from './fold.ts';
import { isCompanion } from './register/ordinary-words.ts';
import { isSameStem } from './same-stem.ts';
import { readWords } from './words.ts';

/** Somebody whom a text names and the register does not know. */
export interface Entity {
  /** In the order given. Never empty. */
  readonly mentions: readonly Mention[];
  /** The fullest of the mentions, as it stands in the text: what a new entry of the register begins with. */
  readonly name: string;
}

interface Draft {
  mentions: Mention[];
  name: string;
  /** How many words `name` has, initials not counted. */
  length: number;
  /** Keys of the different words that the person was called by. */
  keys: string[];
  initials: string[];
  /** How many were named by when it was named last. */
  turn: number;
}

/**
 * Groups mentions of people whom the register does not know by who is meant: the same words in any inflection, a
 * surname or a given name after the full name or before it, initials. Where several people fit, the one named last.
 * @param mentions of one text, in its order; those with a `person`, and other kinds, are left out
 */
export function resolveMentions(text: string, mentions: readonly Mention[]): readonly Entity[] {
  const drafts: Draft[] = [];
  const byHead = new Map<string, Set<Draft>>();
  for (const [turn, mention] of mentions.entries()) {
    if (mention.kind !== 'person' || mention.person !== undefined) continue;
    const words = text.slice(mention.from, mention.to);
    const read = readWords(words).map((word) => foldWord(word.text));
    const keys = read.filter((key) => key.length > 1 && !isCompanion(key));
    const initials = read.filter((key) => key.length === 1);
    // Forms of one name share their first letters: of thousands of names few have to be compared.
    const alike = new Set(keys.flatMap((key) => [...(byHead.get(headOf(key)) ?? [])]));
    const known = bestOf(alike, keys, initials);
    const draft: Draft = known ?? {
      mentions: [],
      name: words,
      length: keys.length,
      keys: [],
      initials: [],
      turn,
    };
    const added = keys.filter((key) => !draft.keys.some((other) => isSameStem(key, other)));
    draft.keys.push(...added);
    draft.initials.push(...initials);
    draft.mentions.push(mention);
    if (keys.length > draft.length) Object.assign(draft, { name: words, length: keys.length });
    for (const key of added) {
      const heads = byHead.get(headOf(key)) ?? new Set();
      byHead.set(headOf(key), heads.add(draft));
    }
    draft.turn = turn;
    if (known === undefined) drafts.push(draft);
  }
  return drafts
    .toSorted((a, b) => (a.mentions[0]?.from ?? 0) - (b.mentions[0]?.from ?? 0))
    .map(({ mentions: found, name }) => ({ mentions: found, name }));
}

function headOf(key: string): string {
  return key.slice(0, 2);
}

/** Where several agree as well, the one named last. */
function bestOf(
  drafts: Iterable<Draft>,
  keys: readonly string[],
  initials: readonly string[],
): Draft | undefined {
  let best: Draft | undefined;
  let most = 0;
  for (const draft of drafts) {
    const count = agreement(draft, keys, initials);
    const isLater = count === most && draft.turn > (best?.turn ?? -1);
    if (count > 0 && (count > most || isLater)) [best, most] = [draft, count];
  }
  return best;
}

/** How many words agree; 0 when something contradicts: a word of either that the other has no place for. */
function agreement(draft: Draft, keys: readonly string[], initials: readonly string[]): number {
  const agreed = keys.filter((key) => draft.keys.some((other) => isSameStem(key, other)));
  const exact = keys.filter((key) => draft.keys.includes(key));
  const fresh = keys.filter((key) => !agreed.includes(key));
  const rest = draft.keys.filter((other) => !keys.some((key) => isSameStem(key, other)));
  if (agreed.length === 0 || (fresh.length > 0 && rest.length > 0)) return 0;
  const stands = (short: readonly string[], long: readonly string[]): boolean =>
    short.length === 0 || long.length === 0 || long.some((key) => short.includes(key[0] ?? ''));
  if (!stands(initials, [...rest, ...draft.initials]) || !stands(draft.initials, fresh)) return 0;
  return agreed.length + exact.length / 10;
}
