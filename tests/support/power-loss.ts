import * as fs from 'node:fs/promises';
import path from 'node:path';
import { type FileSystem, nodeFileSystem } from '../../electron/files/file-system.ts';

/** One thing that was asked of the disk, in the order in which it was asked. */
export type Step =
  | { readonly kind: 'mkdir'; readonly file: string }
  | { readonly kind: 'create'; readonly file: string; readonly inode: number }
  | { readonly kind: 'write'; readonly inode: number; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'sync'; readonly inode: number }
  | { readonly kind: 'rename' | 'link'; readonly file: string; readonly to: string }
  | { readonly kind: 'rm'; readonly file: string };

/**
 * The real file system, with every change noted.
 * @param before is awaited before each change, with the number of changes so far
 */
export function recordingFileSystem(before: (count: number) => Promise<void> = async () => {}): {
  fileSystem: FileSystem;
  steps: Step[];
} {
  const steps: Step[] = [];
  const inodes = new Map<string, number>();
  let next = 1;
  const change = async <T>(step: Step, act: () => Promise<T>): Promise<T> => {
    await before(steps.length);
    const result = await act();
    steps.push(step);
    return result;
  };
  const record = {
    ...nodeFileSystem,
    mkdir: (file: string, options: object) =>
      change({ kind: 'mkdir', file }, () => fs.mkdir(file, options)),
    rename: async (file: string, to: string) => {
      await change({ kind: 'rename', file, to }, () => fs.rename(file, to));
      for (const [name, inode] of inodes) {
        if (name !== file && !name.startsWith(file + path.sep)) continue;
        inodes.delete(name);
        inodes.set(to + name.slice(file.length), inode);
      }
    },
    link: async (file: string, to: string) => {
      await change({ kind: 'link', file, to }, () => fs.link(file, to));
      const inode = inodes.get(file);
      if (inode !== undefined) inodes.set(to, inode);
    },
    rm: async (file: string, options: object) => {
      await change({ kind: 'rm', file }, () => fs.rm(file, options));
      for (const name of inodes.keys())
        if (name === file || name.startsWith(file + path.sep)) inodes.delete(name);
    },
    open: async (file: string, flags: string | number, mode?: number) => {
      const isNew = typeof flags === 'string' && flags.startsWith('w');
      const open = () => fs.open(file, flags, mode);
      const handle = isNew
        ? await change({ kind: 'create', file, inode: next }, open)
        : await open();
      if (isNew) {
        inodes.set(file, next);
        next += 1;
      }
      const inode = inodes.get(file);
      return new Proxy(handle, {
        get(target, name) {
          if (inode !== undefined && name === 'sync')
            return () => change({ kind: 'sync', inode }, () => target.sync());
          if (inode !== undefined && name === 'write')
            return (bytes: Uint8Array, offset: number, length: number, at: number) => {
              const part = Buffer.from(bytes.subarray(offset, offset + length));
              return change({ kind: 'write', inode, at, bytes: part }, async () => {
                const done = await target.write(bytes, offset, length, at);
                if (done.bytesWritten !== length) throw new Error('a short write');
                return done;
              });
            };
          const value: unknown = Reflect.get(target, name);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    },
  };
  return { fileSystem: record as unknown as FileSystem, steps };
}

/** What a disk holds at one moment. */
export interface DiskState {
  /** How many of the steps were begun. */
  readonly count: number;
  readonly folders: ReadonlySet<string>;
  readonly files: ReadonlyMap<string, Buffer>;
}

interface Inode {
  /** As written, and as it was at the last sync. */
  written: Buffer;
  durable: Buffer;
}

/**
 * What the power going after any number of steps may leave: all that was written, or of each file only what was
 * synced, and either of them with the first half of the last write; or that write whole and none of those before it
 * since the last sync. Names are taken as durable at once, which is
 * the harder case for us. States that come again are left out.
 */
export function* statesOf(steps: readonly Step[], same: (count: number) => unknown = () => 0) {
  const disk = new ModelDisk();
  let last: DiskState | undefined;
  let lastSame: unknown;
  for (let count = 0; count <= steps.length; count += 1) {
    const step = steps[count - 1];
    const states: DiskState[] = [];
    if (step?.kind === 'write' && step.bytes.length > 1) {
      const torn = { ...step, bytes: step.bytes.subarray(0, step.bytes.length / 2) };
      states.push(disk.state(count, 'written', torn), disk.state(count, 'durable', torn));
      states.push(disk.state(count, 'durable', step));
    }
    if (step) disk.apply(step);
    states.push(disk.state(count, 'written'), disk.state(count, 'durable'));
    for (const state of states) {
      if (last && isSame(last, state) && lastSame === same(count)) continue;
      last = state;
      lastSame = same(count);
      yield state;
    }
  }
}

class ModelDisk {
  readonly #names = new Map<string, Inode>();
  readonly #inodes = new Map<number, Inode>();
  readonly #folders = new Set<string>();

  apply(step: Step): void {
    switch (step.kind) {
      case 'mkdir':
        this.#folders.add(step.file);
        break;
      case 'create': {
        const inode = { written: Buffer.alloc(0), durable: Buffer.alloc(0) };
        this.#inodes.set(step.inode, inode);
        this.#names.set(step.file, inode);
        break;
      }
      case 'write': {
        const inode = this.#inode(step.inode);
        inode.written = spliced(inode.written, step);
        break;
      }
      case 'sync':
        this.#inode(step.inode).durable = this.#inode(step.inode).written;
        break;
      case 'link': {
        const inode = this.#names.get(step.file);
        if (inode) this.#names.set(step.to, inode);
        break;
      }
      case 'rename':
        this.#move(step.file, step.to);
        break;
      case 'rm':
        this.#move(step.file, undefined);
        break;
    }
  }

  state(count: number, which: 'written' | 'durable', also?: Step & { kind: 'write' }): DiskState {
    const written = also && this.#inode(also.inode);
    const files = [...this.#names].map(
      ([name, inode]) =>
        [name, also && inode === written ? spliced(inode[which], also) : inode[which]] as const,
    );
    return { count, folders: new Set(this.#folders), files: new Map(files) };
  }

  #inode(number: number): Inode {
    const inode = this.#inodes.get(number);
    if (!inode) throw new Error('a file from before the recording');
    return inode;
  }

  #move(from: string, to: string | undefined): void {
    const moved = (name: string) => name === from || name.startsWith(from + path.sep);
    for (const [name, inode] of [...this.#names].filter(([one]) => moved(one))) {
      this.#names.delete(name);
      if (to !== undefined) this.#names.set(to + name.slice(from.length), inode);
    }
    for (const name of [...this.#folders].filter(moved)) {
      this.#folders.delete(name);
      if (to !== undefined) this.#folders.add(to + name.slice(from.length));
    }
  }
}

function spliced(bytes: Buffer, step: Step & { kind: 'write' }): Buffer {
  const grown = Buffer.alloc(Math.max(bytes.length, step.at + step.bytes.length));
  bytes.copy(grown);
  step.bytes.copy(grown, step.at);
  return grown;
}

function isSame(a: DiskState, b: DiskState): boolean {
  if (a.files.size !== b.files.size || a.folders.size !== b.folders.size) return false;
  for (const name of a.folders) if (!b.folders.has(name)) return false;
  for (const [name, bytes] of a.files) {
    const other = b.files.get(name);
    if (!other || (other !== bytes && !other.equals(bytes))) return false;
  }
  return true;
}

/** Puts a state into a folder of its own. */
export async function putState(state: DiskState, from: string, to: string): Promise<void> {
  const place = (file: string) => path.join(to, path.relative(from, file));
  for (const folder of state.folders) await fs.mkdir(place(folder), { recursive: true });
  for (const [file, bytes] of state.files) await fs.writeFile(place(file), bytes);
}
