import { redo, undo } from '@codemirror/commands';
import {
  type ChangeSet,
  Compartment,
  EditorState,
  type Extension,
  type Text,
  Transaction,
  type TransactionSpec,
} from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { type Annotated, moveRecord, samePlaces } from '../../../core/domain/annotations.ts';
import type { InterviewId } from '../../../core/domain/ids.ts';
import type {
  Interview,
  InterviewHeader,
  InterviewRecord,
  ReviewState,
} from '../../../core/domain/interview.ts';
import { AppError } from '../../../core/errors.ts';
import type { InterviewContent } from '../../../core/vault/row-format.ts';
import type { InterviewEdit, SaveReceipt } from '../../vault/api.ts';
import { Autosaver } from '../../vault/autosave.ts';
import type { UnsavedInterview } from '../../vault/pending-edits.ts';
import {
  annotationsExtension,
  annotationsField,
  editAnnotations,
  textChanges,
  type AnnotationOp,
} from './annotations-field.ts';
import { cspNonce } from '../../ui/csp-nonce.ts';

/** What panes draw from. Immutable; a new one after every change. */
export interface DocumentSnapshot {
  readonly record: InterviewRecord;
  readonly state: EditorState;
}

/** An edit on its way to the vault: text changes, and whether the record changed by more than moving along. */
interface PendingEdit {
  readonly changes: ChangeSet | undefined;
  readonly recordChanged: boolean;
}

/**
 * The open interview: one editor state with one history for text, tags and redactions, the rest of the
 * record beside it, and the autosave of both. Panes mount a view on it; without a view it goes on working.
 */
export class InterviewDocument {
  readonly id: InterviewId;
  readonly autosave: Autosaver<PendingEdit>;
  /** What the mounted pane adds to the editor: keys, decorations, read-only or not. */
  readonly #pane = new Compartment();
  readonly #listeners = new Set<() => void>();
  #snapshot: DocumentSnapshot;
  /** Passages, redactions and the rest as the vault has them. */
  #stored: Annotated;
  #view: EditorView | undefined;
  /** The texts that the vault may hold: the one saved last, and that of a save nobody heard the end of. */
  #inVault: readonly Text[];

  constructor(
    interview: Interview,
    save: (edit: InterviewEdit) => Promise<SaveReceipt>,
    onSaved: (header: InterviewHeader) => void,
  ) {
    const { id, record, text } = interview;
    this.id = id;
    const state = EditorState.create({
      doc: text,
      extensions: [annotationsExtension(record), cspNonce(), this.#pane.of([])],
    });
    this.#snapshot = { record, state };
    this.#stored = record;
    this.#inVault = [state.doc];
    this.autosave = new Autosaver<PendingEdit>({
      compose: (first, second) => ({
        changes:
          first.changes && second.changes
            ? first.changes.compose(second.changes)
            : (first.changes ?? second.changes),
        recordChanged: first.recordChanged || second.recordChanged,
      }),
      save: async ({ changes, recordChanged }) => {
        // The record as it is now, not as it was: a save starts with all edits there are.
        const { record, state: now } = this.#snapshot;
        this.#inVault = [...this.#inVault.slice(0, 1), now.doc];
        const edits = changes ? textChanges(changes) : [];
        // Edits composed into one can move a range elsewhere than they did one by one on screen.
        const needsRecord = recordChanged || !samePlaces(moveRecord(this.#stored, edits), record);
        const receipt = await save({
          id,
          ...(changes ? { changes: edits } : {}),
          ...(needsRecord ? { record } : {}),
        });
        this.#stored = record;
        this.#inVault = [now.doc];
        onSaved(receipt.header);
        return receipt.savedAt;
      },
    });
  }

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** For `useSyncExternalStore`. */
  readonly snapshot = (): DocumentSnapshot => this.#snapshot;

  get text(): string {
    return this.#snapshot.state.doc.toString();
  }

  /** All that is in memory, when the vault is not known to hold it. */
  unsaved(): UnsavedInterview | undefined {
    if (!this.autosave.hasUnsaved) return undefined;
    const { record } = this.#snapshot;
    const bases = this.#inVault.map(String);
    return { id: this.id, record, text: this.text, bases };
  }

  /** True while there is no text: then one writes, and there is nothing to tag. */
  get isBlank(): boolean {
    return this.#snapshot.state.doc.length === 0;
  }

  /** Changes fields that have no history: code, date, consent... */
  setFields(fields: Partial<Omit<InterviewRecord, keyof Annotated>>): void {
    this.#snapshot = { ...this.#snapshot, record: { ...this.#snapshot.record, ...fields } };
    this.autosave.push({ changes: undefined, recordChanged: true });
    this.#notify();
  }

  /** Adds, replaces or drops passages and redactions, or sets whole-interview tags, as one step of the history. */
  annotate(op: AnnotationOp): void {
    this.dispatch({
      effects: editAnnotations.of(op),
      annotations: Transaction.userEvent.of('annotate'),
    });
  }

  /** Says how far the review is. No step of the history; an edit that changed it takes that back when undone. */
  setReview(review: ReviewState): void {
    if (review === this.#snapshot.record.review) return;
    this.dispatch({
      effects: editAnnotations.of({ review }),
      annotations: Transaction.addToHistory.of(false),
    });
  }

  /**
   * Puts an earlier text with its passages and redactions in the place of the present ones, as one step of the
   * history. The other fields stay as they are.
   * @param keepPresent makes a version of what the vault holds, which by then is everything
   * @throws AppError when the present state cannot be saved or kept: then nothing has changed
   */
  async bringBack(earlier: InterviewContent, keepPresent: () => Promise<void>): Promise<void> {
    if (!(await this.autosave.flush())) throw new AppError('storage-failed', 'unsaved edits');
    await keepPresent();
    const { record, state } = this.#snapshot;
    const { passages, redactions } = earlier.record;
    const kept = new Set<string>([...passages, ...redactions].map(({ id }) => id));
    const present = [...record.passages, ...record.redactions].map(({ id }) => id as string);
    this.dispatch({
      changes: { from: 0, to: state.doc.length, insert: earlier.text },
      effects: editAnnotations.of({
        put: { passages, redactions },
        drop: present.filter((id) => !kept.has(id)),
      }),
      annotations: Transaction.userEvent.of('bring-back'),
    });
    await this.autosave.flush();
  }

  dispatch(spec: TransactionSpec): void {
    if (this.#view) this.#view.dispatch(spec);
    else this.take([this.#snapshot.state.update(spec)]);
  }

  undo(): boolean {
    return undo({
      state: this.#snapshot.state,
      dispatch: (transaction) => this.#dispatchReady(transaction),
    });
  }

  redo(): boolean {
    return redo({
      state: this.#snapshot.state,
      dispatch: (transaction) => this.#dispatchReady(transaction),
    });
  }

  /**
   * Binds a pane's view, made with `state` from here and `dispatchTransactions: (trs) => document.take(trs, view)`.
   * @returns the unbinding
   */
  attach(view: EditorView, extensions: Extension): () => void {
    this.#view = view;
    view.dispatch({ effects: this.#pane.reconfigure(extensions) });
    return () => {
      if (this.#view !== view) return;
      view.dispatch({ effects: this.#pane.reconfigure([]) });
      this.#view = undefined;
    };
  }

  /** Takes transactions in: updates the snapshot and the view, and queues what has to be saved. */
  take(transactions: readonly Transaction[], view?: EditorView): void {
    const last = transactions.at(-1);
    if (!last) return;
    const before = this.#snapshot.state.field(annotationsField);
    view?.update(transactions);
    const annotations = last.state.field(annotationsField);
    const record =
      annotations === before ? this.#snapshot.record : { ...this.#snapshot.record, ...annotations };
    this.#snapshot = { record, state: last.state };
    for (const transaction of transactions) {
      const recordChanged = transaction.effects.some((effect) => effect.is(editAnnotations));
      if (!transaction.docChanged && !recordChanged) continue;
      this.autosave.push({
        changes: transaction.docChanged ? transaction.changes : undefined,
        recordChanged,
      });
    }
    this.#notify();
  }

  #dispatchReady(transaction: Transaction): void {
    if (this.#view) this.#view.dispatch(transaction);
    else this.take([transaction]);
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}
