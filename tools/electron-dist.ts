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
/** 120 MB over a slow line; @electron/get itself gives up on one that stands still. */
const DOWNLOAD_TIMEOUT_MS = 3_600_000;

function electronPackage(): string {
  const resolve = createRequire(import.meta.url).resolve;
  return path.dirname(resolve('electron/package.json'));
}

function readText(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

function versionOf(npmPackage: string): string {
  const file = readFileSync(path.join(npmPackage, 'package.json'), 'utf8');
  return (JSON.parse(file) as { version: string }).version;
}

/** Where the executable lies in the folder; the electron package notes it when it has one. */
function executableIn(folder: string): string {
  return path.join(folder, readText(path.join(electronPackage(), 'path.txt')) ?? 'electron');
}

/**
 * As the electron package itself judges (`isInstalled` of its install.js): a download that was cut
 * off leaves files, and an update of the package leaves the last version's; neither counts.
 */
export function installedDist(npmPackage = electronPackage()): ElectronDist | undefined {
  const folder = path.join(npmPackage, 'dist');
  const name = readText(path.join(npmPackage, 'path.txt'));
  const version = readText(path.join(folder, 'version'))?.replace(/^v/, '');
  if (name === undefined || version !== versionOf(npmPackage)) return undefined;
  const executable = path.join(folder, name);
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
export function findElectronDist(npmPackage = electronPackage()): ElectronDist {
  return overriddenDist() ?? installedDist(npmPackage) ?? host;
}

/** The very file that @electron/get would fetch: a front page may answer where downloads do not. */
function downloadUrl(npmPackage: string): string {
  const version = versionOf(npmPackage);
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
export async function fetchElectronDist(
  say: (line: string) => void,
  npmPackage = electronPackage(),
): Promise<ElectronDist> {
  const found = findElectronDist(npmPackage);
  const isDecided = found.kind === 'electron' || overriddenDist() !== undefined;
  if (isDecided || process.env['ELECTRON_SKIP_BINARY_DOWNLOAD']) return found;
  if (!(await isReachable(downloadUrl(npmPackage)))) {
    say("Electron's binary is not installed and its download cannot be reached.");
    return found;
  }
  say("Fetching Electron's binary, once ...");
  const { status, error } = spawnSync(process.execPath, [path.join(npmPackage, 'install.js')], {
    stdio: ['ignore', 2, 2],
    timeout: DOWNLOAD_TIMEOUT_MS,
  });
  const fetched = findElectronDist(npmPackage);
  if (fetched.kind !== 'electron') {
    const why = error?.message ?? `code ${String(status)}`;
    say(`Electron's binary could not be fetched (${why}). The next start tries again.`);
  }
  return fetched;
}
