import { foldName } from '../../../../core/anonymise/fold.ts';
import { pseudonymOwners } from '../../../../core/anonymise/pseudonym-form.ts';
import {
  prepareRegisterMatcher,
  type RegisterMatcher,
} from '../../../../core/anonymise/register/register-matcher.ts';
import { finish, type Steps } from '../../../../core/anonymise/steps.ts';
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

/** Asked at every keystroke about the same register; building it takes seconds for a long one. */
const matchers = new WeakMap<readonly Person[], Steps<RegisterMatcher> | RegisterMatcher>();

function matcherFor(people: readonly Person[]): RegisterMatcher {
  const known = matchers.get(people) ?? prepareRegisterMatcher(people);
  const matcher = 'reader' in known ? known : finish(known);
  matchers.set(people, matcher);
  return matcher;
}

/** Begins to prepare for questions about a register, between other things. @returns the end of it */
export function prepareFor(people: readonly Person[]): () => void {
  const steps = matchers.get(people) ?? prepareRegisterMatcher(people);
  if ('reader' in steps) return () => undefined;
  matchers.set(people, steps);
  const work = (idle: IdleDeadline): void => {
    while (idle.timeRemaining() > LONGEST_STEP_MS) {
      // A question that came meanwhile has finished it.
      const step = matchers.get(people) === steps ? steps.next() : undefined;
      if (step?.done === false) continue;
      if (step?.done === true) matchers.set(people, step.value);
      return;
    }
    waiting = requestIdleCallback(work);
  };
  let waiting = requestIdleCallback(work);
  return () => cancelIdleCallback(waiting);
}

/** Most steps take a fraction of it: a key that comes meanwhile is not kept waiting. */
const LONGEST_STEP_MS = 4;
