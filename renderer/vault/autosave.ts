import { type ErrorCode, errorCode } from '../../core/errors.ts';

/** What the status line says. Times are milliseconds since 1970, UTC. */
export type SaveState =
  | { readonly state: 'saved'; readonly at: number | undefined }
  | { readonly state: 'unsaved' }
  | { readonly state: 'failed'; readonly code: ErrorCode };

export interface AutosaveParts<Edit> {
  /** Durable when it resolves; gives the time of the save. */
  readonly save: (edit: Edit) => Promise<number>;
  /** One edit that does what `first` and then `second` do. */
  readonly compose: (first: Edit, second: Edit) => Edit;
  /** Milliseconds from the first unsaved edit to its save; the promise to the user is 500. */
  readonly delayMs?: number;
  /** Milliseconds from a failed save to the next try. */
  readonly retryMs?: number;
}

/**
 * Saves edits shortly after the *first* unsaved one, whether typing goes on or not. One save at a time;
 * what comes meanwhile is composed and follows at once. A failed save loses nothing: its edit stays in
 * front of the newer ones, and is tried again every few seconds, and by every `flush`.
 */
export class Autosaver<Edit> {
  readonly #parts: AutosaveParts<Edit>;
  #pending: Edit | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #state: SaveState = { state: 'saved', at: undefined };
  readonly #listeners = new Set<() => void>();

  constructor(parts: AutosaveParts<Edit>) {
    this.#parts = parts;
  }

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** For `useSyncExternalStore`. */
  readonly snapshot = (): SaveState => this.#state;

  /** True while anything pushed is not known to be durable. */
  get hasUnsaved(): boolean {
    return this.#pending !== undefined || this.#running !== undefined;
  }

  push(edit: Edit): void {
    this.#pending = this.#pending === undefined ? edit : this.#parts.compose(this.#pending, edit);
    if (this.#state.state === 'failed') return;
    this.#set({ state: 'unsaved' });
    this.#saveAfter(this.#parts.delayMs ?? 250);
  }

  /** Saves what is pending now, after a failure too. @returns false when the save failed and edits are left */
  async flush(): Promise<boolean> {
    for (;;) {
      while (this.#running) await this.#running;
      clearTimeout(this.#timer);
      this.#timer = undefined;
      if (this.#pending === undefined) return true;
      this.#running = this.#saveOnce().finally(() => {
        this.#running = undefined;
      });
      await this.#running;
      if (this.#state.state === 'failed') return false;
    }
  }

  /** Tries again after a failure, and says so meanwhile. */
  async retry(): Promise<void> {
    if (this.#state.state === 'failed') this.#set({ state: 'unsaved' });
    await this.flush();
  }

  async #saveOnce(): Promise<void> {
    const edit = this.#pending;
    if (edit === undefined) return;
    this.#pending = undefined;
    try {
      const at = await this.#parts.save(edit);
      this.#set(this.#pending === undefined ? { state: 'saved', at } : { state: 'unsaved' });
    } catch (error) {
      this.#pending = this.#pending === undefined ? edit : this.#parts.compose(edit, this.#pending);
      this.#set({ state: 'failed', code: errorCode(error) });
      this.#saveAfter(this.#parts.retryMs ?? 5000);
    }
  }

  #saveAfter(ms: number): void {
    this.#timer ??= setTimeout(() => void this.flush(), ms);
  }

  #set(state: SaveState): void {
    // Told once, not at every key: whoever listens would draw itself anew while somebody types.
    if (state.state === 'unsaved' && this.#state.state === 'unsaved') return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
