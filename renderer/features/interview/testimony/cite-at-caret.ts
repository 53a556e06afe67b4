import type { VaultClient } from '../../../vault/client.ts';
import type { InterviewDocument } from '../interview-document.ts';
import { atCaret } from './tagging.ts';

/** Puts the citation of the passage at the caret on the clipboard. What was tagged just now is saved first. */
export async function citeAtCaret(
  document: InterviewDocument,
  vault: VaultClient,
): Promise<'cited' | 'notCited' | 'noTagHere'> {
  const [passage] = atCaret(document).passages;
  if (!passage) return 'noTagHere';
  try {
    await document.autosave.flush();
    const text = await vault.call('cite', { interview: document.id, passage: passage.id });
    await navigator.clipboard.writeText(text);
    return 'cited';
  } catch {
    return 'notCited';
  }
}
