import type { Consent } from '../domain/consent.ts';
import type { TagId } from '../domain/ids.ts';
import type { InterviewRecord } from '../domain/interview.ts';
import type { TextRange } from '../domain/text-change.ts';
import type { TextFolder } from './fold-text.ts';

/**
 * What of an interview is searched: all that somebody typed into it. Not what is picked from a list, nor replacements,
 * most of which the program writes: `[name]` is in every text. The register is another matter (`folded-register.ts`).
 */
export const SEARCH_FIELDS = [
  'testimony',
  'code',
  'date',
  'place',
  'published',
  'summary',
  'interviewer',
  'employer',
  'employer-published',
  'conditions',
  'tag',
  'note',
  'reader',
] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

export interface SearchPart {
  readonly field: SearchField;
  readonly text: string;
  /** Of a note: the decision's place in the testimony. */
  readonly about?: TextRange;
}

/** The parts of an interview that are searched, the testimony first. */
export function searchParts(
  { record, text }: { readonly record: InterviewRecord; readonly text: string },
  tagLabels: ReadonlyMap<TagId, string>,
): SearchPart[] {
  const tags = new Set([...record.tags, ...record.passages.map(({ tag }) => tag)]);
  const { name: employer = '', published: employerPublished = '' } = record.employer ?? {};
  const parts: SearchPart[] = [
    { field: 'testimony', text },
    { field: 'code', text: record.code },
    { field: 'date', text: record.date },
    { field: 'place', text: record.place.name },
    { field: 'published', text: record.place.published },
    { field: 'summary', text: record.summary },
    { field: 'interviewer', text: record.interviewerCode },
    { field: 'employer', text: employer },
    { field: 'employer-published', text: employerPublished },
    ...consentTexts(record.consent).map((text) => ({ field: 'conditions', text }) as const),
    ...[...tags].map((tag) => ({ field: 'tag', text: tagLabels.get(tag) ?? '' }) as const),
    ...record.redactions.map(
      ({ note = '', from, to }) => ({ field: 'note', text: note, about: { from, to } }) as const,
    ),
    ...(record.readings ?? []).map(({ by }) => ({ field: 'reader', text: by }) as const),
  ];
  return parts.filter((part) => part.text !== '');
}

function consentTexts({ conditions, permissions, sessions }: Consent): string[] {
  const ofPermissions = permissions.flatMap((one) => [
    one.conditions ?? '',
    ...(one.audience ?? []),
    one.territory ?? '',
    one.withdrawnVia ?? '',
    one.withdrawalNote ?? '',
  ]);
  const ofSessions = sessions.flatMap((one) => [
    one.obtainedBy,
    one.interpreterCode,
    one.witnessCode,
    one.comprehensionNote,
    one.othersPresent,
    one.pressure,
    one.refusalReason,
    one.paperAt,
  ]);
  return [conditions, ...ofPermissions, ...ofSessions];
}

/** All parts folded into one string; no phrase reaches from one part into the next. */
export function foldParts(parts: readonly SearchPart[], folder: TextFolder): string {
  return parts.map((part) => folder.fold(part.text)).join('\n');
}
