/**
 * Where the app's files are, and the guard of the user's own: the host has no OS sandbox and runs
 * another Chromium than Electron's, so it opens only a development profile.
 */
import { existsSync, realpathSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { commandLine } from './command-line.ts';
import { getOptions } from './state.ts';

/** sysexits.h: configuration error. */
export const REFUSED_PROFILE_EXIT_CODE = 78;

const XDG_FOLDERS = ['desktop', 'documents', 'downloads', 'music', 'pictures', 'videos'];

const chosen = new Map<string, string>();
let chosenName: string | undefined;

export function getName(): string {
  const { productName, name } = getOptions().packageJson;
  return chosenName ?? productName ?? name ?? 'Electron';
}

export function setName(name: string): void {
  chosenName = name;
}

export function setPath(name: string, folder: string): void {
  if (!path.isAbsolute(folder)) throw new Error('Path must be absolute');
  getPath(name); // throws for a name that does not exist
  if (name === 'userData' || name === 'sessionData') refuseUsersProfile(folder);
  chosen.set(name, folder);
}

export function getPath(name: string): string {
  const set = chosen.get(name);
  if (set !== undefined) return set;
  if (XDG_FOLDERS.includes(name)) {
    return path.join(homedir(), `${name.charAt(0).toUpperCase()}${name.slice(1)}`);
  }
  switch (name) {
    case 'home':
      return homedir();
    case 'appData':
      return process.env['XDG_CONFIG_HOME'] || path.join(homedir(), '.config');
    case 'userData':
      return userDataFolder();
    case 'sessionData':
      return getPath('userData');
    case 'temp':
      return tmpdir();
    case 'logs':
      return path.join(getPath('userData'), 'logs');
    case 'crashDumps':
      return path.join(getPath('userData'), 'Crashpad');
    case 'exe':
    case 'module':
      return path.join(getOptions().dist, 'electron');
    default:
      throw new Error(`Failed to get '${name}' path`);
  }
}

function userDataFolder(): string {
  const asked = commandLine.getSwitchValue('user-data-dir');
  if (asked === '') return path.join(getPath('appData'), `${getName()} (development host)`);
  const folder = path.resolve(asked);
  refuseUsersProfile(folder);
  return folder;
}

/** Ends the process when `folder` is the profile of the installed app, or lies in it. */
export function refuseUsersProfile(folder: string): void {
  const { productName, name } = getOptions().packageJson;
  const names = [getName(), productName, name].filter((part) => part !== undefined);
  const wanted = resolveLinks(folder).toLowerCase();
  for (const own of names.map((part) => resolveLinks(path.join(getPath('appData'), part)))) {
    const relative = path.relative(own.toLowerCase(), wanted);
    if (relative.startsWith('..') || path.isAbsolute(relative)) continue;
    console.error(
      `chromium-host: refused to open ${folder}\n` +
        "It is the user's own profile, and this host is for development and tests only.\n" +
        'Name another folder with --user-data-dir, or run the real Electron.',
    );
    process.exit(REFUSED_PROFILE_EXIT_CODE);
  }
}

/** Of a folder that may not exist yet: the part that does is resolved. */
function resolveLinks(folder: string): string {
  const parent = path.dirname(folder);
  if (existsSync(folder)) return realpathSync(folder);
  return parent === folder ? folder : path.join(resolveLinks(parent), path.basename(folder));
}
