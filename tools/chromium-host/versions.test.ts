/** Says when Debian's Chromium and Electron's part ways. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, it } from 'vitest';
import { hostDist, repositoryRoot } from '../electron-dist.ts';
import { findChromium } from './host/chromium.ts';
import { distanceOf, ELECTRON } from './milestones.ts';

const installed = createRequire(import.meta.url)('electron/package.json') as { version: string };

it('is written for the Electron that is installed', () => {
  const version = readFileSync(path.join(hostDist, 'version'), 'utf8').trim();
  expect(version).toBe(`v${installed.version}`);
  expect(installed.version.split('.')[0]).toBe(String(ELECTRON.major));
});

it("runs a Chromium near Electron's, and says so when it is another", () => {
  const answer = execFileSync(findChromium() ?? 'chromium', ['--version'], { encoding: 'utf8' });
  const { is, sentence } = distanceOf(answer);
  if (is !== 'same') console.warn(`\n*** ${sentence} ***\n`);
  expect(is, sentence).not.toBe('too far');
});

it.each([
  ['Chromium 156.0.8078.108 built on Debian GNU/Linux 12 (bookworm)', 'same'],
  ['Chromium 157.0.1.2', 'apart'],
  ['Chromium 155.0.1.2', 'apart'],
  ['Chromium 161.0.1.2', 'too far'],
  ['no version at all', 'too far'],
])('takes "%s" for %s', (answer, is) => {
  expect(distanceOf(answer).is).toBe(is);
});

it('runs the main process in the Node of Electron', () => {
  const node = path.join(repositoryRoot, 'node_modules/node/bin/node');
  const answer = execFileSync(node, ['--version'], { encoding: 'utf8' });
  expect(answer.split('.')[0]).toBe(`v${ELECTRON.node}`);
});
