import type { Mention } from '../domain/redaction.ts';
import { foldName } from './fold.ts';
import { resolveMentions } from './resolve.ts';

/**
 * The mentions of a text that "apply to all the same" covers, the given one among them: those of the
 * same person, in the register or not, or of the same kind and the same words in any spelling.
 */
export function sameMentions(text: string, mention: Mention, all: readonly Mention[]): Mention[] {
  if (mention.kind === 'person' && mention.person === undefined) {
    const entities = resolveMentions(text, all);
    return [
      ...(entities.find(({ mentions }) => mentions.includes(mention))?.mentions ?? [mention]),
    ];
  }
  const key = wordsKey(text, mention);
  return all.filter((other) =>
    mention.person === undefined
      ? other.person === undefined && other.kind === mention.kind && wordsKey(text, other) === key
      : other.person === mention.person,
  );
}

function wordsKey(text: string, { from, to }: Mention): string {
  const words = text.slice(from, to);
  return foldName(words) || words;
}
