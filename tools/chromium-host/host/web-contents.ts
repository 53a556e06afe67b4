/** Electron's WebContents: one page, its navigation, its messages and its view. */
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type Electron from 'electron';
import { decodeValue, encodeValue } from './codec.ts';
import { type HostEvent, createEvent } from './event.ts';
import { FrameTable, type HostFrame, originOf } from './frames.ts';
import { IpcMain, answerInvoke, ipcMain } from './ipc-main.ts';
import type { FromPage } from './messages.ts';
import { mediaFeatures } from './native-theme.ts';
import { PageCommands } from './page-commands.ts';
import { type PageOwner, PageSession } from './page-session.ts';
import type { Protocol } from './protocol.ts';
import { toAppUrl, toInternalUrl } from './schemes.ts';
import { defaultSession } from './session.ts';

type Events = Protocol.Events;
type OpenHandler = (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse;

export interface NavigationDetails {
  url: string;
  isMainFrame: boolean;
  isSameDocument: boolean;
  frame: HostFrame | null;
}

export const frames = new FrameTable<WebContents>();

/** How long the first page of a window may take; a pop-up that is not blank may take longer. */
const BLANK_TIMEOUT_MS = 2000;

let lastId = 0;

export class WebContents extends PageCommands {
  readonly id = ++lastId;
  readonly session = defaultSession;
  readonly ipc = new IpcMain();
  readonly #preferences: Electron.WebPreferences;
  readonly #opened = Promise.withResolvers<PageSession>();
  readonly #firstLoad = Promise.withResolvers<void>();
  #page: PageSession | undefined;
  #openHandler: OpenHandler | undefined;
  #lastWindowOpen: Events['Page.windowOpen'] | undefined;
  /** Where the app itself has sent the page. */
  #expectedUrl: string | undefined;
  /** Where the page itself wants to go. */
  #requestedUrl: string | undefined;
  #isDestroyed = false;
  #hasLoaded = false;
  #isLoading = false;
  #isCrashed = false;

  constructor(preferences: Electron.WebPreferences) {
    super();
    this.#preferences = preferences;
    this.#opened.promise.catch(() => {}); // closed before it opened
  }

  get targetId(): string | undefined {
    return this.#page?.targetId;
  }

  get mainFrame(): HostFrame | null {
    return this.#page ? frames.viewOf(this.#page.targetId) : null;
  }

  /** Called once, when Chromium has opened the page. */
  async attach(sessionId: string, targetId: string): Promise<void> {
    const owner: PageOwner = {
      preload: this.#preferences.preload ? readFileSync(this.#preferences.preload, 'utf8') : '',
      additionalArguments: this.#preferences.additionalArguments ?? [],
      media: mediaFeatures,
      onMessage: (message, context) => void this.#receive(message, context),
      onEvent: (method, params) => this.#observe(method, params),
      onGone: () => this.markDestroyed(),
    };
    const page = new PageSession(owner, sessionId, targetId);
    this.#page = page;
    frames.set(targetId, this);
    await page.start();
    // The blank page's own loading would abort a navigation that comes before its end.
    await Promise.race([
      this.#firstLoad.promise,
      delay(BLANK_TIMEOUT_MS, undefined, { ref: false }),
    ]);
    this.#opened.resolve(page);
  }

  page(): Promise<PageSession> {
    return this.#opened.promise;
  }

  markDestroyed(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.#opened.reject(new Error('The window was closed'));
    frames.deleteAllOf(this);
    this.emit('destroyed');
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  // --- navigation ---

  async loadURL(url: string): Promise<void> {
    const page = await this.page();
    const internal = toInternalUrl(url);
    this.#expectedUrl = internal;
    this.#isLoading = true;
    const loaded = Promise.withResolvers<void>();
    let loaderId: string | undefined;
    const finished = new Set<string>();
    const onLoad = (id: string): void => {
      finished.add(id);
      if (id === loaderId) loaded.resolve();
    };
    this.on('host-loaded', onLoad);
    this.once('destroyed', loaded.resolve);
    try {
      const result = await page.send('Page.navigate', { url: internal });
      if (result.errorText) throw this.#loadFailed(result.errorText, url);
      loaderId = result.loaderId;
      if (loaderId === undefined || finished.has(loaderId)) loaded.resolve();
      await loaded.promise;
    } finally {
      this.off('host-loaded', onLoad);
      this.off('destroyed', loaded.resolve);
    }
  }

  #loadFailed(errorText: string, url: string): Error {
    this.#isLoading = false;
    const code = errorText.replace('net::', '');
    this.emit('did-fail-load', createEvent(), -2, code, url, true);
    const error = new Error(`${code} (-2) loading '${url}'`);
    return Object.assign(error, { code, errno: -2, url });
  }

  reload(): void {
    this.#expectedUrl = toInternalUrl(this.getURL());
    this.#isLoading = true;
    void this.command('Page.reload');
  }

  reloadIgnoringCache(): void {
    this.reload();
  }

  stop(): void {
    void this.command('Page.stopLoading');
  }

  getURL(): string {
    return this.targetId === undefined ? '' : frames.urlOf(this.targetId);
  }

  getTitle(): string {
    return '';
  }

  isLoading(): boolean {
    return this.#isLoading;
  }

  isCrashed(): boolean {
    return this.#isCrashed;
  }

  /**
   * False when a listener has prevented it. As in Electron, only what the page asks for is
   * announced: neither what the app asks for nor a reload from outside.
   */
  mayNavigate(url: string, frameId: string, isRedirect: boolean): boolean {
    const isMainFrame = frameId === this.targetId;
    if (isMainFrame && this.#expectedUrl === url) return true;
    const isReload = url === toInternalUrl(this.getURL()).split('#')[0];
    if (isMainFrame && isReload && this.#requestedUrl === undefined) return true;
    this.#requestedUrl = undefined;
    const details: NavigationDetails = {
      url: toAppUrl(url),
      isMainFrame,
      isSameDocument: false,
      frame: frames.viewOf(frameId),
    };
    const event = createEvent(details);
    const names = isRedirect ? ['will-redirect'] : ['will-frame-navigate'];
    if (isMainFrame && !isRedirect) names.push('will-navigate');
    for (const name of names) this.emit(name, event, details.url, false, isMainFrame);
    return !event.defaultPrevented;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  /** What the app answers to window.open. Electron allows it when there is no handler. */
  answerWindowOpen(targetUrl: string): Electron.WindowOpenHandlerResponse {
    const opened = this.#lastWindowOpen;
    this.#lastWindowOpen = undefined;
    const details: Electron.HandlerDetails = {
      url: toAppUrl(opened?.url ?? targetUrl),
      frameName: opened?.windowName ?? '',
      features: opened?.windowFeatures.join(',') ?? '',
      disposition: 'new-window',
      referrer: { url: this.getURL(), policy: 'strict-origin-when-cross-origin' },
    };
    return this.#openHandler?.(details) ?? { action: 'allow' };
  }

  // --- messages ---

  send(channel: string, ...args: unknown[]): void {
    const encoded = encodeValue(args); // cloned now, delivered when the page is there
    this.page().then(
      (page) => page.post({ kind: 'event', channel, args: encoded }),
      () => {}, // closed meanwhile, and nobody is left to hear it
    );
  }

  async #receive(message: FromPage, context: string): Promise<void> {
    const page = await this.page();
    if (message.kind === 'resize') {
      this.emit('host-resized');
    } else if (message.kind === 'permission') {
      await defaultSession.requestPermission(this, message.permission, message.details);
      await page.post({ kind: 'value', id: message.id ?? 0, value: encodeValue(null) }, context);
    } else if (message.kind === 'send') {
      const event = this.#ipcEvent(page);
      const args = decodeValue(message.args) as unknown[];
      this.emit('ipc-message', event, message.channel, ...args);
      for (const ipc of [this.ipc, ipcMain]) ipc.emit(message.channel, event, ...args);
    } else {
      const event = this.#ipcEvent(page);
      const { id = 0, channel, args } = message;
      await page.post(
        await answerInvoke([this.ipc, ipcMain], event, { id, channel, args }),
        context,
      );
    }
  }

  #ipcEvent(page: PageSession): HostEvent & object {
    const view = (): HostFrame | null => frames.viewOf(page.targetId);
    return createEvent({
      type: 'frame',
      sender: this,
      processId: 1,
      frameId: 1,
      ports: [],
      get senderFrame() {
        return view();
      },
      reply: (channel: string, ...args: unknown[]) => this.send(channel, ...args),
    });
  }

  // --- Chromium's events ---

  #observe<E extends keyof Events>(method: E, params: Events[E]): void {
    this.#observers[method]?.(params);
  }

  readonly #observers: { [E in keyof Events]?: (params: Events[E]) => void } = {
    'Page.frameAttached': ({ frameId, parentFrameId }) =>
      frames.set(frameId, this, 'about:blank', parentFrameId),
    'Page.frameDetached': ({ frameId, reason }) => {
      if (reason === 'remove') frames.delete(frameId);
    },
    'Page.frameNavigated': ({ frame }) => this.#navigated(frame),
    'Page.frameRequestedNavigation': ({ frameId, url }) => {
      if (frameId === this.targetId) this.#requestedUrl = url;
    },
    'Page.navigatedWithinDocument': ({ frameId, url }) => {
      frames.setUrl(frameId, url);
      const isMainFrame = frameId === this.targetId;
      this.emit('did-navigate-in-page', createEvent(), toAppUrl(url), isMainFrame, 1, 1);
    },
    'Page.lifecycleEvent': (event) => this.#lifecycle(event),
    'Page.windowOpen': (event) => {
      this.#lastWindowOpen = event;
    },
    'Page.javascriptDialogOpening': ({ type }) => this.#pageDialog(type),
    'Inspector.targetCrashed': () => {
      this.#isCrashed = true;
      const details = { reason: 'crashed', exitCode: 5 };
      this.emit('render-process-gone', createEvent(), details);
    },
    'Runtime.consoleAPICalled': ({ type, args }) => {
      const words = args.map((arg) => String(arg.value ?? arg.description ?? arg.type));
      this.#console(CONSOLE_LEVELS[type] ?? 'info', words.join(' '));
    },
    'Runtime.exceptionThrown': ({ exceptionDetails }) => {
      const { exception, text } = exceptionDetails;
      this.#console('error', exception?.description ?? text);
    },
  };

  #navigated(frame: Protocol.Page.Frame): void {
    frames.set(frame.id, this, frame.url, frame.parentId, frame.name ?? '');
    if (frame.parentId !== undefined) return;
    frames.deleteAllOf(this, frame.id);
    this.#expectedUrl = undefined;
    this.#requestedUrl = undefined;
    this.#isCrashed = false;
    const url = toAppUrl(frame.url);
    if (url === frame.url) return; // the blank page that a window starts with
    defaultSession.checkPermissions(this, originOf(url)).catch(() => {});
    this.emit('did-navigate', createEvent(), url, 200, 'OK');
  }

  #lifecycle({ frameId, loaderId, name }: Events['Page.lifecycleEvent']): void {
    if (frameId === this.targetId && name === 'load') this.#firstLoad.resolve();
    const isOwnPage = toInternalUrl(this.getURL()) !== this.getURL();
    if (frameId !== this.targetId || !isOwnPage) return;
    if (name === 'DOMContentLoaded') this.emit('dom-ready', createEvent());
    if (name !== 'load') return;
    this.#isLoading = false;
    this.emit('did-finish-load', createEvent());
    this.emit('did-stop-loading', createEvent());
    this.emit('host-loaded', loaderId);
    if (this.#hasLoaded) return;
    this.#hasLoaded = true;
    this.emit('host-first-load');
  }

  /** alert() and the like do not block a page here, and beforeunload asks the app. */
  #pageDialog(type: string): void {
    const event = createEvent();
    if (type === 'beforeunload') this.emit('will-prevent-unload', event);
    const accept = type !== 'beforeunload' || event.defaultPrevented;
    void this.command('Page.handleJavaScriptDialog', { accept });
  }

  #console(level: string, message: string): void {
    const details = { level, message, lineNumber: 0, sourceId: '', frame: this.mainFrame };
    this.emit('console-message', createEvent(details));
  }
}

const CONSOLE_LEVELS: Record<string, string> = {
  warning: 'warning',
  error: 'error',
  assert: 'error',
  debug: 'debug',
};
