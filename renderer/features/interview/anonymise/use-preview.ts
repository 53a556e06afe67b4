import { useMemo } from 'react';
import { type AnonymisedText, anonymise } from '../../../../core/anonymise/apply.ts';
import { withCurrentPseudonyms } from '../../../../core/anonymise/current-pseudonyms.ts';
import type { RedactionId } from '../../../../core/domain/ids.ts';
import { redactionOf } from './review-item.ts';
import type { ChoiceDraft } from './use-choice.ts';
import type { Review } from './use-review.ts';

/** Of a place that nobody has decided; it is in no document. */
const SHOWN = 'shown' as RedactionId;

/** The text as readers would see it if what stands in the fields were accepted. Nothing is decided by it. */
export function usePreview(review: Review, draft: ChoiceDraft): AnonymisedText {
  const { text, record, people, result } = review;
  const { current } = review.snapshot;
  const { isChanged, problem, replacement, person, level } = draft;
  return useMemo(
    () => {
      if (!current || !isChanged || problem) return result;
      const shown = redactionOf(current, draft.choiceFor(current), people, {
        id: (current.redaction ?? current.reopened)?.id ?? SHOWN,
        source: current.mention.source,
        decidedAt: 0,
      });
      const others = record.redactions.filter(({ id }) => id !== shown.id);
      return anonymise(text, withCurrentPseudonyms([...others, shown], people));
    },
    // The draft is made anew each time; what stands in it is what counts.
    // oxlint-disable-next-line react/exhaustive-deps
    [
      text,
      record.redactions,
      people,
      result,
      current,
      isChanged,
      problem,
      replacement,
      person,
      level,
    ],
  );
}
