import { foldName } from '../../../../core/anonymise/fold.ts';
import { pseudonymOwners } from '../../../../core/anonymise/pseudonym-form.ts';
import {
  createRegisterMatcher,
  type RegisterMatcher,
} from '../../../../core/anonymise/register/register-matcher.ts';
import type { PersonId } from '../../../../core/domain/ids.ts';
import type { Person } from '../../../../core/domain/person.ts';

export type ReplacementProblem = 'same-words' | 'is-a-name' | 'other-pseudonym';

/** Why a replacement would give somebody away, or make two people one; undefined when it may stand. */
export function replacementProblem(
  replacement: string,
  words: string,
  person: PersonId | undefined,
  people: readonly Person[],
): ReplacementProblem | undefined {
  const key = foldName(replacement);
  if (key === '') return undefined;
  if (key === foldName(words)) return 'same-words';
  const owners = pseudonymOwners(replacement, people);
  if (owners.some(({ id }) => id === person)) return undefined;
  const former = people.find(({ formerPseudonyms = [] }) =>
    formerPseudonyms.some((one) => foldName(one) === key),
  );
  if (owners.length > 0 || (former && former.id !== person)) return 'other-pseudonym';
  if (former) return undefined;
  // The same matcher as the leak scan's, so that what passes here is not found there.
  return matcherFor(people).find(replacement).length > 0 ? 'is-a-name' : undefined;
}

/** Asked at every keystroke about the same register; building it takes a while for a long one. */
const matchers = new WeakMap<readonly Person[], RegisterMatcher>();

function matcherFor(people: readonly Person[]): RegisterMatcher {
  const matcher = matchers.get(people) ?? createRegisterMatcher(people);
  matchers.set(people, matcher);
  return matcher;
}
