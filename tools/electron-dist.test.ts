import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fetchElectronDist, findElectronDist, hostDist, installedDist } from './electron-dist.ts';
import { type FakeElectron, fakeElectron, serveMirror } from './fake-electron.ts';

let electron: FakeElectron;
beforeEach(() => {
  electron = fakeElectron();
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', '');
  vi.stubEnv('ELECTRON_SKIP_BINARY_DOWNLOAD', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  electron.remove();
});

it('takes the folder that the environment names', () => {
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', '/opt/electron');
  const found = { folder: '/opt/electron', executable: '/opt/electron/electron', kind: 'electron' };
  expect(findElectronDist()).toEqual(found);
});

it('knows the host when the environment names it', () => {
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', `${hostDist}/`);
  expect(findElectronDist().kind).toBe('chromium-host');
});

it('does not wait for a download that cannot be reached', async () => {
  vi.stubEnv('ELECTRON_MIRROR', 'http://127.0.0.1:9/');
  const said: string[] = [];
  const found = await fetchElectronDist((line) => said.push(line), electron.npmPackage);
  expect(found.kind).toBe('chromium-host');
  expect(said).toEqual([expect.stringContaining('cannot be reached')]);
});

it('fetches what can be had, once', async () => {
  await using mirror = await serveMirror();
  vi.stubEnv('ELECTRON_MIRROR', mirror.address);
  const said: string[] = [];
  const fetched = await fetchElectronDist((line) => said.push(line), electron.npmPackage);
  expect(fetched.kind).toBe('electron');
  expect(mirror.asked).toEqual([
    expect.stringMatching(/^HEAD \/v45.4.1\/electron-v45.4.1-.*\.zip$/),
  ]);
  expect(await fetchElectronDist((line) => said.push(line), electron.npmPackage)).toEqual(fetched);
  expect(said.length).toBe(1);
});

it('says when the download fails, and does not take its left-overs for an Electron', async () => {
  await using mirror = await serveMirror();
  vi.stubEnv('ELECTRON_MIRROR', mirror.address);
  vi.stubEnv('FAKE_ELECTRON_FAILS', '1');
  const said: string[] = [];
  const found = await fetchElectronDist((line) => said.push(line), electron.npmPackage);
  expect(found.kind).toBe('chromium-host');
  expect(said.at(-1)).toContain('could not be fetched (code 1)');
});

it('takes no download for installed that was cut off, and none of another version', () => {
  electron.install();
  expect(installedDist(electron.npmPackage)?.kind).toBe('electron');
  electron.write('dist/version', 'v44.0.0');
  expect(installedDist(electron.npmPackage)).toBeUndefined();
  electron.install();
  rmSync(`${electron.npmPackage}/path.txt`); // written last, when everything is unpacked
  expect(installedDist(electron.npmPackage)).toBeUndefined();
});
