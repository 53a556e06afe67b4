import type { PersonId, RedactionId } from './ids.ts';
import type { TextRange } from './text-change.ts';

/** What kind of identifier a mention is. */
export const IDENTIFIER_KINDS = [
  'person',
  'place',
  'address',
  'organisation',
  'date',
  'age',
  'phone',
  'email',
  'iin',
  'id-number',
  'plate',
  'bank-number',
  'url',
  'device',
  'occupation',
  'money',
  'other',
] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/** Who proposed the mention: the people register, a checked pattern, the trained model, or the reader's own hand. */
export type MentionSource = 'register' | 'pattern' | 'model' | 'hand';

/** How sure the detector is: `redact` is sure, `ask` wants a look. */
export type MentionBand = 'redact' | 'ask';

/** How a name stands in its sentence, so that a pseudonym can stand there likewise. */
export interface NameForm {
  /**
   * What the form may be: `ru.dative`, `kk.genitive`, `kk.plural.dative`. Several where the words do not tell; none
   * where nothing is known. A pseudonym in which they differ stands in brackets.
   */
  readonly endings: readonly string[];
  /** Initials stand beside the surname: К. Ахметовой. */
  readonly initials?: true;
}

/** A stretch of text that seems to identify somebody. Proposed, never applied by itself. */
export interface Mention extends TextRange {
  readonly kind: IdentifierKind;
  readonly source: MentionSource;
  readonly band: MentionBand;
  /** The person it names, when the register knows. */
  readonly person?: PersonId;
  /** How the person's name stands there; absent where a pseudonym stands as the register has it. */
  readonly form?: NameForm;
  /** A single word that is as likely no name at all, by its capitals and its place: `роза`, `will`. */
  readonly mayBeWord?: true;
  /** What would stand in its place: a pseudonym in the form that the sentence needs, or a bracketed description. */
  readonly replacement: string;
  /** How probable it is, when the model proposes it. */
  readonly score?: number;
}

export const REDACTION_ACTIONS = ['pseudonym', 'generalise', 'remove', 'keep'] as const;
/** `pseudonym`: the person's own, whatever it is at the time; `generalise`: what somebody typed instead. */
export type RedactionAction = (typeof REDACTION_ACTIONS)[number];

/**
 * How exactly a replacement says what stood there. In the order of each kind's steps (`core/anonymise/levels/`), from the
 * words themselves to nothing of them.
 */
export const IDENTIFIER_LEVELS = [
  'exact',
  'pseudonym',
  'town',
  'district',
  'region',
  'country',
  'month',
  'season',
  'year',
  'decade',
  'five-years',
  'ten-years',
  'adult',
  'sort',
  'rounded',
  'removed',
] as const;
export type IdentifierLevel = (typeof IDENTIFIER_LEVELS)[number];

/** Somebody who read, by initials or a code: the vault knows no accounts. */
export interface Reading {
  readonly by: string;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
}

/** `ab` and ` AB` are the same initials. */
export function isSameReader(a: string | undefined, b: string): boolean {
  return a !== undefined && a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** A decision about a stretch of text. The original text is never changed by it. */
export interface Redaction extends TextRange {
  readonly id: RedactionId;
  readonly kind: IdentifierKind;
  readonly action: RedactionAction;
  readonly person?: PersonId;
  /**
   * What readers of the anonymised version see, as of the decision (`withCurrentPseudonyms` has it as of now). Empty
   * only for `remove`; ignored for `keep`.
   */
  readonly replacement: string;
  /** Of `pseudonym`: how it stands in its sentence, also when it is another one day. */
  readonly form?: NameForm;
  /** The step that was chosen, also when other words than that step's were typed then. */
  readonly level?: IdentifierLevel;
  readonly source: MentionSource;
  /** Why, in a person's words. For who opens the vault: it leaves in no bundle. */
  readonly note?: string;
  /** Milliseconds since 1970, UTC. */
  readonly decidedAt: number;
  /** Who decided, when it was a second reader: somebody else reads it then. */
  readonly by?: string;
  /** A second reader agreed. Another decision is one that nobody has read. */
  readonly read?: Reading;
  /** The words were edited since: the decision waits to be made again, and holds until then. */
  readonly touched?: true;
}
