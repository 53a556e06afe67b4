import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import type { ElectronDist } from './electron-dist.ts';
import { fakeElectron, serveMirror } from './fake-electron.ts';
import { requirements, requirementsHere } from './system-packages.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const script = path.join(import.meta.dirname, 'system-packages.ts');

/** Without a PATH there is neither a program to find nor an apt-get to fetch it with. */
function runWithoutPath(...args: string[]) {
  const env = { ...process.env, PATH: '/nonexistent', DISPLAY: '' };
  return spawnSync(process.execPath, [script, ...args], { env, encoding: 'utf8' });
}

it('names every missing program and package, and fails, where it cannot install', () => {
  const { status, stderr } = runWithoutPath('test');
  expect(status).toBe(1);
  expect(stderr).toContain(
    'Xvfb, age, ssh-keygen, tar, sha256sum, pdftotext, xmllint, unzip, exiftool, python3',
  );
  expect(stderr).toContain(
    'apt-get install xvfb age openssh-client tar coreutils poppler-utils libxml2-utils unzip libimage-exiftool-perl',
  );
});

it('wants to know what for', () => {
  expect(runWithoutPath().status).toBe(64);
});

const host: ElectronDist = { folder: '', executable: '', kind: 'chromium-host' };
const electron: ElectronDist = { folder: '', executable: '', kind: 'electron' };

it('asks less for a start than for the tests', () => {
  const [start, test] = [requirements('start', host), requirements('test', host)];
  expect(test.length).toBeGreaterThan(start.length);
  expect(test).toEqual(expect.arrayContaining(start));
});

it('asks for a virtual screen exactly where the start opens one', () => {
  const programs = (dist: ElectronDist) => requirements('start', dist).map((one) => one.program);
  vi.stubEnv('DISPLAY', '');
  vi.stubEnv('WAYLAND_DISPLAY', '');
  expect(programs(electron)).toEqual(['Xvfb']);
  expect(programs(host)).toEqual(['chromium', 'Xvfb']);
  vi.stubEnv('WAYLAND_DISPLAY', 'wayland-0');
  expect(programs(electron)).toEqual([]);
  vi.stubEnv('CHROMIUM_HOST_HEADLESS', '1');
  expect(programs(host)).toEqual(['chromium']);
  expect(requirements('test', host).map((one) => one.program)).toContain('Xvfb');
});

it('fetches Electron before it says what a start needs: then no Chromium is wanted', async () => {
  const fake = fakeElectron();
  await using mirror = await serveMirror();
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', '');
  vi.stubEnv('ELECTRON_SKIP_BINARY_DOWNLOAD', '');
  vi.stubEnv('ELECTRON_MIRROR', mirror.address);
  vi.stubEnv('DISPLAY', ':0');
  expect(await requirementsHere('start', fake.npmPackage)).toEqual([]);
  expect(mirror.asked.length).toBe(1);
  fake.remove();
});
