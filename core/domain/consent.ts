import type { ConsentSession } from './consent-session.ts';
import type { PartialDate } from './partial-date.ts';

/** What somebody may be allowed to do with an interview. Each is given, and withdrawn, by itself. */
export const CONSENT_SCOPES = [
  'take-notes',
  'audio',
  'photo',
  'internal-analysis',
  'share-with-named-partner',
  'advocacy-private',
  'publish-anonymous',
  'publish-quote-anonymous',
  'publish-named',
  'submit-to-un-or-osce',
  'submit-to-court',
  'archive',
  'contact-again',
] as const;
export type ConsentScope = (typeof CONSENT_SCOPES)[number];

/** `not-asked` is the default and counts as *no*. */
export const CONSENT_ANSWERS = ['not-asked', 'yes', 'no', 'ask-first'] as const;
export type ConsentAnswer = (typeof CONSENT_ANSWERS)[number];

/** As whom readers may know the speaker, from most to least. */
export const IDENTITY_LEVELS = [
  'named',
  'role-and-place',
  'role-and-region',
  'role-only',
  'nothing',
] as const;
export type IdentityLevel = (typeof IDENTITY_LEVELS)[number];

/** What a permission leaves out, whatever else it lets out. */
export const CONSENT_WITHHELD = [
  'name',
  'exact-place',
  'exact-date',
  'employer',
  'gender',
  'age',
  'family',
  'voice',
] as const;
export type ConsentWithheld = (typeof CONSENT_WITHHELD)[number];

/** One answer and what limits it. What is missing limits nothing. */
export interface Permission {
  readonly scope: ConsentScope;
  readonly answer: ConsentAnswer;
  readonly conditions?: string;
  /** The only bodies that it holds for. */
  readonly audience?: readonly string[];
  /** Where it holds, or where it does not: `not inside the country`. */
  readonly territory?: string;
  /** The last day on which it holds. */
  readonly expires?: PartialDate;
  readonly identityLevel?: IdentityLevel;
  readonly withheld?: readonly ConsentWithheld[];
  /** Milliseconds since 1970 when the answer was written down; not known of answers from before this was kept. */
  readonly givenAt?: number;
  /** Milliseconds since 1970. An answer written down later holds again; the withdrawal stays on record. */
  readonly withdrawnAt?: number;
  /** How the speaker said so: `by telephone`. */
  readonly withdrawnVia?: string;
  readonly withdrawalNote?: string;
}

export interface Consent {
  /** Conversations about consent, the oldest first. */
  readonly sessions: readonly ConsentSession[];
  /** In the order of scopes, each once, without those that were never asked for. */
  readonly permissions: readonly Permission[];
  /** What holds for all of it. */
  readonly conditions: string;
}

export const NO_CONSENT: Consent = { sessions: [], permissions: [], conditions: '' };

export function permissionOf(consent: Consent, scope: ConsentScope): Permission {
  const found = consent.permissions.find((permission) => permission.scope === scope);
  return found ?? { scope, answer: 'not-asked' };
}

export function isWithdrawn({ withdrawnAt, givenAt }: Permission): boolean {
  return withdrawnAt !== undefined && (givenAt === undefined || givenAt <= withdrawnAt);
}

/** What was answered, a withdrawal being a *no*. */
export function standingAnswer(permission: Permission): ConsentAnswer {
  return isWithdrawn(permission) ? 'no' : permission.answer;
}

/** With one permission in the place of what stood for its scope. */
export function withPermission(consent: Consent, permission: Permission): Consent {
  const permissions = CONSENT_SCOPES.flatMap((scope) => {
    if (scope !== permission.scope) return consent.permissions.filter((one) => one.scope === scope);
    return saysNothing(permission) ? [] : [permission];
  });
  return { ...consent, permissions };
}

function saysNothing(permission: Permission): boolean {
  const bare = ['scope', 'answer', 'givenAt'];
  const isBare = Object.keys(permission).every((key) => bare.includes(key));
  return isBare && permission.answer === 'not-asked';
}

/** The answers that can be taken back: those that let something happen, now or after asking. */
export function withdrawable(consent: Consent): readonly ConsentScope[] {
  return CONSENT_SCOPES.filter((scope) =>
    ['yes', 'ask-first'].includes(standingAnswer(permissionOf(consent, scope))),
  );
}

export interface Withdrawal {
  readonly scopes: readonly ConsentScope[];
  readonly at: number;
  readonly via: string;
  readonly note: string;
}

/** Takes permissions back. What they were stays on record. */
export function withdrawn(consent: Consent, { scopes, at, via, note }: Withdrawal): Consent {
  const said = {
    ...(via.trim() !== '' && { withdrawnVia: via.trim() }),
    ...(note.trim() !== '' && { withdrawalNote: note.trim() }),
  };
  return scopes.reduce((before, scope) => {
    const { withdrawnVia: _, withdrawalNote: __, ...kept } = permissionOf(before, scope);
    // A clock that was set back in between must not leave the permission standing.
    const withdrawnAt = Math.max(at, kept.givenAt ?? 0);
    return withPermission(before, { ...kept, withdrawnAt, ...said });
  }, consent);
}

/** What can limit a permission. */
export type PermissionLimits = Pick<
  Permission,
  'conditions' | 'audience' | 'territory' | 'expires' | 'identityLevel' | 'withheld'
>;

/** With some of its limits changed; what is empty or undefined limits no more. */
export function withLimits(
  permission: Permission,
  limits: { readonly [Key in keyof PermissionLimits]?: PermissionLimits[Key] | undefined },
): Permission {
  const isSaid = (value: unknown) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '';
  const all = Object.entries({ ...permission, ...limits });
  return Object.fromEntries(all.filter(([, value]) => isSaid(value))) as unknown as Permission;
}
