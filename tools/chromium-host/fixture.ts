/** How the host's tests start the fixture app, and ask it what it has seen. */
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import {
  type LaunchOptions,
  type LaunchedApp,
  launchApp,
} from '../../tests/e2e/support/launch-app.ts';
import { hostDist } from '../electron-dist.ts';

// These tests are of the host: they run it where the real Electron is installed, too.
process.env['ELECTRON_OVERRIDE_DIST_PATH'] = hostDist;

export const FIXTURE = path.join(import.meta.dirname, 'fixture');

/** What fixture/preload.cjs exposes. */
export interface FixtureApi {
  versions: Record<string, string>;
  argv: string[];
  requireFs: string | true;
  invoke(channel: string, value?: unknown): Promise<unknown>;
  sendSync(): unknown;
  add(a: number, b: number): number;
  nested: { list: [number, { upper(text: string): string }] };
  boom(): never;
  later<Value>(value: Value): Promise<{ value: Value; again(): Value }>;
  note(value: unknown): void;
  onNoted(listener: (value: unknown) => void): () => void;
}

/** What fixture/ui/page.js defines. */
export interface FixturePage {
  put(text: string): Promise<void>;
  all(): Promise<string[]>;
  worker(): Promise<{
    answer: number;
    status: number;
    outside: string;
    crossOriginIsolated: boolean;
  }>;
}

declare global {
  // What page.evaluate() finds in the page, and app.evaluate() in the main process.
  var api: FixtureApi;
  var fixture: FixturePage;
  var log: unknown[][];
}

export async function launchFixture(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const launched = await launchApp({ appFolder: FIXTURE, ...options });
  await untilReady(launched.page);
  return launched;
}

export async function untilReady(page: Page): Promise<void> {
  await page.waitForFunction(() => 'fixture' in globalThis);
}

export function readLog(app: ElectronApplication): Promise<unknown[][]> {
  return app.evaluate(() => globalThis.log);
}

/** Waits for an entry; the last argument of a failure is what was there instead. */
export async function untilLogged(
  app: ElectronApplication,
  ...entry: unknown[]
): Promise<unknown[]> {
  const deadline = Date.now() + 5000;
  for (;;) {
    const log = await readLog(app);
    const found = log.find((line) => entry.every((part, index) => line[index] === part));
    if (found) return found;
    if (Date.now() > deadline) {
      throw new Error(`${JSON.stringify(entry)} is not in ${JSON.stringify(log)}`);
    }
  }
}
