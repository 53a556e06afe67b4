/** Electron's BrowserWindow. */
import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { app } from './app.ts';
import { createEvent } from './event.ts';
import { addWindow, removeWindow } from './registry.ts';
import { state } from './state.ts';
import { type OpenTarget, closeTarget, openTarget } from './targets.ts';
import { WebContents } from './web-contents.ts';
import { WindowGeometry, centred } from './window-geometry.ts';

const windows = new Set<BrowserWindow>();

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  readonly id: number;
  readonly #geometry: WindowGeometry;
  #isDestroyed = false;
  #isVisible: boolean;
  #isMinimized = false;
  #isFullScreen = false;
  #isContentProtected = false;
  #title: string;

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows().at(-1) ?? null;
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((w) => w.webContents === contents) ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.id === id) ?? null;
  }

  /** @param popup the target that window.open has already made; not part of Electron's API. */
  constructor(options: Electron.BrowserWindowConstructorOptions = {}, popup?: OpenTarget) {
    super();
    if (!state.isReady) throw new Error('Cannot create BrowserWindow before app is ready');
    const preferences = options.webPreferences ?? {};
    refuseInsecure(preferences);
    this.#title = options.title ?? app.getName();
    this.#isVisible = options.show !== false;
    this.webContents = new WebContents(preferences);
    this.id = this.webContents.id;
    this.#geometry = new WindowGeometry(this, this.webContents, options);
    windows.add(this);
    addWindow(this);
    this.webContents.on('destroyed', () => this.#gone());
    this.webContents.on('host-first-load', () => this.emit('ready-to-show', createEvent()));
    this.#open(popup).catch((error: unknown) => {
      if (!this.#isDestroyed) console.error('chromium-host: a window did not open:', error);
    });
    app.emit('web-contents-created', createEvent(), this.webContents);
    app.emit('browser-window-created', createEvent(), this);
  }

  async #open(popup: OpenTarget | undefined): Promise<void> {
    const target = popup ?? (await openTarget(this.#geometry.bounds));
    if (this.#isDestroyed) await closeTarget(target.targetId);
    else await this.webContents.attach(target.sessionId, target.targetId);
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  reload(): void {
    this.webContents.reload();
  }

  capturePage(): ReturnType<WebContents['capturePage']> {
    return this.webContents.capturePage();
  }

  // --- closing ---

  close(): void {
    if (this.#isDestroyed) return;
    const event = createEvent();
    this.emit('close', event);
    if (event.defaultPrevented) state.isQuitting = false;
    else this.#closePage();
  }

  /** The page's beforeunload is asked; destroy() does not ask. */
  #closePage(): void {
    this.webContents
      .page()
      .then(
        (page) => page.send('Page.close'),
        () => this.destroy(),
      )
      .catch(() => this.destroy());
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    const { targetId } = this.webContents;
    if (targetId !== undefined) closeTarget(targetId).catch(() => {});
    this.webContents.markDestroyed();
  }

  #gone(): void {
    this.#isDestroyed = true;
    windows.delete(this);
    this.emit('closed');
    removeWindow(this);
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  // --- bookkeeping: Chromium's window is visible from the start ---

  show(): void {
    this.#isVisible = true;
    this.emit('show', createEvent());
  }

  showInactive(): void {
    this.show();
  }

  hide(): void {
    this.#isVisible = false;
    this.emit('hide', createEvent());
  }

  isVisible(): boolean {
    return this.#isVisible;
  }

  minimize(): void {
    this.#isMinimized = true;
    this.emit('minimize', createEvent());
  }

  restore(): void {
    this.#isMinimized = false;
    this.emit('restore', createEvent());
  }

  isMinimized(): boolean {
    return this.#isMinimized;
  }

  setFullScreen(isFullScreen: boolean): void {
    this.#isFullScreen = isFullScreen;
    this.emit(isFullScreen ? 'enter-full-screen' : 'leave-full-screen', createEvent());
  }

  isFullScreen(): boolean {
    return this.#isFullScreen;
  }

  setContentProtection(isProtected: boolean): void {
    this.#isContentProtected = isProtected;
  }

  isContentProtected(): boolean {
    return this.#isContentProtected;
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  getTitle(): string {
    return this.#title;
  }

  focus(): void {
    this.webContents.focus();
    this.emit('focus', createEvent());
  }

  isFocused(): boolean {
    return BrowserWindow.getFocusedWindow() === this;
  }

  setMenu(): void {}

  removeMenu(): void {}

  setMenuBarVisibility(): void {}

  setAutoHideMenuBar(): void {}

  setBackgroundColor(): void {}

  setIcon(): void {}

  // --- geometry ---

  getBounds(): Electron.Rectangle {
    return this.#geometry.bounds;
  }

  getContentBounds(): Electron.Rectangle {
    return this.#geometry.bounds;
  }

  getNormalBounds(): Electron.Rectangle {
    return this.#geometry.normalBounds;
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#geometry.setBounds(bounds);
  }

  getSize(): [number, number] {
    const { width, height } = this.#geometry.bounds;
    return [width, height];
  }

  getContentSize(): [number, number] {
    return this.getSize();
  }

  setSize(width: number, height: number): void {
    this.#geometry.setBounds({ width, height });
  }

  setContentSize(width: number, height: number): void {
    this.setSize(width, height);
  }

  getPosition(): [number, number] {
    const { x, y } = this.#geometry.bounds;
    return [x, y];
  }

  setPosition(x: number, y: number): void {
    this.#geometry.setBounds({ x, y });
  }

  center(): void {
    this.#geometry.setBounds(centred(...this.getSize()));
  }

  getMinimumSize(): [number, number] {
    return this.#geometry.minimumSize;
  }

  setMinimumSize(width: number, height: number): void {
    this.#geometry.minimumSize = [width, height];
  }

  maximize(): void {
    this.#geometry.maximize();
  }

  unmaximize(): void {
    this.#geometry.unmaximize();
  }

  isMaximized(): boolean {
    return this.#geometry.isMaximized;
  }
}

/** An app that asks for less isolation would seem to work here, so it must not start at all. */
function refuseInsecure(preferences: Electron.WebPreferences): void {
  const { nodeIntegration, contextIsolation, sandbox, webSecurity } = preferences;
  const isInsecure =
    nodeIntegration === true ||
    contextIsolation === false ||
    sandbox === false ||
    webSecurity === false;
  if (isInsecure) {
    throw new Error('chromium-host: only sandboxed, isolated renderers without Node');
  }
}
