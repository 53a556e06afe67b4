import type { Person } from '../domain/person.ts';
import type { Redaction } from '../domain/redaction.ts';
import type { PersonId } from '../domain/ids.ts';
import { pseudonymIn, pseudonymOwners } from './pseudonym-form.ts';

/**
 * The decisions with today's pseudonyms, so that one person has one in the whole vault whenever it was decided:
 * action `pseudonym` means the person's own, in the form that the sentence needs. What a person typed instead stands, unless it is by now somebody
 * else's pseudonym: then the own one stands for it, or nothing that names anybody.
 */
export function withCurrentPseudonyms(
  redactions: readonly Redaction[],
  people: readonly Person[],
): readonly Redaction[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  return redactions.map((redaction) => {
    const { action, person, replacement, form } = redaction;
    if (action === 'remove') return redaction;
    const bearer = person === undefined ? undefined : byId.get(person);
    const own = bearer && pseudonymIn(form, bearer);
    const follows = own !== undefined && own !== '' && action !== 'generalise';
    const current = follows || isOthers(replacement, person, people) ? (own ?? '') : replacement;
    return current === replacement ? redaction : { ...redaction, replacement: current };
  });
}

/** True when the words are by now somebody else's pseudonym, in any form. */
function isOthers(words: string, person: PersonId | undefined, people: readonly Person[]): boolean {
  const owners = pseudonymOwners(words, people);
  return owners.length > 0 && owners.every(({ id }) => id !== person);
}
