/**
 * Which folder `electron` is run from: the one that ELECTRON_OVERRIDE_DIST_PATH names, else the
 * real binary where it is installed, else the Chromium host (tools/chromium-host).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

export interface ElectronDist {
  folder: string;
  executable: string;
  kind: 'electron' | 'chromium-host';
}

export const repositoryRoot = path.resolve(import.meta.dirname, '..');
export const hostDist = path.join(repositoryRoot, 'tools/chromium-host/dist');

const host: ElectronDist = {
  folder: hostDist,
  executable: path.join(hostDist, 'electron'),
  kind: 'chromium-host',
};

/** A machine that reaches the download is quick to begin with it; one that does not must not hang. */
const PROBE_TIMEOUT_MS = 5_000;
const DOWNLOAD_TIMEOUT_MS = 300_000;

function electronPackage(): string {
  const resolve = createRequire(import.meta.url).resolve;
  return path.dirname(resolve('electron/package.json'));
}

/** Where the executable lies in the folder; the electron package notes it when it has one. */
function executableIn(folder: string): string {
  const pathFile = path.join(electronPackage(), 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron';
  return path.join(folder, name);
}

function installedDist(): ElectronDist | undefined {
  const folder = path.join(electronPackage(), 'dist');
  const executable = executableIn(folder);
  return existsSync(executable) ? { folder, executable, kind: 'electron' } : undefined;
}

function overriddenDist(): ElectronDist | undefined {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!override) return undefined;
  const folder = path.resolve(override);
  if (folder === hostDist) return host;
  return { folder, executable: executableIn(folder), kind: 'electron' };
}

/** What there is already, without asking any network. */
export function findElectronDist(): ElectronDist {
  return overriddenDist() ?? installedDist() ?? host;
}

/** The very file that @electron/get would fetch: a front page may answer where downloads do not. */
function downloadUrl(): string {
  const file = readFileSync(path.join(electronPackage(), 'package.json'), 'utf8');
  const { version } = JSON.parse(file) as { version: string };
  const mirror = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'];
  const base = mirror ?? 'https://github.com/electron/electron/releases/download/';
  return `${base}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
}

async function isReachable(url: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(PROBE_TIMEOUT_MS);
    return (await fetch(url, { method: 'HEAD', signal })).status < 400;
  } catch {
    return false;
  }
}

/**
 * The real binary where it can be had, the host otherwise. Electron's package no longer downloads
 * it when it is installed, so the first start does.
 */
export async function fetchElectronDist(say: (line: string) => void): Promise<ElectronDist> {
  const found = findElectronDist();
  const isDecided = found.kind === 'electron' || overriddenDist() !== undefined;
  if (isDecided || process.env['ELECTRON_SKIP_BINARY_DOWNLOAD']) return found;
  if (!(await isReachable(downloadUrl()))) {
    say("Electron's binary is not installed and its download cannot be reached.");
    return found;
  }
  say("Fetching Electron's binary, once ...");
  const installer = path.join(electronPackage(), 'install.js');
  spawnSync(process.execPath, [installer], { stdio: 'inherit', timeout: DOWNLOAD_TIMEOUT_MS });
  return findElectronDist();
}
