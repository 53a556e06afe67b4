/**
 * Opens Chromium windows and meets the targets that Chromium reports.
 *
 * With a display, a window without tabs or toolbar comes only from the command line (`--app=`), so
 * a second Chromium is started on the same profile; its singleton hands the request to the running
 * one and ends. Headless, the protocol itself makes the window.
 */
import { spawn } from 'node:child_process';
import type Electron from 'electron';
import { sandboxSwitches } from './chromium-switches.ts';
import { findChromium } from './chromium.ts';
import { endPageSession } from './page-session.ts';
import type { Protocol } from './protocol.ts';
import { getChromium, state } from './state.ts';

export interface OpenTarget {
  sessionId: string;
  targetId: string;
}

type Attached = Protocol.Target.attachedToTargetPayload;
type PopupHandler = (openerId: string | undefined, target: OpenTarget, url: string) => void;

const waiting: ((target: OpenTarget) => void)[] = [];
let onPopup: PopupHandler = () => {};

export function handlePopups(handler: PopupHandler): void {
  onPopup = handler;
}

export async function openTarget(bounds: Electron.Rectangle): Promise<OpenTarget> {
  const { x, y, width, height } = bounds;
  const opened = new Promise<OpenTarget>((resolve) => waiting.push(resolve));
  if (state.isHeadless) {
    const options = { url: 'about:blank', newWindow: true, width, height };
    await getChromium().send('Target.createTarget', options);
  } else {
    const args = [`--user-data-dir=${state.profile}`, '--app=data:text/html,', '--test-type'];
    spawn(findChromium() ?? 'chromium', [...args, ...sandboxSwitches()], { stdio: 'ignore' });
  }
  const target = await opened;
  // A BrowserWindow has no toolbar, so its size is its page's size.
  const chromium = getChromium();
  const { windowId } = await chromium.send('Browser.getWindowForTarget', {
    targetId: target.targetId,
  });
  await chromium.send('Browser.setWindowBounds', { windowId, bounds: { left: x, top: y } });
  await chromium.send('Browser.setContentsSize', { windowId, width, height });
  return target;
}

export function closeTarget(targetId: string): Promise<unknown> {
  return getChromium().send('Target.closeTarget', { targetId });
}

export function resumeTarget({ sessionId }: OpenTarget): void {
  const resumed = getChromium().send('Runtime.runIfWaitingForDebugger', {}, sessionId);
  resumed.catch(() => {}); // the target is gone, and with it what waited
}

/** Each new target waits for the debugger: pages for their scripts, all else is let go at once. */
export function targetAttached({ sessionId, targetInfo }: Attached): void {
  const { targetId, type, openerId, url } = targetInfo;
  if (type !== 'page') {
    getChromium()
      .send('Runtime.runIfWaitingForDebugger', {}, sessionId)
      .catch(() => {});
    return;
  }
  const next = openerId === undefined ? waiting.shift() : undefined;
  if (next) next({ sessionId, targetId });
  else onPopup(openerId, { sessionId, targetId }, url);
}

export function targetDetached({ sessionId }: Protocol.Target.detachedFromTargetPayload): void {
  endPageSession(sessionId);
}
