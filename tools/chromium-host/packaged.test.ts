/**
 * electron-builder packs with the host in place of Electron's binary, and the package starts from
 * its app.asar: so the packaging itself can be tested where the binary cannot be had.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  FuseState,
  FuseV1Options,
  FuseVersion,
  flipFuses,
  getCurrentFuseWire,
} from '@electron/fuses';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchApp } from '../../tests/e2e/support/launch-app.ts';
import { hostDist, repositoryRoot } from '../electron-dist.ts';
import { FIXTURE, untilReady } from './fixture.ts';

const output = mkdtempSync(path.join(tmpdir(), 'host-package-'));
const executable = path.join(output, 'linux-unpacked/host-fixture');

beforeAll(() => {
  const config = path.join(output, 'config.json');
  const settings = {
    appId: 'org.example.host-fixture',
    asar: true,
    npmRebuild: false,
    electronVersion: readFileSync(path.join(hostDist, 'version'), 'utf8').replace('v', ''),
    electronDist: hostDist,
    directories: { output },
    linux: { target: 'dir', executableName: 'host-fixture' },
  };
  writeFileSync(config, JSON.stringify(settings));
  const builder = path.join(repositoryRoot, 'node_modules/.bin/electron-builder');
  const args = ['--linux', 'dir', '--projectDir', FIXTURE, '--config', config];
  execFileSync(builder, [...args, '--publish', 'never'], { stdio: 'pipe' });
});

afterAll(() => rmSync(output, { recursive: true, force: true }));

it('starts from its archive as a packaged app', async () => {
  const launched = await launchApp({ executablePath: executable, headless: true });
  await untilReady(launched.page);
  const found = await launched.app.evaluate(({ app }) => [app.isPackaged, app.getVersion()]);
  expect(found).toEqual([true, '1.2.3']);
  await launched.close();
});

it('does not start where no checkout is named: it cannot reach a user by mistake', () => {
  const env = { ...process.env };
  delete env['CHROMIUM_HOST'];
  expect(() => execFileSync(executable, { env, stdio: 'pipe' })).toThrow(
    /made with the development host/,
  );
});

it('has fuses that can be set and read', async () => {
  expect(existsSync(path.join(output, 'linux-unpacked/resources/app.asar'))).toBe(true);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
  });
  const wire = await getCurrentFuseWire(executable);
  expect(wire[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
  expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE);
});
