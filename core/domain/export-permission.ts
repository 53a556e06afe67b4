import {
  type Consent,
  CONSENT_WITHHELD,
  type ConsentScope,
  type ConsentWithheld,
  IDENTITY_LEVELS,
  type IdentityLevel,
  isWithdrawn,
  type Permission,
  permissionOf,
} from './consent.ts';
import type { PartialDate } from './partial-date.ts';

/** What the receivers of an export will do with it. */
export const EXPORT_PURPOSES = ['share', 'publish', 'un-or-osce', 'court'] as const;
export type ExportPurpose = (typeof EXPORT_PURPOSES)[number];

type ExportVersion = 'anonymised' | 'original';

/** A bundle holds the testimony word for word: publishing it without names is quoting it as well. */
const NEEDED: Readonly<Record<ExportPurpose, Record<ExportVersion, readonly ConsentScope[]>>> = {
  share: {
    anonymised: ['share-with-named-partner'],
    original: ['share-with-named-partner'],
  },
  publish: {
    anonymised: ['publish-anonymous', 'publish-quote-anonymous'],
    original: ['publish-named'],
  },
  'un-or-osce': { anonymised: ['submit-to-un-or-osce'], original: ['submit-to-un-or-osce'] },
  court: { anonymised: ['submit-to-court'], original: ['submit-to-court'] },
};

export interface ExportUse {
  readonly purpose: ExportPurpose;
  readonly version: ExportVersion;
  /** `2026-11-23` */
  readonly today: string;
  /**
   * As they are called among the contacts; empty text for whoever knows a passphrase. While nobody is chosen yet,
   * `undefined`: for whom a permission holds is not judged then.
   */
  readonly recipients?: readonly string[] | undefined;
}

/** Why a permission does not let an interview leave, the gravest first. */
export const BLOCK_REASONS = [
  'in-doubt',
  'withdrawn',
  'no',
  'expired',
  'not-asked',
  'ask-first',
  'audience',
  'identity',
] as const;
export type BlockReason = (typeof BLOCK_REASONS)[number];

export interface ConsentBlock {
  readonly scope: ConsentScope;
  readonly reason: BlockReason;
}

/**
 * The permission that stops an interview from leaving so, and why; undefined when it may. Of all permissions that the
 * export needs, the most restrictive answer wins.
 */
export function consentBlock(consent: Consent, use: ExportUse): ConsentBlock | undefined {
  const needed = NEEDED[use.purpose][use.version];
  // Nobody may use what was agreed by somebody who perhaps could not agree.
  if (consent.sessions.at(-1)?.capacity === 'in-doubt')
    return needed[0] && { scope: needed[0], reason: 'in-doubt' };
  return needed
    .flatMap((scope): ConsentBlock[] => {
      const reason = blockReason(permissionOf(consent, scope), use);
      return reason === undefined ? [] : [{ scope, reason }];
    })
    .toSorted((a, b) => BLOCK_REASONS.indexOf(a.reason) - BLOCK_REASONS.indexOf(b.reason))[0];
}

/** Whether it may go to a partner at all, on the days on which that holds. */
export function mayShare(consent: Consent): boolean {
  const use = { purpose: 'share', version: 'anonymised', today: '' } as const;
  return consentBlock(consent, use) === undefined;
}

/** The last day of that; empty when it has none. */
export function sharedUntil(consent: Consent): PartialDate {
  return permissionOf(consent, 'share-with-named-partner').expires ?? '';
}

function blockReason(permission: Permission, use: ExportUse): BlockReason | undefined {
  const { answer, identityLevel = 'named', withheld = [] } = permission;
  const [audience] = audiencesOf([permission]);
  if (isWithdrawn(permission)) return 'withdrawn';
  if (answer !== 'yes' && answer !== 'ask-first') return answer;
  if (isExpired(permission.expires, use.today)) return 'expired';
  if (answer === 'ask-first') return answer;
  if (use.recipients && !isForAll(use.recipients, audience)) return 'audience';
  // The original version leaves nothing out.
  const isLimited = identityLevel !== 'named' || withheld.length > 0;
  return use.version === 'original' && isLimited ? 'identity' : undefined;
}

/** Those of permissions that name one: an empty list names nobody in particular. */
function audiencesOf(permissions: readonly Permission[]): readonly (readonly string[])[] {
  return permissions.flatMap(({ audience = [] }) => (audience.length > 0 ? [audience] : []));
}

/** Of a month or a year the first day is the last one: what is not sure lets nothing out. */
export function isExpired(expires: PartialDate | undefined, today: string): boolean {
  return expires !== undefined && expires !== '' && today > expires.replace('~', '');
}

/** Whether what is for some bodies alone may go to every one of these; for `undefined` it is for all. Names count as written, but for case and spaces. */
export function isForAll(
  recipients: readonly string[],
  audience: readonly string[] | undefined,
): boolean {
  if (!audience) return true;
  const named = new Set(audience.map(folded));
  return recipients.every((name) => named.has(folded(name)));
}

function folded(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** How much the permissions for a purpose let the anonymised version say of the speaker. */
export interface SpeakerLimits {
  readonly identityLevel: IdentityLevel;
  readonly withheld: readonly ConsentWithheld[];
}

export function speakerLimits(consent: Consent, purpose: ExportPurpose): SpeakerLimits {
  const all = NEEDED[purpose].anonymised.map((scope) => permissionOf(consent, scope));
  const ranks = all.map(({ identityLevel = 'named' }) => IDENTITY_LEVELS.indexOf(identityLevel));
  return {
    identityLevel: IDENTITY_LEVELS[Math.max(...ranks)] ?? 'nothing',
    withheld: CONSENT_WITHHELD.filter((one) =>
      all.some(({ withheld = [] }) => withheld.includes(one)),
    ),
  };
}

/** What no program can see to: it is for people to keep, and to tell the receivers. */
export interface SpokenLimits {
  readonly conditions: readonly string[];
  readonly territory: readonly string[];
  /** The only bodies that it may go to; undefined when nothing was said of that. */
  readonly audience: readonly string[] | undefined;
}

export function spokenLimits(
  consent: Consent,
  { purpose, version }: Pick<ExportUse, 'purpose' | 'version'>,
): SpokenLimits {
  const all = NEEDED[purpose][version].map((scope) => permissionOf(consent, scope));
  const audiences = audiencesOf(all);
  const said = (texts: readonly (string | undefined)[]) => [
    ...new Set(texts.flatMap((text) => text?.trim() || [])),
  ];
  return {
    conditions: said([consent.conditions, ...all.map(({ conditions }) => conditions)]),
    territory: said(all.map(({ territory }) => territory)),
    audience: audiences[0]?.filter((name) =>
      audiences.every((audience) => isForAll([name], audience)),
    ),
  };
}
