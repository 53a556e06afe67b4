import type { IdentifierKind, Mention } from '../domain/redaction.ts';
import { foldName } from './fold.ts';
import { resolveMentions } from './resolve.ts';
import { isSameStem } from './same-stem.ts';

/** What stands in other cases in other sentences: `в Жанатасе`, `из Жанатаса`. */
const INFLECTED: readonly IdentifierKind[] = ['place', 'organisation'];

/**
 * The mentions of a text that "apply to all the same" covers, the given one among them: those of the
 * same person, in the register or not, or of the same kind and the same words, in any spelling and names also in any
 * inflection.
 */
export function sameMentions(text: string, mention: Mention, all: readonly Mention[]): Mention[] {
  if (mention.kind === 'person' && mention.person === undefined) {
    const entities = resolveMentions(text, all);
    return [
      ...(entities.find(({ mentions }) => mentions.includes(mention))?.mentions ?? [mention]),
    ];
  }
  const isSame = sameThing(text, mention);
  return all.filter(isSame);
}

/** Asks of other mentions whether they mean the same as this one. Of people whom the register does not know: by the same words. */
export function sameThing(text: string, mention: Mention): (other: Mention) => boolean {
  const { kind, person } = mention;
  const key = wordsKey(text, mention);
  const words = key.split(' ');
  const isForm = (other: string): boolean => {
    const others = other.split(' ');
    return (
      others.length === words.length &&
      others.every((word, at) => isSameStem(word, words[at] ?? ''))
    );
  };
  return (other) => {
    if (person !== undefined || other.person !== undefined) return other.person === person;
    if (other.kind !== kind) return false;
    const otherKey = wordsKey(text, other);
    return otherKey === key || (INFLECTED.includes(kind) && isForm(otherKey));
  };
}

function wordsKey(text: string, { from, to }: Mention): string {
  const words = text.slice(from, to);
  return foldName(words) || words;
}
