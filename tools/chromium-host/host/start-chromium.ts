/** Starts Chromium when the app's main module has run, as Electron does, and makes `app` ready. */
import path from 'node:path';
import { refuseUsersProfile } from './app-paths.ts';
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { prepareProfile } from './chromium-profile.ts';
import { chromiumSwitches } from './chromium-switches.ts';
import { Chromium, findChromium, lastWordsOfChromium } from './chromium.ts';
import { addedSwitches } from './command-line.ts';
import { createEvent } from './event.ts';
import { mediaFeatures, nativeTheme } from './native-theme.ts';
import { dispatchPageEvent } from './page-session.ts';
import { popupOpened } from './popups.ts';
import type { Protocol } from './protocol.ts';
import { requestPaused } from './requests.ts';
import { toAppUrl } from './schemes.ts';
import { defaultSession } from './session.ts';
import { setChromium, state } from './state.ts';
import { handlePopups, targetAttached, targetDetached } from './targets.ts';
import { frames } from './web-contents.ts';

type Events = Protocol.Events;

/** How long a closing Chromium may take before it is left to the closing pipe. */
const CLOSE_TIMEOUT_MS = 5000;

export async function startChromium(): Promise<void> {
  refuseUsersProfile(app.getPath('userData'));
  refuseUsersProfile(app.getPath('sessionData'));
  state.profile = path.join(app.getPath('sessionData'), 'chromium');
  prepareProfile(state.profile);
  const executable = findChromium();
  if (!executable) throw new Error('chromium-host: Chromium is not installed');
  const chromium = new Chromium(executable, chromiumSwitches(addedSwitches()));
  setChromium(chromium);
  chromium.on('event', dispatchEvent);
  chromium.on('exit', (how: string) => {
    if (state.isQuitting) return;
    console.error(`chromium-host: Chromium ended (${how})\n${lastWordsOfChromium()}`);
    process.exit(1);
  });
  await chromium.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  const autoAttach = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true };
  await chromium.send('Target.setAutoAttach', autoAttach);
  const downloads = { behavior: 'deny', eventsEnabled: true } as const;
  await chromium.send('Browser.setDownloadBehavior', downloads);
  const { product } = await chromium.send('Browser.getVersion');
  const version = { value: product.split('/')[1] ?? '', enumerable: true };
  Object.defineProperty(process.versions, 'chrome', version);
  handlePopups(popupOpened);
  nativeTheme.on('updated', applyTheme);
  app.becomeReady(() => stop(chromium));
}

function dispatchEvent(method: string, params: unknown, sessionId: string | undefined): void {
  if (method === 'Fetch.requestPaused') {
    requestPaused(params as Events['Fetch.requestPaused']).catch((error: unknown) => {
      // The page went away before its answer came.
      if (!/Invalid InterceptionId|exited/.test(String(error))) console.error(error);
    });
  } else if (method === 'Target.attachedToTarget') {
    targetAttached(params as Events['Target.attachedToTarget']);
  } else if (method === 'Target.detachedFromTarget') {
    targetDetached(params as Events['Target.detachedFromTarget']);
  } else if (method === 'Browser.downloadWillBegin') {
    announceDownload(params as Events['Browser.downloadWillBegin']);
  } else if (sessionId !== undefined) {
    dispatchPageEvent(method, params, sessionId);
  }
}

/** Downloads are always refused; the event tells the app that one was tried. */
function announceDownload(event: Events['Browser.downloadWillBegin']): void {
  const item = {
    getURL: () => toAppUrl(event.url),
    getFilename: () => event.suggestedFilename,
    cancel: () => {},
  };
  defaultSession.emit('will-download', createEvent(), item, frames.ownerOf(event.frameId));
}

function applyTheme(): void {
  for (const window of BrowserWindow.getAllWindows()) {
    window.webContents
      .page()
      .then((page) => page.send('Emulation.setEmulatedMedia', { features: mediaFeatures() }))
      .catch(() => {}); // the window closed
  }
}

async function stop(chromium: Chromium): Promise<void> {
  const gone = new Promise((resolve) => chromium.once('exit', resolve));
  chromium.send('Browser.close').catch(() => {}); // it may be gone before it answers
  await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, CLOSE_TIMEOUT_MS))]);
}
