import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

/**
 * Looks at what is to be packed. Says at once, and in words, when Electron's binary cannot be had. electron-builder itself
 * would try for most of a minute and then print a stack trace about a name that was not found.
 */
const PROBE_TIMEOUT_MS = 10_000;

export default async function beforePack({ packager, electronPlatformName, arch }) {
  const { config } = packager;
  if (config.electronDist) {
    // The development host has no texts in any language; electron-builder would look for them.
    if (!existsSync(path.join(config.electronDist, 'locales'))) config.electronLanguages = [];
    return;
  }
  const architecture = ['ia32', 'x64', 'armv7l', 'arm64'][arch] ?? 'universal';
  const version = electronVersion();
  const zip = `electron-v${version}-${electronPlatformName}-${architecture}.zip`;
  const url = `${downloadBase()}v${version}/${zip}`;
  if (isCached(zip) || (await isReachable(url))) return;
  const error = new Error(
    `Electron's binary is not in the cache, and ${url} cannot be reached.\n` +
      'A package for people needs it: run this on a machine that reaches the download, or name a folder or\n' +
      'zip that has it with -c.electronDist=<path>. The development host cannot be shipped in its place.',
  );
  delete error.stack; // the words are for whoever packages; where they come from is of no use to them
  throw error;
}

function electronVersion() {
  const file = createRequire(import.meta.url).resolve('electron/package.json');
  return JSON.parse(readFileSync(file, 'utf8')).version;
}

/** The mirror that @electron/get would use. */
function downloadBase() {
  const { ELECTRON_MIRROR, npm_config_electron_mirror: fromNpm } = process.env;
  return ELECTRON_MIRROR ?? fromNpm ?? 'https://github.com/electron/electron/releases/download/';
}

/** Of the very file: a front page may answer where downloads do not. */
async function isReachable(url) {
  try {
    const signal = AbortSignal.timeout(PROBE_TIMEOUT_MS);
    return (await fetch(url, { method: 'HEAD', signal })).status < 400;
  } catch {
    return false;
  }
}

/** @electron/get keeps a zip in a folder named after its address, below the first of these that is set. */
function isCached(zip) {
  const home = os.homedir();
  const folder =
    process.env.ELECTRON_CACHE ??
    process.env.electron_config_cache ??
    {
      darwin: path.join(home, 'Library/Caches/electron'),
      win32: path.join(process.env.LOCALAPPDATA ?? home, 'electron/Cache'),
    }[process.platform] ??
    path.join(process.env.XDG_CACHE_HOME ?? path.join(home, '.cache'), 'electron');
  try {
    return readdirSync(folder, { recursive: true }).some((file) => path.basename(file) === zip);
  } catch {
    return false;
  }
}
