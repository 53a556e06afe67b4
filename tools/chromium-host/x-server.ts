/** An X server without a screen, for a machine that has none. */
import { spawn } from 'node:child_process';
import { createConnection } from 'node:net';
import type { Readable } from 'node:stream';
import type { ElectronDist } from '../electron-dist.ts';

export interface XServer {
  /** For DISPLAY. */
  display: string;
  stop(): void;
}

/** Larger than the app's own window, so that nothing is cut off. */
export const SCREEN = { width: 1920, height: 1200 };

/**
 * Whether a window needs the virtual screen: where there is none, and the host was not told to draw
 * nothing. Electron draws on Wayland too; the host, and Playwright's windows, on X alone.
 */
export function needsXServer(kind: ElectronDist['kind']): boolean {
  if (process.platform !== 'linux' || process.env['DISPLAY']) return false;
  return kind === 'electron'
    ? !process.env['WAYLAND_DISPLAY']
    : process.env['CHROMIUM_HOST_HEADLESS'] !== '1';
}

const MOST_TRIES = 5;

/** The shortest greeting of the X protocol: little endian, version 11, no authorisation. */
const GREETING = Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

/**
 * The server picks a free number itself (`-displayfd`), and ends with its last client
 * (`-terminate`), so that none is left behind when the tests themselves are killed. We are a
 * client, too: else it would end when the app's first connection, a trial, is closed.
 */
export async function startXServer(): Promise<XServer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startOnce();
    } catch (error) {
      // One that ends takes away the socket of one that starts with its number at the same moment.
      if (tries === MOST_TRIES) throw error;
    }
  }
}

function startOnce(): Promise<XServer> {
  const screen = `${SCREEN.width}x${SCREEN.height}x24`;
  const args = ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-terminate'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code}`)));
    const displayNumber = server.stdio[3] as Readable;
    displayNumber.once('data', (data: Buffer) => {
      const number = String(data).trim();
      const client = createConnection(`/tmp/.X11-unix/X${number}`, () => client.write(GREETING));
      client.on('error', (error) => {
        server.kill();
        reject(error); // after the start: the server has ended, and that is all
      });
      client.once('data', () => {
        server.unref();
        client.unref();
        displayNumber.destroy();
        resolve({ display: `:${number}`, stop: () => void server.kill() });
      });
    });
  });
}
