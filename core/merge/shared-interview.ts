import { canonicalJson } from '../canonical-json.ts';
import { outgoingConsent } from '../bundle/outgoing-consent.ts';
import type { InterviewFile } from '../bundle/interview-file.ts';
import { moveRecord } from '../domain/annotations.ts';
import {
  type Consent,
  CONSENT_SCOPES,
  isWithdrawn,
  NO_CONSENT,
  type Permission,
  permissionOf,
  withPermission,
} from '../domain/consent.ts';
import { EMPTY_SESSION } from '../domain/consent-session.ts';
import { newId, type PassageId, type TagId } from '../domain/ids.ts';
import {
  type Employer,
  EMPTY_RECORD,
  type InterviewRecord,
  type InterviewSetting,
  LANGUAGES,
  normaliseText,
  OCCUPATIONS,
  type Occupation,
  type Passage,
  type Place,
  SETTINGS,
  type Sex,
  SEXES,
  SPEAKER_ROLES,
  type SpeakerRole,
  type TestimonyLanguage,
} from '../domain/interview.ts';
import { isPartialDate, type PartialDate } from '../domain/partial-date.ts';
import { numberPassages } from '../domain/quotation.ts';
import { isHandlingTag } from '../domain/tag.ts';
import { mapRange, type TextRange } from '../domain/text-change.ts';
import type { InterviewContent } from '../vault/row-format.ts';
import { changesBetween } from './text-changes.ts';

type SharedConsent = InterviewFile['consent'];

/** All of an interview that a bundle's original version carries: only this can differ between two vaults. */
export interface SharedInterview {
  readonly text: string;
  readonly passages: readonly (TextRange & { readonly tag: TagId })[];
  readonly tags: readonly TagId[];
  readonly consent: SharedConsent;
  readonly date: PartialDate;
  readonly place: Place;
  readonly role: SpeakerRole;
  readonly occupation: Occupation;
  readonly sex: Sex | '';
  readonly employer: Employer;
  readonly setting: InterviewSetting;
  readonly language: TestimonyLanguage;
  readonly interviewerCode: string;
  readonly interpreter: boolean;
  readonly summary: string;
}

export const SHARED_FIELDS = [
  'text',
  'passages',
  'tags',
  'consent',
  'date',
  'place',
  'role',
  'occupation',
  'sex',
  'employer',
  'setting',
  'language',
  'interviewerCode',
  'interpreter',
  'summary',
] as const satisfies readonly (keyof SharedInterview)[];
export type SharedField = (typeof SHARED_FIELDS)[number];

export function sharedOf(content: InterviewContent): SharedInterview {
  const shared = allOf(content);
  return content.record.translationOf === undefined ? shared : ownOfTranslation(shared);
}

/** A bundle repeats in a translation what is its original's; in a vault it has nothing but these. */
function ownOfTranslation({ text, passages, language }: SharedInterview): SharedInterview {
  return { ...allOf({ record: EMPTY_RECORD, text: '' }), text, passages, language };
}

function allOf({ record, text }: InterviewContent): SharedInterview {
  const { date, place, role, occupation, sex = '', setting, language } = record;
  const { interviewerCode, interpreter, summary } = record;
  return {
    text,
    passages: inOrder(record.passages.filter(isShared)),
    tags: record.tags.filter((tag) => !isHandlingTag(tag)).toSorted(),
    consent: outgoingConsent(record.consent, 'original'),
    date,
    place,
    role,
    occupation,
    sex,
    employer: record.employer ?? { name: '', published: '' },
    setting,
    language,
    interviewerCode,
    interpreter,
    summary,
  };
}

/**
 * What a file of the original version says. Words that this program does not know are taken for not known.
 * @param tagOf the vault's tag for one of the bundle
 */
export function sharedIn(file: InterviewFile, tagOf: (tag: string) => TagId): SharedInterview {
  const {
    place,
    employer,
    consent,
    interviewerCode = '',
    interpreter = false,
    summary = '',
  } = file;
  const text = normaliseText(file.text);
  // Only another program writes line ends that change here.
  const changes = text === file.text ? [] : changesBetween(file.text, text);
  const passages = file.passages.flatMap((one) => mapRange(changes, one) ?? []);
  const shared: SharedInterview = {
    text,
    passages: inOrder(
      passages
        .filter(({ from, to }) => to > from)
        .map(({ from, to, tag }) => ({ from, to, tag: tagOf(tag) })),
    ),
    tags: [...new Set(file.tags.map(tagOf))].toSorted(),
    consent: { ...consent, conditions: consent.conditions ?? '' },
    date: isPartialDate(file.date) ? file.date : '',
    place: { name: place.exact ?? '', published: place.published, level: place.level },
    role: among(SPEAKER_ROLES, file.role),
    occupation: among(OCCUPATIONS, file.occupation),
    sex: among(SEXES, file.sex ?? ''),
    employer: { name: employer?.exact ?? '', published: employer?.published ?? '' },
    setting: among(SETTINGS, file.setting),
    language: among(LANGUAGES, file.language),
    interviewerCode,
    interpreter,
    summary,
  };
  return file.translationOf === undefined ? shared : ownOfTranslation(shared);
}

export function differences(a: SharedInterview, b: SharedInterview): SharedField[] {
  return SHARED_FIELDS.filter((field) => canonicalJson(a[field]) !== canonicalJson(b[field]));
}

/** An interview that this vault did not have. */
export function madeOf(theirs: SharedInterview, code: string): InterviewContent {
  const { text, passages, sex, employer, consent, ...rest } = theirs;
  const { method, conditions = '' } = consent;
  const sessions = method === 'not-recorded' ? [] : [{ ...EMPTY_SESSION, method }];
  const permissions = CONSENT_SCOPES.flatMap((scope) => permissionIn(consent, scope) ?? []);
  const record: InterviewRecord = {
    ...EMPTY_RECORD,
    ...rest,
    code,
    consent: { sessions, permissions, conditions },
    passages: passages.map((one) => ({ ...one, id: newId<PassageId>() })),
    ...(sex !== '' && { sex }),
    ...(hasEmployer(employer) && { employer }),
  };
  return { record: numberPassages(record), text };
}

/**
 * The interview with everything that theirs has otherwise. What no bundle carries stays: what was anonymised, handling tags,
 * conversations about consent, the code. A permission that was withdrawn here stays withdrawn, whatever theirs says.
 */
export function mergedInto(ours: InterviewContent, theirs: SharedInterview): InterviewContent {
  const differing = new Set(differences(sharedOf(ours), theirs));
  const changes = differing.has('text') ? changesBetween(ours.text, theirs.text) : [];
  const moved = moveRecord(ours.record, changes);
  const { sex, employer, passages, tags, consent, ...others } = theirs;
  const taken = Object.fromEntries(
    Object.entries(others).filter(([field]) => differing.has(field as SharedField)),
  );
  const { text: _, ...fields } = taken as Partial<typeof others>;
  const { sex: oldSex, employer: oldEmployer, ...rest } = moved;
  const newSex = differing.has('sex') ? sex : oldSex;
  const newEmployer = differing.has('employer') ? employer : oldEmployer;
  const record: InterviewRecord = {
    ...rest,
    ...fields,
    ...(newSex && { sex: newSex }),
    ...(newEmployer && hasEmployer(newEmployer) && { employer: newEmployer }),
    tags: differing.has('tags') ? [...tags, ...moved.tags.filter(isHandlingTag)] : moved.tags,
    passages: withTheirs(moved.passages, passages),
    consent: differing.has('consent') ? withTheirConsent(moved.consent, consent) : moved.consent,
  };
  return { record: numberPassages(record), text: theirs.text };
}

/** Passages of the same words with the same tag are the same: they keep id and number. */
function withTheirs(
  ours: readonly Passage[],
  theirs: SharedInterview['passages'],
): readonly Passage[] {
  const key = ({ from, to, tag }: Omit<Passage, 'id'>) => `${from} ${to} ${tag}`;
  const known = new Map(ours.map((one) => [key(one), one]));
  const same = theirs.every((one) => known.has(key(one)));
  if (same && ours.filter(isShared).length === theirs.length) return ours;
  const taken = theirs.map((one) => known.get(key(one)) ?? { ...one, id: newId<PassageId>() });
  return [...taken, ...ours.filter((one) => !isShared(one))];
}

function withTheirConsent(ours: Consent, theirs: SharedConsent): Consent {
  const { conditions = '' } = theirs;
  const before: Consent = { ...ours, conditions };
  return CONSENT_SCOPES.reduce((consent, scope) => {
    const present = permissionOf(ours, scope);
    const next = permissionIn(theirs, scope) ?? { scope, answer: 'not-asked' as const };
    if (isWithdrawn(present) || isSame(present, next)) return consent;
    return withPermission(consent, next);
  }, before);
}

/** Whether a bundle would say the same of both. */
function isSame(a: Permission, b: Permission): boolean {
  const said = (permission: Permission) =>
    canonicalJson(outgoingConsent(withPermission(NO_CONSENT, permission), 'original'));
  return said(a) === said(b);
}

function permissionIn(
  { answers, limits = {} }: SharedConsent,
  scope: Permission['scope'],
): Permission | undefined {
  const [answer, limit] = [answers[scope], (limits as Record<string, object>)[scope]];
  if (answer === undefined && limit === undefined) return undefined;
  return { scope, answer: answer ?? 'not-asked', ...limit };
}

function isShared({ tag }: { readonly tag: TagId }): boolean {
  return !isHandlingTag(tag);
}

function hasEmployer({ name, published }: Employer): boolean {
  return name !== '' || published !== '';
}

function inOrder(passages: readonly (TextRange & { readonly tag: TagId })[]) {
  return passages
    .map(({ from, to, tag }) => ({ from, to, tag }))
    .toSorted((a, b) => a.from - b.from || a.to - b.to || (a.tag < b.tag ? -1 : 1));
}

function among<T extends string>(words: readonly T[], word: string): T | '' {
  return words.find((one) => one === word) ?? '';
}
