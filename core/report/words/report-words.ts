import type { ConsentMethod } from '../../domain/consent-session.ts';
import type {
  InterviewSetting,
  Occupation,
  Sex,
  SpeakerRole,
  TestimonyLanguage,
} from '../../domain/interview.ts';
import type { DateParts } from '../../domain/partial-date.ts';
import type { TagGroup } from '../../domain/tag.ts';
import type { CitationTemplates } from '../citation-template.ts';

/** One of them, and several. */
export type OneAndMany = readonly [one: string, many: string];

/** Every word that a report brings itself. Plain functions, because Chromium's Intl knows no Kazakh. */
export interface ReportWords {
  readonly date: {
    readonly day: (parts: DateParts & { month: number; day: number }) => string;
    readonly month: (parts: DateParts & { month: number }) => string;
    readonly year: (parts: DateParts) => string;
    readonly about: (date: string) => string;
  };
  readonly citation: CitationWords;
  readonly occupation: Readonly<Record<Exclude<Occupation, ''>, OneAndMany>>;
  readonly role: Readonly<Record<Exclude<SpeakerRole, '' | 'other'>, OneAndMany>>;
  readonly methodology: MethodologyWords;
  readonly report: SectionWords;
}

export interface CitationWords {
  readonly templates: CitationTemplates;
  /** What kind of source it is. */
  readonly type: Readonly<Record<InterviewSetting, string>>;
  readonly pseudonym: (name: string) => string;
  readonly nameWithheld: string;
  readonly namesWithheld: string;
  readonly placeWithheld: string;
  readonly dateWithheld: string;
  readonly throughInterpreter: string;
}

export interface MethodologyWords {
  readonly basis: (interviews: number, organisation: string) => string;
  readonly period: string;
  readonly by: Readonly<
    Record<
      'occupation' | 'role' | 'place' | 'sex' | 'language' | 'setting' | 'consentMethod',
      string
    >
  >;
  readonly sex: Readonly<Record<Sex, string>>;
  readonly language: Readonly<Record<Exclude<TestimonyLanguage, ''>, string>>;
  readonly setting: Readonly<Record<Exclude<InterviewSetting, ''>, string>>;
  readonly consentMethod: Readonly<Record<Exclude<ConsentMethod, 'not-recorded'>, string>>;
  /** Those that belong to no group that is told. */
  readonly rest: string;
  readonly interpreter: (interviews: number, total: number) => string;
  readonly someInterpreter: string;
  readonly noInterpreter: string;
  readonly noPayment: string;
  readonly anonymised: string;
  readonly original: string;
  readonly pseudonyms: string;
  readonly smallCells: string;
}

export interface SectionWords {
  readonly methodology: string;
  readonly findings: string;
  readonly group: Readonly<Record<Exclude<TagGroup, 'hnd'>, string>>;
  readonly mentionedIn: (interviews: number, total: number) => string;
  readonly mentionedInFew: (total: number) => string;
  readonly codebook: string;
  readonly tag: string;
  readonly definition: string;
  readonly interviews: string;
  readonly code: string;
  readonly pseudonym: string;
  readonly occupation: string;
  readonly role: string;
  readonly date: string;
  readonly place: string;
  readonly methodLog: string;
  readonly software: (name: string) => string;
  readonly version: Readonly<Record<'anonymised' | 'original', string>>;
  readonly counts: (interviews: number, quotations: number) => string;
  readonly filter: (filter: string) => string;
}
