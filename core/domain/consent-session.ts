import type { TestimonyLanguage } from './interview.ts';
import type { PartialDate } from './partial-date.ts';

export const CONSENT_METHODS = [
  'not-recorded',
  'oral-noted',
  'oral-witnessed',
  'oral-recorded',
  'written',
] as const;
export type ConsentMethod = (typeof CONSENT_METHODS)[number];

/** What was explained before anything was asked. */
export const EXPLAINED_POINTS = [
  'who-we-are',
  'purpose',
  'how-used',
  'who-will-see',
  'storage',
  'risks',
  'no-payment',
  'right-to-refuse',
  'right-to-withdraw',
  'contact-route',
] as const;
export type ExplainedPoint = (typeof EXPLAINED_POINTS)[number];

export const YES_OR_NO = ['not-recorded', 'yes', 'no'] as const;
export type YesOrNo = (typeof YES_OR_NO)[number];

/** `in-doubt` means: stop. Nothing leaves then. */
export const CAPACITIES = ['not-recorded', 'adult', 'minor-with-guardian', 'in-doubt'] as const;
export type Capacity = (typeof CAPACITIES)[number];

/** One conversation about consent. Empty text is what nobody wrote down. */
export interface ConsentSession {
  readonly date: PartialDate;
  /** `14:30` */
  readonly time: string;
  /** Codes, not names. */
  readonly obtainedBy: string;
  readonly interpreterCode: string;
  readonly witnessCode: string;
  readonly language: TestimonyLanguage;
  readonly method: ConsentMethod;
  readonly explained: readonly ExplainedPoint[];
  /** The speaker said in their own words what was agreed. */
  readonly saidBack: YesOrNo;
  readonly comprehensionNote: string;
  readonly alone: YesOrNo;
  /** By role. */
  readonly othersPresent: string;
  readonly pressure: string;
  readonly capacity: Capacity;
  readonly refusalReason: string;
  readonly paperKept: YesOrNo;
  /** A code of the place. */
  readonly paperAt: string;
}

export const EMPTY_SESSION: ConsentSession = {
  date: '',
  time: '',
  obtainedBy: '',
  interpreterCode: '',
  witnessCode: '',
  language: '',
  method: 'not-recorded',
  explained: [],
  saidBack: 'not-recorded',
  comprehensionNote: '',
  alone: 'not-recorded',
  othersPresent: '',
  pressure: '',
  capacity: 'not-recorded',
  refusalReason: '',
  paperKept: 'not-recorded',
  paperAt: '',
};
