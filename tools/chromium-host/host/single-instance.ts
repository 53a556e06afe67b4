/**
 * One instance per profile: a lock file names the holder by process id and start time (an id is
 * used again, so a lock left by SIGKILL must not hold), and an abstract socket, which leaves
 * nothing on disk, carries a second instance's command line to the first.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type Server, createConnection, createServer } from 'node:net';
import path from 'node:path';

export interface SecondInstance {
  argv: string[];
  workingDirectory: string;
  additionalData: unknown;
}

/** Field 22 of /proc/<pid>/stat; the second field is a name that may hold anything. */
function startTimeOf(pid: string): string | undefined {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '';
    return afterName.split(' ')[19];
  } catch {
    return undefined;
  }
}

function readHolder(file: string): string | undefined {
  try {
    const [pid = '', started] = readFileSync(file, 'utf8').split(' ');
    return started !== undefined && startTimeOf(pid) === started ? pid : undefined;
  } catch {
    return undefined;
  }
}

export class SingleInstance {
  readonly #file: string;
  readonly #socketName: string;
  #server: Server | undefined;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#file = path.join(folder, 'chromium-host.lock');
    const hash = createHash('sha256').update(path.resolve(folder)).digest('hex');
    this.#socketName = `\0chromium-host-${hash}`;
  }

  get isHeld(): boolean {
    return this.#server !== undefined;
  }

  take(onSecond: (second: SecondInstance) => void): boolean {
    if (this.isHeld) return true;
    if (readHolder(this.#file) !== undefined) return false;
    const pid = String(process.pid);
    writeFileSync(this.#file, `${pid} ${startTimeOf(pid)}`);
    this.#server = createServer((socket) => {
      const chunks: Buffer[] = [];
      socket.on('error', () => {}); // a second instance that died has nothing to say
      socket.on('data', (chunk: Buffer) => chunks.push(chunk));
      socket.on('end', () => {
        onSecond(JSON.parse(Buffer.concat(chunks).toString()) as SecondInstance);
        socket.end();
      });
    });
    this.#server.listen(this.#socketName).unref();
    return true;
  }

  /** Resolves when the first instance has been told, or cannot be. */
  notify(second: SecondInstance): Promise<void> {
    return new Promise((resolve) => {
      const socket = createConnection(this.#socketName);
      socket.on('error', () => resolve());
      socket.on('close', () => resolve());
      socket.end(JSON.stringify(second));
    });
  }

  release(): void {
    if (!this.isHeld) return;
    this.#server?.close();
    this.#server = undefined;
    rmSync(this.#file, { force: true });
  }
}
