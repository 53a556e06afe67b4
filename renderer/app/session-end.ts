import { AppError } from '../../core/errors.ts';
import type { LockReason } from '../../core/ipc/contract.ts';
import { callMain } from '../bridge.ts';
import type { InterviewDocument } from '../features/interview/interview-document.ts';
import type { VaultClient } from '../vault/client.ts';
import type { PendingEdits } from '../vault/pending-edits.ts';
import type { Route } from './route.ts';
import type { OpenSession } from './session-state.ts';
import { withinLimit } from './within-limit.ts';

/** How long a lock waits for unsaved edits, and then for main to keep, sealed, what could not be saved. */
const FLUSH_LIMIT_MS = 2000;
/** How long a lock waits for a snapshot. */
const SNAPSHOT_LIMIT_MS = 1000;

interface EndingParts {
  readonly client: VaultClient;
  /** What is open now. */
  readonly opened: () => OpenSession | undefined;
  readonly pending: () => PendingEdits | undefined;
  /** Takes everything out of sight. */
  readonly cover: () => void;
  readonly savePlace: (route: Route) => Promise<void>;
}

/**
 * How a session ends: lock saves, terminates the worker with its keys, and has the document loaded anew, so that
 * nothing of the session is left in the page; a wipe does the same and saves nothing.
 */
export class SessionEnd {
  readonly #parts: EndingParts;
  #ending: Promise<void> | undefined;

  constructor(parts: EndingParts) {
    this.#parts = parts;
  }

  /** Once, however often it is asked for: sleep while the window closes must not cut off the save. */
  lock(reason: LockReason): Promise<void> {
    this.#ending ??= this.#lock(reason).catch((error: unknown) => {
      this.#ending = undefined;
      throw error;
    });
    return this.#ending;
  }

  /**
   * Destroys the open vault, or every vault of this profile. Nothing is saved first: the worker and this document end,
   * and the next one says what happened.
   */
  async wipe(scope: 'this' | 'all'): Promise<void> {
    const opened = this.#parts.opened();
    if (scope === 'this' && !opened) throw new AppError('locked');
    // From here on no lock may save anything.
    this.#ending = this.#wipe(scope === 'this' && opened ? opened.vault.id : null);
    await this.#ending;
  }

  async #lock(reason: LockReason): Promise<void> {
    const opened = this.#parts.opened();
    let isKept = true;
    if (opened) {
      this.#parts.cover();
      await withinLimit(this.#saveFirst(opened), FLUSH_LIMIT_MS);
      isKept = await withinLimit(this.#keepUnsaved(opened.document), FLUSH_LIMIT_MS);
    }
    this.#parts.client.terminate();
    await callMain('window.lock', { reason: isKept ? reason : 'unkept' });
  }

  async #wipe(vault: OpenSession['vault']['id'] | null): Promise<void> {
    this.#parts.cover();
    this.#parts.client.terminate();
    try {
      await callMain('vaults.wipe', { vault });
    } finally {
      await callMain('window.lock', { reason: 'wiped' });
    }
  }

  async #saveFirst({ document, route }: OpenSession): Promise<void> {
    // A disk that refused the edit is left alone: a small write that fits would make it worse (turn-log.ts).
    if (document && !(await document.autosave.flush())) return;
    const { client, savePlace } = this.#parts;
    await savePlace(route);
    await client.call('flush', undefined);
    // A large vault's takes longer, and the keys do not stay for it: then the next session takes it (decision 4).
    await withinLimit(client.call('takeSnapshot', undefined), SNAPSHOT_LIMIT_MS);
  }

  /** The disk refused the last edits, or the worker does not answer. */
  async #keepUnsaved(document: InterviewDocument | undefined): Promise<void> {
    const unsaved = document?.unsaved();
    if (!unsaved) return;
    const pending = this.#parts.pending();
    if (!pending) throw new AppError('internal', 'nothing to seal with');
    await pending.keep(unsaved);
  }
}
