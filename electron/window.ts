import { BrowserWindow, type BrowserWindowConstructorOptions, type Rectangle } from 'electron';
import type { WindowPlace } from './settings.ts';

/**
 * The one window. Every web preference is stated with its reason, defaults too: a default can change with
 * the next Electron, and a reader should not have to know them.
 */
export const MINIMUM = { width: 1024, height: 640 } as const;
const PREFERRED = { width: 1366, height: 768 } as const;
/** Constant: a title is seen by the window list, the taskbar and screen recordings. */
export const TITLE = 'Vouchsafe';
/** The page's background, so that a window in the making does not flash (`renderer/ui/styles`). */
const BACKGROUND = { light: '#fbfaf8', dark: '#161718' } as const;

export function backgroundOf(isDark: boolean): string {
  return isDark ? BACKGROUND.dark : BACKGROUND.light;
}

/** Where the display's own bars leave room. */
export interface WorkArea {
  readonly workArea: Rectangle;
}

export interface WindowOptions {
  readonly preload: string;
  readonly place: WindowPlace | undefined;
  /** The primary display comes first. */
  readonly displays: readonly WorkArea[];
  readonly isDark: boolean;
  readonly isPackaged: boolean;
}

/** Makes the window, hidden until it has drawn something. */
export function createWindow(options: WindowOptions): BrowserWindow {
  const window = new BrowserWindow(windowOptions(options));
  // The page's title would else replace ours.
  window.on('page-title-updated', (event) => event.preventDefault());
  // Screenshots and screen sharing see a blank window. macOS and Windows only; no promise on Linux.
  window.setContentProtection(true);
  window.once('ready-to-show', () => {
    if (options.place?.isMaximized === true) window.maximize();
    window.show();
  });
  return window;
}

export function windowOptions({
  preload,
  place,
  displays,
  isDark,
  isPackaged,
}: WindowOptions): BrowserWindowConstructorOptions {
  return {
    ...fitToDisplays(place, displays),
    minWidth: MINIMUM.width,
    minHeight: MINIMUM.height,
    title: TITLE,
    show: false,
    backgroundColor: backgroundOf(isDark),
    webPreferences: {
      preload,
      // The page runs in the operating system's sandbox, with no Node, in a world apart from the preload.
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      // The same-origin policy, and nothing that arrives over plain HTTP.
      webSecurity: true,
      allowRunningInsecureContent: false,
      // Features that nobody has reviewed for us, and pages inside the page.
      experimentalFeatures: false,
      plugins: false,
      webviewTag: false,
      // The debugger sees and changes everything.
      devTools: !isPackaged,
      // It writes words to disk and downloads dictionaries (policy/spellcheck.ts).
      spellcheck: false,
      // A file dropped beside the drop target would replace the app's document.
      navigateOnDragDrop: false,
      // document.execCommand('paste') reads the clipboard unasked.
      enableDeprecatedPaste: false,
      // Autosave promises half a second after a keystroke; a minimised window's timers come later.
      backgroundThrottling: false,
    },
  };
}

/**
 * The remembered place when it still lies on a display, moved and shrunk into its work area; else the
 * preferred size, as far as the first display has room. A laptop leaves its second screen at the office.
 */
export function fitToDisplays(
  place: Rectangle | undefined,
  displays: readonly WorkArea[],
): Partial<Rectangle> & { width: number; height: number } {
  const area = place && displays.map((d) => d.workArea).find((a) => overlap(a, place) > 0);
  if (place && area) {
    const width = clamp(place.width, MINIMUM.width, area.width);
    const height = clamp(place.height, MINIMUM.height, area.height);
    return {
      x: clamp(place.x, area.x, area.x + area.width - width),
      y: clamp(place.y, area.y, area.y + area.height - height),
      width,
      height,
    };
  }
  const room = displays[0]?.workArea ?? PREFERRED;
  return {
    width: clamp(PREFERRED.width, MINIMUM.width, room.width),
    height: clamp(PREFERRED.height, MINIMUM.height, room.height),
  };
}

/** The lower bound wins: a display smaller than the minimum window gets the minimum window. */
function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}
