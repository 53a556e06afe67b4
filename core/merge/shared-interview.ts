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

const NOTHING: InterviewContent = { record: EMPTY_RECORD, text: '' };

export function sharedOf(content: InterviewContent): SharedInterview {
  const shared = allOf(content);
  return content.record.translationOf === undefined ? shared : withTranslation(NOTHING, shared);
}

/** All that is a translation's own: a bundle repeats beside it what is its original's. */
function withTranslation(
  content: InterviewContent,
  { text, passages, language }: SharedInterview,
): SharedInterview {
  return { ...allOf(content), text, passages, language };
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
  return file.translationOf === undefined ? shared : withTranslation(NOTHING, shared);
}

export function differences(a: SharedInterview, b: SharedInterview): SharedField[] {
  return SHARED_FIELDS.filter((field) => canonicalJson(a[field]) !== canonicalJson(b[field]));
}

/** An interview that this vault did not have. */
export function madeOf(theirs: SharedInterview, code: string): InterviewContent {
  return mergedInto({ record: { ...EMPTY_RECORD, code }, text: theirs.text }, theirs);
}

/**
 * The interview with everything that theirs has otherwise. What no bundle carries stays: what was anonymised, handling tags,
 * conversations about consent, the code. A permission that was withdrawn here stays withdrawn, whatever theirs says.
 */
export function mergedInto(ours: InterviewContent, theirs: SharedInterview): InterviewContent {
  const isTranslation = ours.record.translationOf !== undefined;
  const taken = isTranslation ? withTranslation(ours, theirs) : theirs;
  const { text, passages, tags, consent, sex, employer, ...facts } = taken;
  const changes = text === ours.text ? [] : changesBetween(ours.text, text);
  const { sex: _, employer: __, ...moved } = moveRecord(ours.record, changes);
  const record: InterviewRecord = {
    ...moved,
    ...facts,
    ...(sex !== '' && { sex }),
    ...(hasEmployer(employer) && { employer }),
    tags: withTheirTags(moved.tags, tags),
    passages: withTheirPassages(moved.passages, passages),
    consent: withTheirConsent(moved.consent, consent),
  };
  return { record: numberPassages(record), text };
}

/** In the order that they have here, where they are the same. */
function withTheirTags(ours: readonly TagId[], theirs: readonly TagId[]): readonly TagId[] {
  const kept = ours.filter((tag) => isHandlingTag(tag) || theirs.includes(tag));
  return [...kept, ...theirs.filter((tag) => !ours.includes(tag))];
}

/** Passages of the same words with the same tag are the same: they keep id, number and place in the list. */
function withTheirPassages(
  ours: readonly Passage[],
  theirs: SharedInterview['passages'],
): readonly Passage[] {
  const key = ({ from, to, tag }: Omit<Passage, 'id'>) => `${from} ${to} ${tag}`;
  const [here, there] = [new Set(ours.map(key)), new Set(theirs.map(key))];
  return [
    ...ours.filter((one) => !isShared(one) || there.has(key(one))),
    ...theirs
      .filter((one) => !here.has(key(one)))
      .map((one) => ({ ...one, id: newId<PassageId>() })),
  ];
}

/** How it was asked is kept as a conversation of which nothing else is known; one that is known here stays. */
function withTheirConsent(ours: Consent, theirs: SharedConsent): Consent {
  const { method, conditions = '' } = theirs;
  const isAskedOtherwise = method !== 'not-recorded' && method !== ours.sessions.at(-1)?.method;
  const sessions = isAskedOtherwise
    ? [...ours.sessions, { ...EMPTY_SESSION, method }]
    : ours.sessions;
  const before: Consent = { ...ours, sessions, conditions };
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
