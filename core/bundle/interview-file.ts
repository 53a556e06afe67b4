import * as v from 'valibot';
import { utf8, type Bytes } from '../bytes.ts';
import { CONSENT_ANSWERS, CONSENT_WITHHELD, IDENTITY_LEVELS } from '../domain/consent.ts';
import { CONSENT_METHODS } from '../domain/consent-session.ts';
import { disclosedFacts } from '../domain/disclosed-facts.ts';
import type { ExportPurpose } from '../domain/export-permission.ts';
import { PLACE_LEVELS, type Interview, type InterviewRecord } from '../domain/interview.ts';
import { numberPassages } from '../domain/quotation.ts';
import { type Lineage, NO_LINEAGE } from '../merge/lineage.ts';
import { isHandlingTag } from '../domain/tag.ts';
import {
  anonymisedInterview,
  originalInterview,
  type OutgoingText,
} from './anonymised-interview.ts';
import { outgoingConsent } from './outgoing-consent.ts';
import { bundleId, bundleTag, type BundleMac } from './bundle-ids.ts';
import { toCodePoints, toUtf16 } from './code-points.ts';
import { jsonBytes, parseJson } from './manifest.ts';

/**
 * One interview as a bundle holds it: `interviews/<name>.json` for programs, `.txt` for people. What each
 * version carries is decided here and nowhere else.
 */
export const INTERVIEW_FORMAT = 'vouchsafe-interview';
export type BundleVersion = 'anonymised' | 'original';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const answer = v.picklist(CONSENT_ANSWERS);
const limits = v.object({
  expires: v.optional(v.string()),
  identityLevel: v.optional(v.picklist(IDENTITY_LEVELS)),
  withheld: v.optional(v.array(v.picklist(CONSENT_WITHHELD))),
  /** Original version only, as are the two that follow. */
  conditions: v.optional(v.string()),
  audience: v.optional(v.array(v.string())),
  territory: v.optional(v.string()),
});

const interviewSchema = v.object({
  format: v.literal(INTERVIEW_FORMAT),
  id: v.string(),
  code: v.string(),
  /** Original version only, as is the next: the interview's id in every vault that has it, so that it can be merged there. */
  origin: v.optional(v.string()),
  /** Ids of other bundles in which it left or came: as it is now, and as something else. See `core/merge/lineage.ts`. */
  lineage: v.optional(v.object({ same: v.array(v.string()), before: v.array(v.string()) })),
  /** Of a translation: the id of the interview in the same bundle that it translates. */
  translationOf: v.optional(v.string()),
  version: v.picklist(['anonymised', 'original']),
  language: v.string(),
  /** EDTF; to the month in the anonymised version. */
  date: v.string(),
  place: v.object({
    /** Original version only: the exact place. */
    exact: v.optional(v.string()),
    published: v.string(),
    level: v.picklist(PLACE_LEVELS),
  }),
  role: v.string(),
  occupation: v.string(),
  /** Files from before the field was there have none; the same holds for the employer. */
  sex: v.optional(v.string()),
  employer: v.optional(
    v.object({
      /** Original version only: the employer as known. */
      exact: v.optional(v.string()),
      published: v.string(),
    }),
  ),
  setting: v.string(),
  consent: v.object({
    method: v.picklist(CONSENT_METHODS),
    answers: v.record(v.string(), answer),
    /** What limits them, by permission; files from before the field was there have none. */
    limits: v.optional(v.record(v.string(), limits)),
    /** Original version only, as are the three that follow. */
    conditions: v.optional(v.string()),
  }),
  interviewerCode: v.optional(v.string()),
  interpreter: v.optional(v.boolean()),
  summary: v.optional(v.string()),
  /** Whole-interview tags. */
  tags: v.array(v.string()),
  text: v.string(),
  /** Positions count code points of `text`, from 0, the end exclusive. */
  passages: v.array(
    v.object({
      id: v.string(),
      from: count,
      to: count,
      tag: v.string(),
      /** By which it is cited, behind the code; files from before there were numbers have none. */
      number: v.optional(count),
    }),
  ),
});

export type InterviewFile = v.InferOutput<typeof interviewSchema>;

/** Who spoke, where and when, as far as the version says it. */
function factsOf(record: InterviewRecord, version: BundleVersion, purpose: ExportPurpose) {
  if (version === 'original') {
    const { place, employer, sex, date, role, occupation } = record;
    return {
      date,
      place: { exact: place.name, published: place.published, level: place.level },
      role,
      occupation,
      ...(sex !== undefined && { sex }),
      ...(employer && { employer: { exact: employer.name, published: employer.published } }),
    };
  }
  const { date, place, placeLevel, role, occupation, sex, employer } = disclosedFacts(
    record,
    purpose,
  );
  return {
    date,
    place: { published: place, level: placeLevel },
    role,
    occupation,
    ...(sex !== '' && { sex }),
    ...(employer !== '' && { employer: { published: employer } }),
  };
}

/** What only the original version carries. */
function privateFields({ id, record }: Interview, lineage: Lineage) {
  const { interviewerCode, interpreter, summary } = record;
  const { same, before } = lineage;
  const bundles = { same: [...same], before: [...before] };
  return { origin: id, lineage: bundles, interviewerCode, interpreter, summary };
}

/** Passages of the outgoing text, in its UTF-16 units, without notes to colleagues. */
function outgoingPassages(interview: Interview, outgoing: OutgoingText) {
  return numberPassages(interview.record)
    .passages.filter(({ tag }) => !isHandlingTag(tag))
    .flatMap(({ id, tag, from, to, number = 0 }) => {
      const range = outgoing.mapRange({ from, to });
      return range === undefined || range.to <= range.from
        ? []
        : [{ id, tag, number, from: range.from, to: range.to }];
    });
}

export function outgoingText(interview: Interview, version: BundleVersion): OutgoingText {
  return version === 'original' ? originalInterview(interview) : anonymisedInterview(interview);
}

export interface OutgoingFacts {
  readonly purpose?: ExportPurpose | undefined;
  /** The original version carries it. */
  readonly lineage?: Lineage;
}

export interface OutgoingInterview {
  readonly file: InterviewFile;
  readonly outgoing: OutgoingText;
}

/**
 * The file's value, and how its text relates to the vault's.
 *
 * The anonymised version has: the code, the language, what `disclosedFacts` lets out of date, place, role, occupation,
 * sex and employer, the setting, the consent's method, answers and limits in picked words, tags, and the anonymised text with its passages. It
 * has no summary, interviewer, interpreter, conditions, exact place or exact employer.
 */
export async function interviewFile(
  interview: Interview,
  version: BundleVersion,
  mac: BundleMac,
  { purpose = 'share', lineage = NO_LINEAGE }: OutgoingFacts = {},
): Promise<OutgoingInterview> {
  const { record } = interview;
  const { translationOf } = record;
  const isOriginal = version === 'original';
  const outgoing = outgoingText(interview, version);
  const { text } = outgoing;
  const passages = outgoingPassages(interview, outgoing);
  const points = toCodePoints(
    text,
    passages.flatMap(({ from, to }) => [from, to]),
  );
  const tags = record.tags.filter((tag) => !isHandlingTag(tag));
  const file: InterviewFile = {
    format: INTERVIEW_FORMAT,
    id: await bundleId(mac, interview.id),
    code: record.code,
    ...(translationOf !== undefined && { translationOf: await bundleId(mac, translationOf) }),
    version,
    language: record.language,
    ...factsOf(record, version, purpose),
    setting: record.setting,
    consent: outgoingConsent(record.consent, version),
    ...(isOriginal ? privateFields(interview, lineage) : {}),
    tags: await Promise.all(tags.map((tag) => bundleTag(mac, tag))),
    text,
    passages: await Promise.all(
      passages.map(async ({ id, from, to, tag, number }) => ({
        id: await bundleId(mac, id),
        from: points.get(from) ?? from,
        to: points.get(to) ?? to,
        tag: await bundleTag(mac, tag),
        number,
      })),
    ),
  };
  return { file, outgoing };
}

export function encodeInterviewJson(file: InterviewFile): Bytes {
  return jsonBytes(file);
}

/** The file with its passages in UTF-16 units, or undefined when the bytes are no interview of ours. */
export function parseInterviewJson(bytes: Bytes): InterviewFile | undefined {
  const parsed = v.safeParse(interviewSchema, parseJson(bytes));
  if (!parsed.success) return undefined;
  const { text, passages } = parsed.output;
  const units = toUtf16(
    text,
    passages.flatMap(({ from, to }) => [from, to]),
  );
  return {
    ...parsed.output,
    passages: passages.map((passage) => ({
      ...passage,
      from: units.get(passage.from) ?? 0,
      to: units.get(passage.to) ?? 0,
    })),
  };
}

/** The heading of the text file: what is known, one line each, in English words that stay the same. */
function headingLines(file: InterviewFile, labels: ReadonlyMap<string, string>): string[] {
  const facts: (readonly [string, string | undefined])[] = [
    ['Version', file.version],
    [file.translationOf === undefined ? 'Language' : 'Translation into', file.language],
    ['Date', file.date],
    ['Place', file.place.exact ?? file.place.published],
    ['Role', file.role],
    ['Occupation', file.occupation],
    ['Sex', file.sex],
    ['Employer', file.employer?.exact ?? file.employer?.published],
    ['Setting', file.setting],
    ['Interviewer', file.interviewerCode],
    ['Interpreter', file.interpreter === undefined ? undefined : file.interpreter ? 'yes' : 'no'],
    ['Tags', file.tags.map((tag) => labels.get(tag) ?? tag).join(', ')],
    ['Consent', consentList(file)],
    ['Conditions', file.consent.conditions],
    ['Summary', file.summary],
  ];
  return facts.filter(([, value]) => value).map(([name, value]) => `${name}: ${value}`);
}

function consentList({ consent }: InterviewFile): string {
  const { method, answers, limits = {} } = consent;
  const each = Object.entries(answers).map(([scope, answer]) => {
    const { expires, identityLevel, withheld, conditions, audience, territory } =
      limits[scope] ?? {};
    const words = [
      expires && `until ${expires}`,
      identityLevel,
      withheld && `without ${withheld.join(', ')}`,
      audience && `only for ${audience.join(', ')}`,
      territory,
      conditions,
    ].filter((word) => word);
    return `${scope}: ${answer}${words.length > 0 ? ` (${words.join('; ')})` : ''}`;
  });
  return [method, ...each].join('; ');
}

/** The text file, and where the testimony starts in it (UTF-16 units). Tags are named by `labels`. */
export function encodeInterviewText(
  file: InterviewFile,
  labels: ReadonlyMap<string, string>,
): { bytes: Bytes; testimonyAt: number } {
  const heading = `${file.code}\n\n${headingLines(file, labels).join('\n')}\n\n`;
  return { bytes: utf8(`${heading}${file.text}\n`), testimonyAt: heading.length };
}

/**
 * Gives a file name for each code in turn: ASCII, at most about 60 characters, none twice even where
 * capitals do not count. What a code holds beyond ASCII letters, digits, `_` and `-` becomes `-`. A translation is
 * given its language, which no code can end in: `INT-007.en`.
 */
export function interviewNamer(): (code: string, translation?: string) => string {
  const taken = new Set<string>();
  return (code, translation) => {
    const plain = code.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '');
    // Windows keeps these names for devices.
    const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(plain);
    const bare = (plain === '' || reserved ? `interview-${plain}` : plain)
      .slice(0, 60)
      .replace(/-+$/, '');
    const base = translation === undefined ? bare : `${bare}.${translation || 'other'}`;
    let name = base;
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${base}-${n}`;
    taken.add(name.toLowerCase());
    return name;
  };
}
