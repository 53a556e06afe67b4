/** Says when Debian's Chromium and Electron's part ways. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, it } from 'vitest';
import { hostDist, repositoryRoot } from '../electron-dist.ts';
import { findChromium } from './host/chromium.ts';

/** Chromium's milestone in the Electron of package.json: its release notes name it. */
const ELECTRON_MAJOR = 45;
const CHROMIUM_MILESTONE = 156;
const NODE_MAJOR = 24;

const installed = createRequire(import.meta.url)('electron/package.json') as { version: string };

it('is written for the Electron that is installed', () => {
  const version = readFileSync(path.join(hostDist, 'version'), 'utf8').trim();
  expect(version).toBe(`v${installed.version}`);
  expect(installed.version.split('.')[0]).toBe(String(ELECTRON_MAJOR));
});

it("runs a Chromium of the same milestone as Electron's", () => {
  const answer = execFileSync(findChromium() ?? 'chromium', ['--version'], { encoding: 'utf8' });
  expect(/(\d+)\.\d+\.\d+\.\d+/.exec(answer)?.[1]).toBe(String(CHROMIUM_MILESTONE));
});

it('runs the main process in the Node of Electron', () => {
  const node = path.join(repositoryRoot, 'node_modules/node/bin/node');
  const answer = execFileSync(node, ['--version'], { encoding: 'utf8' });
  expect(answer.split('.')[0]).toBe(`v${NODE_MAJOR}`);
});
