/**
 * `npm start`, after system-packages.ts and the build: runs the app with the real Electron where it
 * is installed, and in the Chromium host otherwise. Without a screen it brings an X server along.
 * `npm run dev` (`--dev`): the same under electron-vite, which replaces the page's modules as they
 * change.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { SCREEN, type XServer, needsXServer, startXServer } from './chromium-host/x-server.ts';
import { type ElectronDist, findElectronDist, repositoryRoot } from './electron-dist.ts';
import { ELECTRON_LIBRARIES } from './system-packages.ts';

function say(line: string): void {
  process.stderr.write(`start: ${line}\n`);
}

async function openScreen({ kind }: ElectronDist): Promise<XServer | undefined> {
  if (!needsXServer(kind)) return undefined;
  const xServer = await startXServer();
  say(`there is no screen; the window is drawn on a virtual one (Xvfb ${xServer.display}).`);
  return xServer;
}

/**
 * Chromium refuses its sandbox to root. The host then says so itself; for the real Electron,
 * which is made for a user's own testimony, it is said here and louder.
 */
function sandboxArguments({ kind }: ElectronDist): string[] {
  if (kind !== 'electron' || process.platform !== 'linux' || process.getuid?.() !== 0) return [];
  say('WARNING: run as root, Electron has no sandbox. Use another account for real work.');
  return ['--no-sandbox'];
}

const DEV_SWITCH = '--dev';
const isDev = process.argv.includes(DEV_SWITCH);

/** What is run: the app itself, or electron-vite, which builds it and then runs it. */
function commandFor(dist: ElectronDist): { command: string; args: string[] } {
  const given = process.argv.slice(2).filter((argument) => argument !== DEV_SWITCH);
  const appArguments = [...sandboxArguments(dist), ...given];
  if (!isDev) return { command: dist.executable, args: ['.', ...appArguments] };
  // Its own file and not the one in .bin, which on Windows is a script for a shell.
  const electronVite = path.join(repositoryRoot, 'node_modules/electron-vite/bin/electron-vite.js');
  return { command: process.execPath, args: [electronVite, 'dev', '--', ...appArguments] };
}

/** How the system's loader ends a program that lacks a library. */
const NOT_LOADED = 127;

function explainEnd({ kind }: ElectronDist, code: number | null): void {
  if (code !== NOT_LOADED || kind !== 'electron' || process.platform !== 'linux') return;
  say('Electron lacks libraries of the system; its own message names the first one.');
  say(`On Debian or Ubuntu: sudo apt-get install ${ELECTRON_LIBRARIES.join(' ')}`);
}

function environmentFor(dist: ElectronDist, xServer: XServer | undefined): NodeJS.ProcessEnv {
  const screen = `${SCREEN.width}x${SCREEN.height}`;
  return {
    ...process.env,
    ELECTRON_OVERRIDE_DIST_PATH: dist.folder,
    ELECTRON_EXEC_PATH: dist.executable, // electron-vite's own name for it
    ...(xServer ? { DISPLAY: xServer.display, CHROMIUM_HOST_SCREEN: screen } : {}),
  };
}

async function start(): Promise<void> {
  if (!isDev && !existsSync(path.join(repositoryRoot, 'out/main/index.js'))) {
    say('out/main/index.js is missing: run `npm run build` first.');
    process.exitCode = 1;
    return;
  }
  const dist = findElectronDist();
  if (dist.kind === 'chromium-host') say('using the Chromium host (tools/chromium-host).');
  const xServer = await openScreen(dist);
  const { command, args } = commandFor(dist);
  const app = spawn(command, args, {
    cwd: repositoryRoot,
    stdio: 'inherit',
    // Ctrl+C would end the host's Chromium together with the app, before the app has saved.
    detached: dist.kind === 'chromium-host',
    env: environmentFor(dist, xServer),
  });
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => app.kill('SIGTERM')); // the app then quits as from its menu
  }
  app.once('error', (error) => {
    say(error.message);
    process.exitCode = 1;
  });
  app.once('exit', (code, signal) => {
    xServer?.stop();
    explainEnd(dist, code);
    process.exitCode = code ?? (signal ? 1 : 0);
  });
}

await start();
