import { mayShare, sharedUntil } from '../domain/export-permission.ts';
import type { InterviewId } from '../domain/ids.ts';
import type { InterviewHeader } from '../domain/interview.ts';
import type { InterviewContent } from './row-format.ts';

/** The list's view of an interview. `deletedAt` is kept from the header before, if it was in the bin. */
export function headerOf(
  id: InterviewId,
  { record, text }: InterviewContent,
  updatedAt: number,
  deletedAt?: number,
): InterviewHeader {
  const mayShareUntil = sharedUntil(record.consent);
  return {
    id,
    code: record.code,
    ...(record.translationOf !== undefined && { translationOf: record.translationOf }),
    date: record.date,
    place: record.place.name,
    occupation: record.occupation,
    language: record.language,
    tags: [...new Set([...record.tags, ...record.passages.map((passage) => passage.tag)])],
    passageCount: record.passages.length,
    redactionCount: record.redactions.length,
    review: record.review,
    mayShare: mayShare(record.consent),
    ...(mayShareUntil !== '' && { mayShareUntil }),
    length: text.length,
    updatedAt,
    ...(deletedAt === undefined ? {} : { deletedAt }),
  };
}
