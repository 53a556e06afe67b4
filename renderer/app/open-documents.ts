import type { InterviewId } from '../../core/domain/ids.ts';
import { AppError, errorCode, isLostRow } from '../../core/errors.ts';
import { InterviewDocument } from '../features/interview/interview-document.ts';
import type { ReplayReport } from '../vault/calls/pending-calls.ts';
import type { VaultClient } from '../vault/client.ts';
import type { Library } from '../vault/library.ts';
import type { PendingEdits } from '../vault/pending-edits.ts';
import type { InterviewRoute, Route } from './route.ts';
import type { OpenSession } from './session-state.ts';

/** The texts of the interview on screen. */
export type ShownDocuments = Pick<OpenSession, 'document' | 'original'>;

interface Kept {
  readonly of: InterviewId | undefined;
  readonly texts: readonly InterviewDocument[];
}

export interface OpeningParts {
  readonly client: VaultClient;
  readonly pending: () => PendingEdits | undefined;
  /** Edits of before that waited were put back, or wait on. */
  readonly onReplay: (report: ReplayReport) => void;
}

/**
 * Opens the texts of an interview: its testimony, and the translation that is asked for. Only one of them is edited at
 * a time, and saved before another is; those that were edited stay, so that each keeps what can be undone in it.
 */
export class OpenDocuments {
  readonly #parts: OpeningParts;
  #kept: Kept = { of: undefined, texts: [] };

  constructor(parts: OpeningParts) {
    this.#parts = parts;
  }

  /** @throws AppError as `openInterview`; a translation opens also when its original does not */
  async open({ id, text }: InterviewRoute, library: Library): Promise<ShownDocuments> {
    if (text === undefined) {
      const document = await this.#document(id, library);
      return { document, original: document };
    }
    const original = await this.#document(id, library).catch((error: unknown) => {
      if (!isLostRow(errorCode(error))) throw error;
      return undefined;
    });
    return { document: await this.#document(text, library), original };
  }

  /** What is on screen from now on: whatever belongs to another interview is let go. */
  show(route: Route, { document, original }: ShownDocuments): void {
    const id = route.screen === 'interview' ? route.id : undefined;
    const before = this.#kept.of === id ? this.#kept.texts : [];
    const now = [document, original].filter((one) => one !== undefined);
    this.#kept = { of: id, texts: [...new Set([...before, ...now])] };
  }

  async #document(id: InterviewId, library: Library): Promise<InterviewDocument> {
    const kept = this.#kept.texts.find((one) => one.id === id);
    if (kept) return kept;
    const { client, pending } = this.#parts;
    const waiting = pending();
    if (waiting?.waitsFor(id) === true) await this.#replayFirst(id, waiting);
    const interview = await client.call('openInterview', { id });
    return new InterviewDocument(
      interview,
      (edit) => client.call('saveInterview', edit),
      (header) => library.takeHeader(header),
    );
  }

  /** An earlier edit that still waits comes first: edited from another state, one of the two would be lost. */
  async #replayFirst(id: InterviewId, pending: PendingEdits): Promise<void> {
    this.#parts.onReplay(await pending.retry(this.#parts.client));
    if (pending.waitsFor(id)) throw new AppError('storage-failed', 'an earlier edit waits');
  }
}
