import { afterEach, expect, it, vi } from 'vitest';
import { fetchElectronDist, findElectronDist, hostDist } from './electron-dist.ts';

afterEach(() => {
  vi.unstubAllEnvs();
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
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', '');
  vi.stubEnv('ELECTRON_MIRROR', 'http://127.0.0.1:9/');
  const before = findElectronDist();
  const said: string[] = [];
  const found = await fetchElectronDist((line) => said.push(line));
  expect(found).toEqual(before);
  // Where the real binary is installed nothing has to be fetched, and nothing is said.
  expect(said.length).toBe(found.kind === 'electron' ? 0 : 1);
});
