import { newId, type RedactionId } from '../../../../core/domain/ids.ts';
import type { Person } from '../../../../core/domain/person.ts';
import type { Redaction } from '../../../../core/domain/redaction.ts';
import type { TextRange } from '../../../../core/domain/text-change.ts';
import type { InterviewDocument } from '../interview-document.ts';
import { type Choice, overlaps, redactionOf } from './review-item.ts';

/**
 * Marks stretches by hand, as one step of the history. Decisions that lie under them give way.
 * @param by the second reader, when it is one who marks
 */
export function markWords(
  document: InterviewDocument,
  people: readonly Person[],
  ranges: readonly TextRange[],
  choice: Choice,
  by?: string,
): readonly Redaction[] {
  const decidedAt = Date.now();
  const put = ranges.map((range) =>
    redactionOf(range, choice, people, { id: newId<RedactionId>(), source: 'hand', decidedAt, by }),
  );
  const { redactions } = document.snapshot().record;
  const under = redactions.filter((one) => ranges.some((range) => overlaps(one, range)));
  document.annotate({
    put: { passages: [], redactions: put },
    drop: under.map(({ id }) => id),
  });
  if (document.snapshot().record.review === 'not-started') document.setReview('in-review');
  return put;
}
