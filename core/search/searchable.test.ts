import { describe, expect, it } from 'vitest';
import { EMPTY_SESSION } from '../domain/consent-session.ts';
import type { PassageId, PersonId, RedactionId, TagId } from '../domain/ids.ts';
import { EMPTY_RECORD, type InterviewRecord } from '../domain/interview.ts';
import { type SearchField, searchParts } from './searchable.ts';

/** Every string of a record that is neither an id nor picked from a list, by its path. */
type TypedPath<T> = T extends string
  ? string extends T
    ? ''
    : never
  : T extends readonly (infer One)[]
    ? TypedPath<One>
    : T extends object
      ? {
          [Key in keyof T & string]: `${Key}${Dotted<TypedPath<NonNullable<T[Key]>>>}`;
        }[keyof T & string]
      : never;
type Dotted<Path extends string> = Path extends '' ? '' : `.${Path}`;

/** Complete by its type: a new field has to say here whether it is searched, or why not. */
const FATES: Record<
  TypedPath<Required<InterviewRecord>>,
  { readonly as: SearchField } | { readonly not: string }
> = {
  code: { as: 'code' },
  date: { as: 'date' },
  'place.name': { as: 'place' },
  'place.published': { as: 'published' },
  summary: { as: 'summary' },
  interviewerCode: { as: 'interviewer' },
  'employer.name': { as: 'employer' },
  'employer.published': { as: 'employer-published' },
  'consent.conditions': { as: 'conditions' },
  'consent.permissions.conditions': { as: 'conditions' },
  'consent.permissions.audience': { as: 'conditions' },
  'consent.permissions.territory': { as: 'conditions' },
  'consent.permissions.withdrawnVia': { as: 'conditions' },
  'consent.permissions.withdrawalNote': { as: 'conditions' },
  'consent.permissions.expires': { not: 'a date beside that of the interview' },
  'consent.sessions.obtainedBy': { as: 'conditions' },
  'consent.sessions.interpreterCode': { as: 'conditions' },
  'consent.sessions.witnessCode': { as: 'conditions' },
  'consent.sessions.comprehensionNote': { as: 'conditions' },
  'consent.sessions.othersPresent': { as: 'conditions' },
  'consent.sessions.pressure': { as: 'conditions' },
  'consent.sessions.refusalReason': { as: 'conditions' },
  'consent.sessions.paperAt': { as: 'conditions' },
  'consent.sessions.date': { not: 'a date beside that of the interview' },
  'consent.sessions.time': { not: 'a time' },
  'redactions.note': { as: 'note' },
  'readings.by': { as: 'reader' },
  'redactions.replacement': { not: 'most are written by the program: [name] is in every text' },
  'redactions.form.endings': { not: 'written by the program' },
  'redactions.by': { not: 'one of the second readers' },
  'redactions.read.by': { not: 'one of the second readers' },
};

const RECORD: InterviewRecord = {
  ...EMPTY_RECORD,
  code: 'code',
  date: 'date',
  place: { name: 'place.name', published: 'place.published', level: 'region' },
  employer: { name: 'employer.name', published: 'employer.published' },
  interviewerCode: 'interviewerCode',
  summary: 'summary',
  consent: {
    conditions: 'consent.conditions',
    permissions: [
      {
        scope: 'archive',
        answer: 'yes',
        expires: 'consent.permissions.expires',
        conditions: 'consent.permissions.conditions',
        audience: ['consent.permissions.audience'],
        territory: 'consent.permissions.territory',
        withdrawnVia: 'consent.permissions.withdrawnVia',
        withdrawalNote: 'consent.permissions.withdrawalNote',
      },
    ],
    sessions: [
      {
        ...EMPTY_SESSION,
        date: 'consent.sessions.date',
        time: 'consent.sessions.time',
        obtainedBy: 'consent.sessions.obtainedBy',
        interpreterCode: 'consent.sessions.interpreterCode',
        witnessCode: 'consent.sessions.witnessCode',
        comprehensionNote: 'consent.sessions.comprehensionNote',
        othersPresent: 'consent.sessions.othersPresent',
        pressure: 'consent.sessions.pressure',
        refusalReason: 'consent.sessions.refusalReason',
        paperAt: 'consent.sessions.paperAt',
      },
    ],
  },
  redactions: [
    {
      id: 'id' as RedactionId,
      from: 3,
      to: 7,
      kind: 'person',
      action: 'pseudonym',
      person: 'id' as PersonId,
      replacement: 'redactions.replacement',
      form: { endings: ['redactions.form.endings'] },
      source: 'hand',
      note: 'redactions.note',
      decidedAt: 1,
      by: 'redactions.by',
      read: { by: 'redactions.read.by', at: 1 },
    },
  ],
  readings: [{ by: 'readings.by', at: 1 }],
};

describe('what of an interview is searched', () => {
  it.each(Object.entries(FATES))('%s: %o', (path, fate) => {
    const found = searchParts({ record: RECORD, text: '' }, new Map());
    const fields = found.filter(({ text }) => text === path).map(({ field }) => field);
    expect(fields).toEqual('as' in fate ? [fate.as] : []);
  });

  it('is the testimony first, and the labels of tags, each once', () => {
    const tags = ['a', 'b', 'a'] as TagId[];
    const passages = tags.map((tag) => ({ id: 'id' as PassageId, from: 0, to: 1, tag }));
    const record = { ...EMPTY_RECORD, tags: tags.slice(0, 1), passages };
    const labels = new Map([
      ['a' as TagId, 'One'],
      ['b' as TagId, 'Two'],
    ]);
    expect(searchParts({ record, text: 'Said' }, labels)).toEqual([
      { field: 'testimony', text: 'Said' },
      { field: 'tag', text: 'One' },
      { field: 'tag', text: 'Two' },
    ]);
  });

  it('says of a note which place it is about', () => {
    const found = searchParts({ record: RECORD, text: '' }, new Map());
    expect(found.find(({ field }) => field === 'note')?.about).toEqual({ from: 3, to: 7 });
  });
});
