import type { BrowserWindow } from 'electron';
import type { LockReason } from '../core/ipc/contract.ts';
import { LockBeforeClosing } from './lock-before-closing.ts';

/** A page that dies this often within a minute would die again. */
const MOST_CRASHES = 3;
const CRASH_WINDOW_MS = 60_000;

export interface PageLifeOptions {
  readonly url: string;
  /** Sends `lock.requested` to the page. */
  readonly requestLock: () => void;
  /** The page and its handles are gone: closes sources, deletes unfinished exports. */
  readonly forgetPage: () => Promise<void>;
  /** The last question before the window goes. */
  readonly mayClose: () => Promise<boolean>;
  readonly log: (event: string) => void;
}

/**
 * The document in the window, from load to load. It is loaded anew at each lock, so that nothing of the
 * session stays in it, and after a crash, which locks too: the keys died with the worker.
 */
export class PageLife {
  readonly #window: BrowserWindow;
  readonly #options: PageLifeOptions;
  readonly #closing: LockBeforeClosing;
  #crashes: number[] = [];
  #lockReason: LockReason | undefined;

  constructor(window: BrowserWindow, options: PageLifeOptions) {
    this.#window = window;
    this.#options = options;
    this.#closing = new LockBeforeClosing(window, {
      askPage: () => this.#askToLock(),
      tidy: options.forgetPage,
      mayClose: options.mayClose,
      stay: () => this.load(),
    });
    window.webContents.on('render-process-gone', () => void this.#recover());
  }

  /** Does not wait for the page: what is asked of it before it is there arrives later. */
  load(): void {
    this.#window.loadURL(this.#options.url).catch(() => this.#options.log('page load ended early'));
  }

  /** Why the last document locked, once: the next one says it. */
  takeLockReason(): LockReason | undefined {
    const reason = this.#lockReason;
    this.#lockReason = undefined;
    return reason;
  }

  /** The worker is gone and the page asks for its own end. */
  async pageLocked(reason: LockReason): Promise<void> {
    this.#lockReason = reason;
    await this.#forgetPage();
    if (!this.#closing.pageLocked()) this.load();
  }

  /** A part file that cannot be deleted is ciphertext; the page must come back all the same. */
  async #forgetPage(): Promise<void> {
    await this.#options.forgetPage().catch(() => this.#options.log('left-overs of the page stay'));
  }

  #askToLock(): boolean {
    const contents = this.#window.webContents;
    if (contents.isDestroyed() || contents.isCrashed()) return false;
    this.#options.requestLock();
    return true;
  }

  async #recover(): Promise<void> {
    this.#options.log('page process gone');
    // What a lock that was on its way had to say weighs more.
    this.#lockReason ??= 'crashed';
    await this.#forgetPage();
    const now = Date.now();
    this.#crashes = [...this.#crashes.filter((time) => now - time < CRASH_WINDOW_MS), now];
    if (this.#window.isDestroyed()) return;
    if (this.#crashes.length > MOST_CRASHES) this.#window.close();
    else this.load();
  }
}
