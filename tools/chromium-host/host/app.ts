/** Electron's `app`: its life from ready to quit, its paths and names. */
import { EventEmitter } from 'node:events';
import { commandLine } from './command-line.ts';
import { getName, getPath, setName, setPath } from './app-paths.ts';
import { createEvent } from './event.ts';
import { openWindows, whenLastWindowCloses } from './registry.ts';
import { SingleInstance } from './single-instance.ts';
import { getOptions, state } from './state.ts';

type StopChromium = () => Promise<void>;

export class App extends EventEmitter {
  readonly commandLine = commandLine;
  readonly #ready = Promise.withResolvers<void>();
  #instance: SingleInstance | undefined;
  #notified: Promise<void> = Promise.resolve();
  #stopChromium: StopChromium = () => Promise.resolve();
  #isEnding = false;

  constructor() {
    super();
    whenLastWindowCloses(() => {
      if (this.#isEnding) return; // Chromium's windows go with Chromium
      if (state.isQuitting) void this.#finish(0);
      else if (!this.emit('window-all-closed')) this.quit();
    });
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => this.quit());
  }

  get name(): string {
    return getName();
  }

  set name(name: string) {
    setName(name);
  }

  get isPackaged(): boolean {
    return getOptions().isPackaged;
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  isReady(): boolean {
    return state.isReady;
  }

  /** Called by the host when Chromium runs. */
  becomeReady(stopChromium: StopChromium): void {
    this.#stopChromium = stopChromium;
    state.isReady = true;
    this.emit('will-finish-launching');
    this.emit('ready', createEvent(), {});
    this.#ready.resolve();
  }

  getName(): string {
    return getName();
  }

  setName(name: string): void {
    setName(name);
  }

  getVersion(): string {
    return getOptions().packageJson.version ?? process.versions['electron'] ?? '';
  }

  getAppPath(): string {
    return getOptions().appPath;
  }

  getPath(name: string): string {
    return getPath(name);
  }

  setPath(name: string, folder: string): void {
    setPath(name, folder);
  }

  getLocale(): string {
    const asked = this.commandLine.getSwitchValue('lang');
    return asked === '' ? (this.getPreferredSystemLanguages()[0] ?? 'en-US') : asked;
  }

  getSystemLocale(): string {
    return this.getPreferredSystemLanguages()[0] ?? 'en-US';
  }

  /** As glib reads them: LANGUAGE may be a list, the others one locale each. */
  getPreferredSystemLanguages(): string[] {
    const { LANGUAGE = '', LC_ALL = '', LC_MESSAGES = '', LANG = '' } = process.env;
    const locales = [...LANGUAGE.split(':'), LC_ALL, LC_MESSAGES, LANG];
    const tags = locales
      .map((locale) => (locale.split(/[.@]/)[0] ?? '').replace('_', '-'))
      .filter((tag) => /^[a-z]{2,3}(-[A-Z]{2})?$/.test(tag));
    return tags.length > 0 ? [...new Set(tags)] : ['en-US'];
  }

  /** Every renderer is sandboxed here, as far as the system lets Chromium. */
  enableSandbox(): void {
    if (state.isReady)
      throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  disableHardwareAcceleration(): void {
    this.commandLine.appendSwitch('disable-gpu');
  }

  setAppUserModelId(): void {}

  focus(): void {}

  requestSingleInstanceLock(additionalData: unknown = {}): boolean {
    this.#instance ??= new SingleInstance(getPath('userData'));
    const isFirst = this.#instance.take((second) => {
      const { argv, workingDirectory } = second;
      this.emit('second-instance', createEvent(), argv, workingDirectory, second.additionalData);
    });
    if (!isFirst) {
      const { argv } = process;
      const second = { argv, workingDirectory: process.cwd(), additionalData };
      this.#notified = this.#instance.notify(second);
    }
    return isFirst;
  }

  hasSingleInstanceLock(): boolean {
    return this.#instance?.isHeld ?? false;
  }

  releaseSingleInstanceLock(): void {
    this.#instance?.release();
  }

  quit(): void {
    if (state.isQuitting) return;
    const event = createEvent();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    state.isQuitting = true;
    const windows = openWindows();
    if (windows.length === 0) void this.#finish(0);
    for (const window of windows) window.close();
  }

  /** Asks nobody: neither before-quit nor will-quit. */
  exit(code = 0): void {
    void this.#end(code);
  }

  async #finish(code: number): Promise<void> {
    const event = createEvent();
    this.emit('will-quit', event);
    if (event.defaultPrevented) state.isQuitting = false;
    else await this.#end(code);
  }

  async #end(code: number): Promise<void> {
    this.#isEnding = true;
    state.isQuitting = true;
    await this.#notified;
    this.emit('quit', createEvent(), code);
    await this.#stopChromium();
    this.#instance?.release();
    process.exit(code);
  }
}

export const app = new App();
