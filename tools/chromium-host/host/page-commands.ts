/** The half of Electron's WebContents that commands its page: view, zoom, editing. */
import { EventEmitter } from 'node:events';
import type { PageSession } from './page-session.ts';
import type { Protocol } from './protocol.ts';
import { closeTarget } from './targets.ts';

export abstract class PageCommands extends EventEmitter {
  #zoomFactor = 1;

  /** The page's DevTools session, as soon as there is one. */
  abstract page(): Promise<PageSession>;

  abstract isDestroyed(): boolean;

  get zoomFactor(): number {
    return this.#zoomFactor;
  }

  set zoomFactor(factor: number) {
    this.setZoomFactor(factor);
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const page = await this.page();
    const { result, exceptionDetails } = await page.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  }

  async capturePage(): Promise<{ toPNG(): Buffer; isEmpty(): boolean }> {
    const page = await this.page();
    const { data } = await page.send('Page.captureScreenshot');
    const png = Buffer.from(data, 'base64');
    return { toPNG: () => png, isEmpty: () => png.length === 0 };
  }

  /** Chromium's protocol has no browser zoom; a denser, smaller viewport is the same to a page. */
  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
    this.#zoomFactor = factor;
    this.emit('host-zoomed');
  }

  getZoomFactor(): number {
    return this.#zoomFactor;
  }

  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level);
  }

  getZoomLevel(): number {
    return Math.log(this.#zoomFactor) / Math.log(1.2);
  }

  setVisualZoomLevelLimits(): Promise<void> {
    return Promise.resolve();
  }

  undo(): void {
    this.#edit('Undo');
  }

  redo(): void {
    this.#edit('Redo');
  }

  cut(): void {
    this.#edit('Cut');
  }

  copy(): void {
    this.#edit('Copy');
  }

  paste(): void {
    this.#edit('Paste');
  }

  selectAll(): void {
    this.#edit('SelectAll');
  }

  /** An editing command travels with a key event that types nothing. */
  #edit(command: string): void {
    void this.command('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [command] });
    void this.command('Input.dispatchKeyEvent', { type: 'keyUp' });
  }

  /** Playwright closes a page with it. */
  close(options: { waitForBeforeUnload?: boolean } = {}): void {
    if (options.waitForBeforeUnload) void this.command('Page.close');
    else
      this.page().then(
        ({ targetId }) => closeTarget(targetId),
        () => {},
      ); // never opened
  }

  focus(): void {
    void this.command('Page.bringToFront');
  }

  forcefullyCrashRenderer(): void {
    void this.command('Page.crash');
  }

  openDevTools(): void {}

  closeDevTools(): void {}

  isDevToolsOpened(): boolean {
    return false;
  }

  setIgnoreMenuShortcuts(): void {}

  setWebRTCIPHandlingPolicy(): void {}

  setBackgroundThrottling(): void {}

  setAudioMuted(): void {}

  /** For commands without an answer; the page may be gone, and then there is nothing to do. */
  protected async command<
    M extends keyof Protocol.CommandParameters & keyof Protocol.CommandReturnValues,
  >(method: M, params?: Protocol.CommandParameters[M]): Promise<void> {
    try {
      await (await this.page()).send(method, params);
    } catch (error) {
      if (!this.isDestroyed()) this.emit('host-command-failed', method, error);
    }
  }
}
