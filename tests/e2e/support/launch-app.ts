/**
 * Starts the app for a window test, the same way whichever Electron runs it: Playwright's own
 * `_electron.launch()`. No test asks which one it is.
 */
import path from 'node:path';
import { type ElectronApplication, type Page, _electron } from 'playwright-core';
import { findElectronDist, hostDist, repositoryRoot } from '../../../tools/electron-dist.ts';
import { isAppUrl, toAppUrl } from './app-url.ts';
import { killGroup } from './kill-group.ts';
import { temporaryProfile } from './temporary-profile.ts';
import { SCREEN, type XServer, startXServer } from '../../../tools/chromium-host/x-server.ts';

export interface LaunchOptions {
  /** Default: a new folder, removed when the test process has ended. */
  userDataDir?: string;
  /** Added to this process's environment. */
  env?: Record<string, string>;
  /** Further arguments of the app. */
  args?: string[];
  /** Without an X server where that is possible: quicker, and no window is drawn. */
  headless?: boolean;
  /** Another app than the repository's. */
  appFolder?: string;
  /** A packaged app's executable; it needs no app folder. */
  executablePath?: string;
}

export interface LaunchedApp {
  app: ElectronApplication;
  page: Page;
  /** The user data folder; kept after close() and kill(), so it can be read or opened again. */
  profile: string;
  /** What pages threw, from the first document on (which a violated content security policy does too). */
  pageErrors: readonly string[];
  /** Every address that pages and workers asked for, from the first document on; the app's own as the app says it. */
  requested: readonly string[];
  close(): Promise<void>;
  /** SIGKILL for every process of the app, as a power cut would; resolves when all are gone. */
  kill(): Promise<void>;
}

const LAUNCH_TIMEOUT_MS = 30_000;
const PAGE_TIMEOUT_MS = 15_000;
/** Of what the app writes, to explain why it did not start. */
const KEPT_CHUNKS = 100;

export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const profile = options.userDataDir ?? temporaryProfile();
  const isHost = findElectronDist().kind === 'chromium-host';
  // Playwright asks the electron package for the executable, and that one asks the environment.
  if (isHost) process.env['ELECTRON_OVERRIDE_DIST_PATH'] = hostDist;
  const isHeadless = options.headless === true && isHost;
  const xServer = isHeadless || process.env['DISPLAY'] ? undefined : await startXServer();
  const starting = start(options, profile, environment(options, xServer, isHeadless));
  const app = await starting.catch((error: unknown) => {
    xServer?.stop();
    throw error;
  });
  const ends = endings(app, xServer);
  const said = collectStderr(app);
  const pageErrors = collectPageErrors(app);
  const requested = collectRequests(app);
  try {
    return { app, page: await firstAppPage(app), profile, pageErrors, requested, ...ends };
  } catch (cause) {
    await ends.kill();
    throw new Error(`The app did not show its page. It said:\n${said.join('')}`, { cause });
  }
}

function collectStderr(app: ElectronApplication): string[] {
  const said: string[] = [];
  app.process().stderr?.on('data', (chunk: Buffer) => {
    said.push(String(chunk));
    if (said.length > KEPT_CHUNKS) said.shift();
  });
  return said;
}

/** Of the context and not of the page: the first document may throw before anybody has its page. */
function collectPageErrors(app: ElectronApplication): string[] {
  const errors: string[] = [];
  app.context().on('weberror', (event) => {
    const error = event.error();
    errors.push(`${error.name}: ${error.message}`);
  });
  return errors;
}

function collectRequests(app: ElectronApplication): string[] {
  const requested: string[] = [];
  app.context().on('request', (request) => requested.push(toAppUrl(request.url())));
  return requested;
}

function start(
  { appFolder, args = [], executablePath }: LaunchOptions,
  profile: string,
  env: Record<string, string>,
): Promise<ElectronApplication> {
  const app = executablePath ? [] : [appFolder ?? repositoryRoot];
  return _electron.launch({
    args: [`--user-data-dir=${profile}`, ...app, ...args],
    env,
    cwd: repositoryRoot,
    timeout: LAUNCH_TIMEOUT_MS,
    // As root neither Electron nor Chromium has a sandbox.
    chromiumSandbox: process.getuid?.() !== 0,
    ...(executablePath ? { executablePath } : {}),
  });
}

function environment(
  { env }: LaunchOptions,
  xServer: XServer | undefined,
  isHeadless: boolean,
): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return {
    ...Object.fromEntries(inherited),
    ...(xServer ? { DISPLAY: xServer.display } : {}),
    ...(isHeadless ? { CHROMIUM_HOST_HEADLESS: '1' } : {}),
    CHROMIUM_HOST: path.dirname(hostDist),
    CHROMIUM_HOST_SCREEN: `${SCREEN.width}x${SCREEN.height}`,
    ...env,
  };
}

/** A window starts with a blank page; tests want the app's. */
async function firstAppPage(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow({ timeout: LAUNCH_TIMEOUT_MS });
  // Not waitForURL(): it fails when the blank page's own loading is cut short by the app's.
  while (!isAppUrl(page.url())) {
    await page.waitForEvent('framenavigated', { timeout: PAGE_TIMEOUT_MS }).catch(() => {
      throw new Error(`The app did not load its page: the window shows ${page.url()}`);
    });
  }
  await page.waitForLoadState('domcontentloaded');
  return page;
}

function endings(
  app: ElectronApplication,
  xServer: XServer | undefined,
): Pick<LaunchedApp, 'close' | 'kill'> {
  // Playwright starts the app as leader of a process group of its own.
  const child = app.process();
  const { pid } = child;
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    async close() {
      if (child.exitCode === null && child.signalCode === null) {
        await app.close();
        await exited;
      }
      xServer?.stop();
    },
    async kill() {
      if (pid !== undefined) await killGroup(pid);
      await exited;
      xServer?.stop();
    },
  };
}
