import type { Person } from '../domain/person.ts';
import type { Redaction } from '../domain/redaction.ts';
import { foldName } from './fold.ts';

/**
 * The decisions with today's pseudonyms, so that one person has one in the whole vault whenever it was decided:
 * action `pseudonym` means the person's own. What a person typed instead stands, unless it is by now somebody
 * else's pseudonym: then the own one stands for it, or nothing that names anybody.
 */
export function withCurrentPseudonyms(
  redactions: readonly Redaction[],
  people: readonly Person[],
): readonly Redaction[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  const owners = new Map(people.map(({ id, pseudonym }) => [foldName(pseudonym), id]));
  return redactions.map((redaction) => {
    const { action, person, replacement } = redaction;
    if (action === 'remove') return redaction;
    const own = person === undefined ? undefined : byId.get(person)?.pseudonym;
    const owner = owners.get(foldName(replacement));
    const isOthers = foldName(replacement) !== '' && owner !== undefined && owner !== person;
    const follows = own !== undefined && own !== '' && action !== 'generalise';
    const current = follows || isOthers ? (own ?? '') : replacement;
    return current === replacement ? redaction : { ...redaction, replacement: current };
  });
}
