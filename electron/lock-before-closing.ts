import type { BrowserWindow } from 'electron';

/** How long the page may take to save before the window closes all the same. */
const CLOSE_LIMIT_MS = 6000;

export interface ClosingOptions {
  /** Sends `lock.requested`; returns false when there is no page that could answer. */
  readonly askPage: () => boolean;
  /** Deletes what an unfinished export left; it runs before the window goes. */
  readonly tidy: () => Promise<void>;
  /** Asked last; with false the window stays, and `stay` gives it a page again. */
  readonly mayClose: () => Promise<boolean>;
  readonly stay: () => void;
}

/**
 * Closing the window, quitting and shutting down all go through the page's lock: the first `close` is
 * held back, the page is asked to save, and its `window.lock` (or six seconds: two to save, two to keep what could not be saved) lets the window go.
 */
export class LockBeforeClosing {
  readonly #window: Pick<BrowserWindow, 'on' | 'close' | 'isDestroyed'>;
  readonly #options: ClosingOptions;
  #state: 'open' | 'asked' | 'leaving' | 'may-close' = 'open';
  #timer: NodeJS.Timeout | undefined;

  constructor(
    window: Pick<BrowserWindow, 'on' | 'close' | 'isDestroyed'>,
    options: ClosingOptions,
  ) {
    this.#window = window;
    this.#options = options;
    window.on('close', (event) => {
      if (this.#state === 'may-close') return;
      event.preventDefault();
      if (this.#state !== 'open') return;
      this.#state = 'asked';
      if (options.askPage()) this.#timer = setTimeout(() => void this.#letGo(), CLOSE_LIMIT_MS);
      else void this.#letGo();
    });
  }

  /** The page has locked. @returns true when it did so because the window closes: it is not loaded again */
  pageLocked(): boolean {
    if (this.#state === 'open') return false;
    void this.#letGo();
    return true;
  }

  async #letGo(): Promise<void> {
    if (this.#state === 'leaving') return;
    this.#state = 'leaving';
    clearTimeout(this.#timer);
    const { tidy, mayClose, stay } = this.#options;
    await tidy().catch(() => {}); // a part file that stays is ciphertext; the window must go
    if (!(await mayClose())) {
      this.#state = 'open';
      stay();
      return;
    }
    this.#state = 'may-close';
    if (!this.#window.isDestroyed()) this.#window.close();
  }
}
