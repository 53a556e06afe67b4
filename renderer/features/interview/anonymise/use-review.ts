import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { type AnonymisedText, anonymise } from '../../../../core/anonymise/apply.ts';
import { withCurrentPseudonyms } from '../../../../core/anonymise/current-pseudonyms.ts';
import type { InterviewRecord } from '../../../../core/domain/interview.ts';
import type { Person } from '../../../../core/domain/person.ts';
import type { TextRange } from '../../../../core/domain/text-change.ts';
import type { VaultRule } from '../../../../core/domain/vault-rule.ts';
import type { Library } from '../../../vault/library.ts';
import type { InterviewDocument } from '../interview-document.ts';
import { prepareFor } from './replacement-problem.ts';
import { ReviewSession } from './review-session.ts';
import type { ReviewSnapshot } from './review-snapshot.ts';

export interface Review {
  readonly session: ReviewSession;
  readonly snapshot: ReviewSnapshot;
  readonly text: string;
  readonly record: InterviewRecord;
  readonly people: readonly Person[];
  readonly rules: readonly VaultRule[];
  /** The text as readers will see it. */
  readonly result: AnonymisedText;
}

/** The review of a document as long as the calling component is mounted. */
export function useReview(
  document: InterviewDocument,
  library: Library,
  now: () => number,
  begin: TextRange | undefined,
): Review {
  const session = useMemo(
    () => new ReviewSession(document, library, now, begin),
    [document, library, now, begin],
  );
  useEffect(() => session.start(), [session]);
  const snapshot = useSyncExternalStore(session.subscribe, session.snapshot);
  const { record, state } = useSyncExternalStore(document.subscribe, document.snapshot);
  const { people, rules } = useSyncExternalStore(library.subscribe, library.snapshot);
  useEffect(() => prepareFor(people), [people]);
  const { doc } = state;
  const text = useMemo(() => doc.toString(), [doc]);
  const { redactions } = record;
  const result = useMemo(
    () => anonymise(text, withCurrentPseudonyms(redactions, people)),
    [text, redactions, people],
  );
  return { session, snapshot, text, record, people, rules, result };
}
