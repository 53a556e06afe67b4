import type { PersonId } from './ids.ts';

/** `unknown` makes every gender's forms match. */
export type GrammaticalGender = 'female' | 'male' | 'unknown';
export const REGISTER_KINDS = ['person', 'place', 'organisation'] as const;
export type RegisterKind = (typeof REGISTER_KINDS)[number];

/** An entry of the register: the only place of the vault that holds real names. */
export interface Person {
  readonly id: PersonId;
  readonly kind: RegisterKind;
  /** The name as the researcher knows it, e.g. `Карлыгаш Ахметова`. */
  readonly name: string;
  /** Other spellings, diminutives, initials; one name each. */
  readonly spellings: readonly string[];
  readonly gender: GrammaticalGender;
  /** What stands for the name in every anonymised text of the vault. */
  readonly pseudonym: string;
  /** Those it had before: bundles with them are out, so nobody else gets one. */
  readonly formerPseudonyms?: readonly string[];
  readonly note: string;
}
