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
  const known = currentOf.get(people) ?? new WeakMap<Redaction, Redaction>();
  currentOf.set(people, known);
  const byId = new Map(people.map((person) => [person.id, person]));
  const current = (redaction: Redaction): Redaction => {
    const { action, person, replacement, form } = redaction;
    if (action === 'remove') return redaction;
    const bearer = person === undefined ? undefined : byId.get(person);
    const own = bearer && pseudonymIn(form, bearer);
    const follows = own !== undefined && own !== '' && action !== 'generalise';
    const words = follows || isOthers(replacement, person, people) ? (own ?? '') : replacement;
    return words === replacement ? redaction : { ...redaction, replacement: words };
  };
  return redactions.map((redaction) => {
    const made = known.get(redaction) ?? current(redaction);
    known.set(redaction, made);
    return made;
  });
}

/** Asked about all decisions of a testimony after each of them. */
const currentOf = new WeakMap<readonly Person[], WeakMap<Redaction, Redaction>>();

/** True when the words are by now somebody else's pseudonym, in any form. */
function isOthers(words: string, person: PersonId | undefined, people: readonly Person[]): boolean {
  const owners = pseudonymOwners(words, people);
  return owners.length > 0 && owners.every(({ id }) => id !== person);
}
