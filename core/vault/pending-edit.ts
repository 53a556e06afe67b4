import { type Bytes, toHex, utf8 } from '../bytes.ts';
import { withPresentConsent } from '../domain/earlier-consent.ts';
import type { InterviewId } from '../domain/ids.ts';
import type { InterviewRecord } from '../domain/interview.ts';

/**
 * An interview as it stood in memory when a lock came and it could not be saved. Whole, not as changes:
 * it must be of use whatever the vault turns out to hold at the next unlock.
 */
export interface PendingEdit {
  readonly id: InterviewId;
  /**
   * SHA-256 (lower-case hexadecimal) of each text that the vault may hold, when nothing else has changed
   * it: the one saved last, and the one of a save whose outcome nobody heard.
   */
  readonly bases: readonly string[];
  readonly record: InterviewRecord;
  readonly text: string;
}

/** Additional data of the seal over the vault's pending edits. Ids and bases lie inside the seal. */
export function pendingContext(vault: string): Bytes {
  return utf8(['vouchsafe/pending', 1, vault].join('\n'));
}

/** Plaintext of the seal: JSON in UTF-8. */
export function encodePending(edits: readonly PendingEdit[]): Bytes {
  return utf8(JSON.stringify(edits));
}

export function decodePending(plaintext: Bytes): PendingEdit[] {
  const json = new TextDecoder('utf-8', { fatal: true }).decode(plaintext);
  return (JSON.parse(json) as PendingEdit[]).map((edit) => withPresentConsent(edit));
}

/** What `PendingEdit.bases` knows a text by. */
export async function textDigest(text: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text))));
}
