import { canonicalJson } from '../canonical-json.ts';
import { isFinished } from '../domain/interview.ts';
import type { InterviewContent } from '../vault/row-format.ts';
import type { CustodyAction } from './custody-entry.ts';

/** An action is entered again when this time has passed since it was last: not every save is an entry. */
export const ENTRY_EVERY_MS = 10 * 60_000;

/** What an edit is called in the log. One that does several things has the name of the weightiest. */
export function actionOfEdit(before: InterviewContent, after: InterviewContent): CustodyAction {
  const [was, is] = [before.record, after.record];
  if (isFinished(is.review) && !isFinished(was.review)) return 'seal';
  const isChanged = before.text !== after.text;
  if (isChanged) return isFinished(was.review) ? 'correct' : 'edit';
  if (differ(was.redactions, is.redactions)) return 'redact';
  if (differ(was.consent, is.consent)) return 'consent';
  return differ([was.tags, was.passages], [is.tags, is.passages]) ? 'tag' : 'edit';
}

function differ(a: unknown, b: unknown): boolean {
  return a !== b && canonicalJson(a) !== canonicalJson(b);
}
