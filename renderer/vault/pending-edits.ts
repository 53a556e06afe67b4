import { concatBytes } from '../../core/bytes.ts';
import type { InterviewId } from '../../core/domain/ids.ts';
import type { InterviewRecord } from '../../core/domain/interview.ts';
import { NONCE_BYTES } from '../../core/vault/key-slot.ts';
import {
  encodePending,
  type PendingEdit,
  pendingContext,
  textDigest,
} from '../../core/vault/pending-edit.ts';
import { callMain } from '../bridge.ts';
import type { ReplayReport } from './calls/pending-calls.ts';
import type { VaultClient } from './client.ts';

/** An open interview that holds more than the vault does, and the texts that the vault may hold. */
export interface UnsavedInterview {
  readonly id: InterviewId;
  readonly record: InterviewRecord;
  readonly text: string;
  readonly bases: readonly string[];
}

/**
 * The page's side of edits that a lock cannot save. Sealed here and not in the worker, because a stuck
 * worker is one of the reasons: the key that the page has for it can seal and not open.
 */
export class PendingEdits {
  readonly #vault: string;
  readonly #key: CryptoKey;
  #waiting: readonly PendingEdit[];

  private constructor(vault: string, key: CryptoKey, waiting: readonly PendingEdit[]) {
    this.#vault = vault;
    this.#key = key;
    this.#waiting = waiting;
  }

  /** Puts back what waits, once after an unlock. */
  static async replay(
    client: VaultClient,
    vault: string,
  ): Promise<{ pending: PendingEdits; report: ReplayReport }> {
    const key = await client.call('pendingSealKey', undefined);
    const report = await client.call('replayPending', undefined);
    return { pending: new PendingEdits(vault, key, report.waiting), report };
  }

  /** True while an earlier edit of this interview waits: it must not be edited from another state. */
  waitsFor(id: InterviewId): boolean {
    return this.#waiting.some((edit) => edit.id === id);
  }

  /** Tries again to put back what still waits. */
  async retry(client: VaultClient): Promise<ReplayReport> {
    const report = await client.call('replayPending', undefined);
    this.#waiting = report.waiting;
    return report;
  }

  /** Has main keep what is unsaved, with what waits already. @throws AppError storage-full, storage-failed */
  async keep({ bases, ...interview }: UnsavedInterview): Promise<void> {
    const edit = { ...interview, bases: await Promise.all(bases.map(textDigest)) };
    const context = pendingContext(this.#vault);
    const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
    const body = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv: nonce, additionalData: context },
      this.#key,
      encodePending([...this.#waiting, edit]),
    );
    const sealed = concatBytes(nonce, new Uint8Array(body));
    await callMain('pendingEdit.write', { vault: this.#vault, sealed });
  }
}

/** Is there anything to tell about edits that waited? */
export function hasNews({ putBack, waiting, isUnreadable }: ReplayReport): boolean {
  return putBack.length > 0 || waiting.length > 0 || isUnreadable;
}
