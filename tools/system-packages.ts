/**
 * `node tools/system-packages.ts start|test`: sees to the programs that npm does not bring. On
 * Debian and its relatives, as root or where sudo asks no password, it installs what is missing;
 * elsewhere it names it.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from './chromium-host/host/chromium.ts';
import { findElectronDist } from './electron-dist.ts';

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
  program('xmllint', 'libxml2-utils'),
  program('ssh-keygen', 'openssh-client'),
  program('tar', 'tar'),
  program('sha256sum', 'coreutils'),
];

/** Nothing on other systems: there Electron's own binary is the only way, and brings all it needs. */
export function requirements(purpose: Purpose): Requirement[] {
  if (process.platform !== 'linux') return [];
  const screen = process.env['DISPLAY'] ? [] : [xServer];
  if (purpose === 'test') return [chromium, ...screen, ...BUNDLE_TOOLS];
  return findElectronDist().kind === 'chromium-host' ? [chromium, ...screen] : screen;
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
  const installWords = [...apt, 'install', '-y', '--no-install-recommends', ...packages];
  return run([...apt, 'update']) && run(installWords);
}

function ensure(purpose: Purpose): boolean {
  const missing = requirements(purpose).filter(({ isMissing }) => isMissing());
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

function main(argument: string | undefined): void {
  if (argument !== 'start' && argument !== 'test') {
    console.error('usage: node tools/system-packages.ts start|test');
    process.exitCode = 64;
    return;
  }
  if (!ensure(argument)) process.exitCode = 1;
}

if (import.meta.main) main(process.argv[2]);
