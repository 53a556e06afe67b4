/**
 * Chromium as a child process, spoken to over `--remote-debugging-pipe`: it exits when the pipe
 * closes, so it never outlives the main process, however that one ends.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import type { Protocol } from './protocol.ts';
import { state } from './state.ts';

type Commands = Protocol.CommandParameters;
type Results = Protocol.CommandReturnValues;

interface Pending {
  resolve: (result: unknown) => void;
  reject: (reason: Error) => void;
  method: string;
}

interface Message {
  id?: number;
  method?: string;
  params?: unknown;
  sessionId?: string;
  result?: unknown;
  error?: { message: string };
}

const KEPT_LINES = 20;

/** Debian's wrapper script reads user flags from ~/.chromiumrc, so the binary itself comes first. */
const CANDIDATES = ['/usr/lib/chromium/chromium', '/usr/bin/chromium', '/usr/bin/chromium-browser'];

export function findChromium(): string | undefined {
  const chosen = process.env['VOUCHSAFE_CHROMIUM'];
  return chosen ? chosen : CANDIDATES.find((file) => existsSync(file));
}

/** Emits `event` (method, params, sessionId) for each protocol event, and `exit` once. */
export class Chromium extends EventEmitter {
  readonly #process: ChildProcess;
  readonly #commands: Writable;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  #unfinished: Buffer[] = [];

  constructor(executable: string, args: readonly string[]) {
    super();
    this.#process = spawn(executable, ['--remote-debugging-pipe', ...args], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      env: {
        ...process.env,
        MESA_SHADER_CACHE_DISABLE: 'true', // it would lie in ~/.cache
        CHROME_CONFIG_HOME: state.profile, // crash dumps would lie in ~/.config (chromium-profile.ts)
      },
    });
    this.#commands = this.#process.stdio[3] as Writable;
    this.#commands.on('error', () => {}); // a broken pipe is reported by `exit`
    (this.#process.stdio[4] as Readable).on('data', (chunk: Buffer) => this.#receive(chunk));
    this.#process.stderr?.on('data', (chunk: Buffer) => forwardStderr(String(chunk)));
    this.#process.on('error', (error) => this.#ended(error.message));
    this.#process.on('exit', (code, signal) => this.#ended(String(signal ?? code)));
  }

  send<M extends keyof Commands & keyof Results>(
    method: M,
    params?: Commands[M],
    sessionId?: string,
  ): Promise<Results[M]> {
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId;
      this.#pending.set(id, { resolve: resolve as Pending['resolve'], reject, method });
      this.#commands.write(`${JSON.stringify({ id, method, params: params ?? {}, sessionId })}\0`);
    });
  }

  #receive(chunk: Buffer): void {
    let rest = chunk;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      this.#unfinished.push(rest.subarray(0, end));
      rest = rest.subarray(end + 1);
      const text = Buffer.concat(this.#unfinished).toString();
      this.#unfinished = [];
      this.#dispatch(JSON.parse(text) as Message);
    }
    if (rest.length > 0) this.#unfinished.push(rest);
  }

  #dispatch(message: Message): void {
    if (message.id === undefined) {
      this.emit('event', message.method, message.params, message.sessionId);
      return;
    }
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.error) pending?.reject(new Error(`${pending.method}: ${message.error.message}`));
    else pending?.resolve(message.result);
  }

  #ended(how: string): void {
    for (const { reject } of this.#pending.values()) reject(new Error('Chromium has exited'));
    this.#pending.clear();
    this.emit('exit', how);
  }
}

/** The last of what Chromium said: of interest only when it ends unexpectedly. */
const lastLines: string[] = [];

export function lastWordsOfChromium(): string {
  return lastLines.join('\n');
}

/** Playwright waits for the "DevTools listening" line; the rest is noise about D-Bus and GPUs. */
function forwardStderr(text: string): void {
  const isVerbose = process.env['CHROMIUM_HOST_VERBOSE'] === '1';
  for (const line of text.split('\n').filter((part) => part !== '')) {
    if (isVerbose || line.startsWith('DevTools listening')) process.stderr.write(`${line}\n`);
    lastLines.push(line);
    if (lastLines.length > KEPT_LINES) lastLines.shift();
  }
}
