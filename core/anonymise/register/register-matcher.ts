import type { Person } from '../../domain/person.ts';
import type { Mention } from '../../domain/redaction.ts';
import { finish, type Steps } from '../steps.ts';
import { blocksOf } from '../text-blocks.ts';
import { createLookUp } from './read-tokens.ts';
import { RegisterIndex } from './register-index.ts';
import { RegisterReader } from './register-reader.ts';
import { TypingErrors } from './typing-errors.ts';

/** Finds all names of a vault in one pass over a text. */
export interface RegisterMatcher {
  /**
   * Names of people, places and organisations, sorted by position, without overlaps; the longer match
   * wins. Band `ask`: a name that is an everyday word too and is written small or begins a sentence,
   * a surname that several people share, a relative's form of a surname (no `person` then), a title or particle
   * that may be the name itself (`Ben` of Ben Carter), a short name made by rule, a word that is one typing error
   * away from a name.
   */
  find(text: string): Mention[];
  /** {@link find} for a text that is read again after each edit. */
  reader(): RegisterReader;
}

/** Prepares every form of every name; meant to be built once for many texts. */
export function createRegisterMatcher(people: readonly Person[]): RegisterMatcher {
  return finish(prepareRegisterMatcher(people));
}

/** {@link createRegisterMatcher} in steps: a register of thousands takes seconds. */
export function* prepareRegisterMatcher(people: readonly Person[]): Steps<RegisterMatcher> {
  const index = yield* RegisterIndex.of(people);
  const tools = { look: createLookUp(index), errors: new TypingErrors(index, people) };
  const reader = (): RegisterReader => new RegisterReader(tools);
  return { reader, find: (text) => finish(reader().read(blocksOf(text))) };
}
