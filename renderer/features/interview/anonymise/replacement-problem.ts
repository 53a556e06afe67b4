import { foldName } from '../../../../core/anonymise/fold.ts';
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
  const owner = people.find(({ pseudonym, formerPseudonyms = [] }) =>
    [pseudonym, ...formerPseudonyms].some((one) => foldName(one) === key),
  );
  if (owner) return owner.id === person ? undefined : 'other-pseudonym';
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
