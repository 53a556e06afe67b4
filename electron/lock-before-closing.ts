import type { BrowserWindow } from 'electron';

/** How long the page may take to save before the window closes all the same. */
const CLOSE_LIMIT_MS = 6000;

/**
 * Closing the window, quitting and shutting down all go through the page's lock: the first `close` is
 * held back, the page is asked to save, and its `window.lock` (or six seconds: two to save, two to keep what could not be saved) lets the window go.
 */
export class LockBeforeClosing {
  readonly #window: Pick<BrowserWindow, 'on' | 'close' | 'isDestroyed'>;
  readonly #tidy: () => Promise<void>;
  #state: 'open' | 'asked' | 'may-close' = 'open';
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param askPage sends `lock.requested`; returns false when there is no page that could answer
   * @param tidy deletes what an unfinished export left; it runs before the window goes
   */
  constructor(
    window: Pick<BrowserWindow, 'on' | 'close' | 'isDestroyed'>,
    askPage: () => boolean,
    tidy: () => Promise<void>,
  ) {
    this.#window = window;
    this.#tidy = tidy;
    window.on('close', (event) => {
      if (this.#state === 'may-close') return;
      event.preventDefault();
      if (this.#state === 'asked') return;
      this.#state = 'asked';
      if (askPage()) this.#timer = setTimeout(() => void this.#letGo(), CLOSE_LIMIT_MS);
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
    clearTimeout(this.#timer);
    await this.#tidy().catch(() => {}); // a part file that stays is ciphertext; the window must go
    this.#state = 'may-close';
    if (!this.#window.isDestroyed()) this.#window.close();
  }
}
