/**
 * `node tools/system-packages.ts start|test`: sees to the programs that npm does not bring. For a
 * start it fetches Electron's binary where that can be had, because what else is needed depends on
 * it. On Debian and its relatives, as root or where sudo asks no password, it installs what is
 * missing; elsewhere it names it.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from './chromium-host/host/chromium.ts';
import { needsXServer } from './chromium-host/x-server.ts';
import { type ElectronDist, fetchElectronDist, findElectronDist } from './electron-dist.ts';

type Purpose = 'start' | 'test';

export interface Requirement {
  program: string;
  debianPackage: string;
  isMissing: () => boolean;
}

function isOnPath(program: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.some((folder) => {
    try {
      accessSync(path.join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function program(name: string, debianPackage: string): Requirement {
  return { program: name, debianPackage, isMissing: () => !isOnPath(name) };
}

const chromium: Requirement = {
  program: 'chromium',
  debianPackage: 'chromium',
  isMissing: () => findChromium() === undefined,
};

const xServer = program('Xvfb', 'xvfb');

/** The public tools that a colleague opens a bundle with; the tests open it with the same. */
const BUNDLE_TOOLS = [
  program('age', 'age'),
  program('ssh-keygen', 'openssh-client'),
  program('tar', 'tar'),
  program('sha256sum', 'coreutils'),
];

/** Read and judge what the tests export: reports, and files for analysis programs by the published schemas. */
const FORMAT_JUDGES = [
  program('pdftotext', 'poppler-utils'),
  program('xmllint', 'libxml2-utils'),
  program('unzip', 'unzip'),
  program('exiftool', 'libimage-exiftool-perl'),
];

/** The second judge of the leak campaign. */
const python = program('python3', 'python3');

/** What Electron's binary is linked with, by Debian's names; a bare system has none of them. */
export const ELECTRON_LIBRARIES = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libatspi2.0-0',
  'xdg-utils',
];

/** Nothing on other systems: there Electron's own binary is the only way, and brings all it needs. */
export function requirements(purpose: Purpose, { kind }: ElectronDist): Requirement[] {
  if (process.platform !== 'linux') return [];
  if (purpose === 'test') {
    // Some tests drive the host and Chromium whatever Electron there is, and Playwright wants X.
    const screen = process.env['DISPLAY'] ? [] : [xServer];
    return [chromium, ...screen, ...BUNDLE_TOOLS, ...FORMAT_JUDGES, python];
  }
  const screen = needsXServer(kind) ? [xServer] : [];
  return kind === 'chromium-host' ? [chromium, ...screen] : screen;
}

/**
 * @param npmPackage the electron package's folder; tests have one of their own
 */
export async function requirementsHere(
  purpose: Purpose,
  npmPackage?: string,
): Promise<Requirement[]> {
  const isStart = purpose === 'start';
  const dist = isStart
    ? await fetchElectronDist(console.error, npmPackage)
    : findElectronDist(npmPackage);
  return requirements(purpose, dist);
}

/** The words to put before apt-get, or undefined where it cannot be run. */
function aptPrefix(): string[] | undefined {
  if (!existsSync('/etc/debian_version') || !isOnPath('apt-get')) return undefined;
  if (process.getuid?.() === 0) return [];
  const sudo = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
  return sudo.status === 0 ? ['sudo', '-n'] : undefined;
}

function run(words: readonly string[]): boolean {
  const [command = '', ...args] = words;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // What a package manager prints is not what our caller printed: stdout stays clean.
  return spawnSync(command, args, { stdio: ['ignore', 2, 2], env }).status === 0;
}

function install(prefix: readonly string[], packages: readonly string[]): boolean {
  const apt = [...prefix, 'apt-get', '-q'];
  // One unreachable source fails the update, though the others may have what is wanted.
  run([...apt, 'update']);
  return run([...apt, 'install', '-y', '--no-install-recommends', ...packages]);
}

async function ensure(purpose: Purpose): Promise<boolean> {
  const needed = await requirementsHere(purpose);
  const missing = needed.filter(({ isMissing }) => isMissing());
  if (missing.length === 0) return true;
  const packages = missing.map(({ debianPackage }) => debianPackage);
  const names = missing.map((requirement) => requirement.program).join(', ');
  const prefix = aptPrefix();
  if (prefix) {
    console.error(`Missing: ${names}. Installing ${packages.join(', ')} ...`);
    if (install(prefix, packages) && missing.every(({ isMissing }) => !isMissing())) return true;
  }
  console.error(
    `To ${purpose} Vouchsafe here, these programs are needed and missing: ${names}.\n` +
      `On Debian or Ubuntu: sudo apt-get install ${packages.join(' ')}`,
  );
  return false;
}

async function main(argument: string | undefined): Promise<void> {
  if (argument !== 'start' && argument !== 'test') {
    console.error('usage: node tools/system-packages.ts start|test');
    process.exitCode = 64;
    return;
  }
  if (!(await ensure(argument))) process.exitCode = 1;
}

if (import.meta.main) await main(process.argv[2]);
