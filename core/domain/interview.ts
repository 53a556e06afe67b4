import { NO_CONSENT, type Consent } from './consent.ts';
import type { InterviewId, PassageId, TagId } from './ids.ts';
import type { PartialDate } from './partial-date.ts';
import type { Reading, Redaction } from './redaction.ts';
import type { TextRange } from './text-change.ts';

/** What the speaker does for a living (tags of the codebook's group E, `DOMAIN.md` section 5). */
export const OCCUPATIONS = [
  'occ.trader',
  'occ.teacher',
  'occ.lecturer',
  'occ.doctor',
  'occ.nurse',
  'occ.civil',
  'occ.factory',
  'occ.farm',
  'occ.student',
  'occ.pension',
  'occ.business',
  'occ.journalist',
  'occ.activist',
  'occ.lawyer',
  'occ.jobless',
  'occ.conscript',
  'occ.other',
] as const;
export type Occupation = (typeof OCCUPATIONS)[number] | '';

export const SPEAKER_ROLES = ['victim', 'witness', 'relative', 'official', 'other'] as const;
export type SpeakerRole = (typeof SPEAKER_ROLES)[number] | '';

export const SEXES = ['female', 'male', 'other'] as const;
export type Sex = (typeof SEXES)[number];

/** Where the speaker works, studies or trades. */
export interface Employer {
  /** As the researcher knows it. Private: anonymised exports carry `published`. */
  readonly name: string;
  /** What anonymised exports say: `a secondary school`. */
  readonly published: string;
}

/** What readers of the anonymised version are not told though it is known. `month`: of the date only the year. */
export const WITHHELD_FACTS = ['role', 'occupation', 'sex', 'employer', 'month', 'date'] as const;
export type WithheldFact = (typeof WITHHELD_FACTS)[number];

export const SETTINGS = ['in-person', 'telephone', 'video', 'correspondence', 'group'] as const;
export type InterviewSetting = (typeof SETTINGS)[number] | '';

export const LANGUAGES = ['ru', 'kk', 'en', 'other'] as const;
export type TestimonyLanguage = (typeof LANGUAGES)[number] | '';

/** How exact the place is that may be shown to others. The exact name stays in the vault. */
export const PLACE_LEVELS = ['exact', 'district', 'region', 'country', 'withheld'] as const;
export type PlaceLevel = (typeof PLACE_LEVELS)[number];

export interface Place {
  /** As the researcher knows it. Private: anonymised exports carry `published`. */
  readonly name: string;
  /** What anonymised exports say, at `level`. */
  readonly published: string;
  readonly level: PlaceLevel;
}

/** A stretch of the testimony that carries one tag. Stretches overlap freely. */
export interface Passage extends TextRange {
  readonly id: PassageId;
  readonly tag: TagId;
  /** By which it is cited, from 1; see `quotation.ts`. Missing in those from before there were numbers. */
  readonly number?: number;
}

/** `confirmed`: finished, and read by a second reader. */
export const REVIEW_STATES = ['not-started', 'in-review', 'done', 'confirmed'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export function isFinished(review: ReviewState): boolean {
  return review === 'done' || review === 'confirmed';
}

/** How far a review is where the rules of the vault are these: what nobody has read again is still in review. */
export function reviewUnder(review: ReviewState, needsSecondReader: boolean): ReviewState {
  return review === 'done' && needsSecondReader ? 'in-review' : review;
}

/** All of an interview but its text. Small; written whole on every change. */
export interface InterviewRecord {
  readonly code: string;
  /** Of a translation: the interview whose testimony this is in another language. See `translation.ts`. */
  readonly translationOf?: InterviewId;
  readonly date: PartialDate;
  readonly place: Place;
  readonly role: SpeakerRole;
  readonly occupation: Occupation;
  /** Not known when it is missing, as in interviews from before the field was there; so are the next two. */
  readonly sex?: Sex | undefined;
  readonly employer?: Employer;
  readonly withheld?: readonly WithheldFact[];
  readonly setting: InterviewSetting;
  readonly language: TestimonyLanguage;
  readonly interviewerCode: string;
  readonly interpreter: boolean;
  readonly summary: string;
  readonly consent: Consent;
  /** Whole-interview tags. */
  readonly tags: readonly TagId[];
  readonly passages: readonly Passage[];
  /** The highest number that a passage of it ever had. */
  readonly lastNumber?: number;
  readonly redactions: readonly Redaction[];
  readonly review: ReviewState;
  /** Who read the whole review a second time, and when; missing when nobody did. */
  readonly readings?: readonly Reading[];
}

export interface Interview {
  readonly id: InterviewId;
  readonly record: InterviewRecord;
  /** The testimony as typed: LF line ends, no byte order mark. */
  readonly text: string;
}

/** What the list shows and filters by; lives in a sealed header page, so unlocking reads no testimony. */
export interface InterviewHeader {
  readonly id: InterviewId;
  readonly code: string;
  readonly translationOf?: InterviewId;
  readonly date: PartialDate;
  readonly place: string;
  readonly occupation: Occupation;
  readonly language: TestimonyLanguage;
  /** Whole-interview tags and passage tags, without repeats. */
  readonly tags: readonly TagId[];
  readonly passageCount: number;
  readonly redactionCount: number;
  readonly review: ReviewState;
  readonly mayShare: boolean;
  /** The last day of that, when it has one. */
  readonly mayShareUntil?: PartialDate;
  /** Length of the testimony in UTF-16 units. */
  readonly length: number;
  /** Milliseconds since 1970, UTC. */
  readonly updatedAt: number;
  /** Milliseconds since 1970 when it went to the bin; undefined while it is in the list. */
  readonly deletedAt?: number;
}

export const EMPTY_RECORD: InterviewRecord = {
  code: '',
  date: '',
  place: { name: '', published: '', level: 'region' },
  role: '',
  occupation: '',
  setting: '',
  language: '',
  interviewerCode: '',
  interpreter: false,
  summary: '',
  consent: NO_CONSENT,
  tags: [],
  passages: [],
  redactions: [],
  review: 'not-started',
};

/** Line ends as the vault keeps them: LF only, no byte order mark. Everything else stays as typed. */
export function normaliseText(text: string): string {
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text;
  return bare.includes('\r') ? bare.replace(/\r\n?/g, '\n') : bare;
}

/** The next free code `INT-007`, one above the highest in use. */
export function nextInterviewCode(codes: readonly string[]): string {
  const highest = codes.reduce(
    (max, code) => Math.max(max, Number(/^INT-(\d+)$/.exec(code)?.[1] ?? 0)),
    0,
  );
  return `INT-${String(highest + 1).padStart(3, '0')}`;
}
