/**
 * window.open and links that want a window of their own. Chromium has made the page already when
 * the app is asked; it waits until the app says whether it stays.
 */
import { BrowserWindow } from './browser-window.ts';
import { type OpenTarget, closeTarget, resumeTarget } from './targets.ts';
import { webContents } from './web-contents-list.ts';
import { type WebContents, frames } from './web-contents.ts';

/** A page that asks for nothing in this time is closed all the same. */
const UNKNOWN_URL_TIMEOUT_MS = 1000;

/** Pages opened with Ctrl, Shift or the middle button: their opener and URL come with a request. */
const nameless = new Map<string, OpenTarget>();

/** On their way out: nothing is loaded for them any more. */
const refused = new Set<string>();

export function popupOpened(openerId: string | undefined, target: OpenTarget, url: string): void {
  const opener = frames.ownerOf(openerId);
  if (opener) {
    answer(opener, target, url);
    return;
  }
  nameless.set(target.targetId, target);
  const refuseNameless = (): void => {
    if (nameless.delete(target.targetId)) refuse(target);
  };
  setTimeout(refuseNameless, UNKNOWN_URL_TIMEOUT_MS).unref();
}

/** True when the request is of a page that must not be. */
export function isPopupRequest(frameId: string, url: string): boolean {
  const target = nameless.get(frameId);
  if (!target) return refused.has(frameId);
  nameless.delete(frameId);
  // Only a click in a window makes such a page, so its opener is the window with the focus.
  webContents.getFocusedWebContents()?.answerWindowOpen(url);
  refuse(target);
  return true;
}

function answer(opener: WebContents, target: OpenTarget, url: string): void {
  const response = opener.answerWindowOpen(url);
  if (response.action === 'deny') {
    refuse(target);
    return;
  }
  const window = new BrowserWindow(response.overrideBrowserWindowOptions ?? {}, target);
  opener.emit('did-create-window', window, { url });
}

/**
 * The page is let go before it is closed: it shares its thread with the page that opened it, and
 * one that is closed while it waits for the debugger can leave both waiting for ever.
 */
function refuse(target: OpenTarget): void {
  refused.add(target.targetId);
  resumeTarget(target);
  closeTarget(target.targetId).catch(() => {}); // closed by itself
}
