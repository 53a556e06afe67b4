/**
 * Where a window is and how large. The size is that of the page: a BrowserWindow has no toolbar.
 * Chromium tells of a new size through the page (`host-resized`), and is asked for the rest then.
 */
import type { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { createEvent } from './event.ts';
import { screen } from './screen.ts';
import { getChromium } from './state.ts';
import type { WebContents } from './web-contents.ts';

type Rectangle = Electron.Rectangle;

export class WindowGeometry {
  minimumSize: [number, number];
  isMaximized = false;
  readonly #window: EventEmitter;
  readonly #contents: WebContents;
  #bounds: Rectangle;
  #normalBounds: Rectangle;
  /** What Chromium tells meanwhile is about a size that is no longer wanted. */
  #waitingChanges = 0;
  /** Changes go to Chromium one after the other. */
  #lastChange: Promise<void> = Promise.resolve();

  constructor(
    window: EventEmitter,
    contents: WebContents,
    options: Electron.BrowserWindowConstructorOptions,
  ) {
    this.#window = window;
    this.#contents = contents;
    this.minimumSize = [options.minWidth ?? 0, options.minHeight ?? 0];
    const { width = 800, height = 600 } = options;
    const { x, y } = { ...centred(width, height), ...definedPosition(options) };
    this.#bounds = this.#atLeastMinimum({ x, y, width, height });
    this.#normalBounds = this.#bounds;
    contents.on('host-resized', () => this.#change(() => this.#readFromChromium()));
    contents.on('host-zoomed', () => this.#change(() => this.#applyZoom()));
  }

  get bounds(): Rectangle {
    return { ...this.#bounds };
  }

  get normalBounds(): Rectangle {
    return { ...(this.isMaximized ? this.#normalBounds : this.#bounds) };
  }

  setBounds(change: Partial<Rectangle>): void {
    this.#accept(this.#atLeastMinimum({ ...this.#bounds, ...change }));
    this.#waitingChanges += 1;
    this.#change(async () => {
      this.#waitingChanges -= 1;
      await this.#applyBounds();
    });
  }

  /** Not left to the window manager: under a bare X server there is none to do it. */
  maximize(): void {
    if (this.isMaximized) return;
    this.#normalBounds = this.#bounds;
    this.isMaximized = true;
    this.setBounds(screen.getPrimaryDisplay().workArea);
    this.#window.emit('maximize', createEvent());
  }

  unmaximize(): void {
    if (!this.isMaximized) return;
    this.isMaximized = false;
    this.setBounds(this.#normalBounds);
    this.#window.emit('unmaximize', createEvent());
  }

  #atLeastMinimum(bounds: Rectangle): Rectangle {
    const [width, height] = this.minimumSize;
    return {
      ...bounds,
      width: Math.max(bounds.width, width),
      height: Math.max(bounds.height, height),
    };
  }

  #accept(bounds: Rectangle): void {
    const before = this.#bounds;
    this.#bounds = bounds;
    if (before.width !== bounds.width || before.height !== bounds.height) {
      this.#window.emit('resize', createEvent());
      this.#window.emit('resized', createEvent());
    }
    if (before.x !== bounds.x || before.y !== bounds.y) {
      this.#window.emit('move', createEvent());
      this.#window.emit('moved', createEvent());
    }
  }

  #change(action: () => Promise<void>): void {
    this.#lastChange = this.#lastChange.then(action).catch((error: unknown) => {
      if (!this.#contents.isDestroyed()) console.error('chromium-host: window bounds:', error);
    });
  }

  async #windowId(): Promise<number> {
    const { targetId } = await this.#contents.page();
    const { windowId } = await getChromium().send('Browser.getWindowForTarget', { targetId });
    return windowId;
  }

  async #applyBounds(): Promise<void> {
    const windowId = await this.#windowId();
    const { x, y, width, height } = this.#bounds;
    const bounds = { left: x, top: y };
    await getChromium().send('Browser.setWindowBounds', { windowId, bounds });
    await getChromium().send('Browser.setContentsSize', { windowId, width, height });
    await this.#applyZoom();
  }

  async #applyZoom(): Promise<void> {
    const page = await this.#contents.page();
    const factor = this.#contents.getZoomFactor();
    if (factor === 1) {
      await page.send('Emulation.clearDeviceMetricsOverride');
      return;
    }
    const { width, height } = this.#bounds;
    await page.send('Emulation.setDeviceMetricsOverride', {
      width: Math.round(width / factor),
      height: Math.round(height / factor),
      deviceScaleFactor: factor,
      scale: factor,
      mobile: false,
    });
  }

  /** After a person has dragged the window's edge. */
  async #readFromChromium(): Promise<void> {
    if (this.#contents.getZoomFactor() !== 1) return; // the page's size is ours then
    const page = await this.#contents.page();
    const { bounds } = await getChromium().send('Browser.getWindowForTarget', {
      targetId: page.targetId,
    });
    const { cssLayoutViewport } = await page.send('Page.getLayoutMetrics');
    if (this.#waitingChanges > 0) return;
    this.#accept({
      x: bounds.left ?? this.#bounds.x,
      y: bounds.top ?? this.#bounds.y,
      width: cssLayoutViewport.clientWidth,
      height: cssLayoutViewport.clientHeight,
    });
  }
}

/** Where Electron puts a window that names no place. */
export function centred(width: number, height: number): { x: number; y: number } {
  const { workArea } = screen.getPrimaryDisplay();
  const x = Math.max(0, Math.round(workArea.x + (workArea.width - width) / 2));
  const y = Math.max(0, Math.round(workArea.y + (workArea.height - height) / 2));
  return { x, y };
}

function definedPosition({ x, y }: { x?: number; y?: number }): { x?: number; y?: number } {
  return x === undefined || y === undefined ? {} : { x, y };
}
