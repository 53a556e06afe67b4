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

/** The real file system, with every change noted. */
export function recordingFileSystem(): { fileSystem: FileSystem; steps: Step[] } {
  const steps: Step[] = [];
  const inodes = new Map<string, number>();
  let next = 1;
  const record = {
    ...nodeFileSystem,
    mkdir: async (file: string, options: object) => {
      const made = await fs.mkdir(file, options);
      steps.push({ kind: 'mkdir', file });
      return made;
    },
    rename: async (file: string, to: string) => {
      await fs.rename(file, to);
      steps.push({ kind: 'rename', file, to });
      for (const [name, inode] of inodes) {
        if (name !== file && !name.startsWith(file + path.sep)) continue;
        inodes.delete(name);
        inodes.set(to + name.slice(file.length), inode);
      }
    },
    link: async (file: string, to: string) => {
      await fs.link(file, to);
      steps.push({ kind: 'link', file, to });
      const inode = inodes.get(file);
      if (inode !== undefined) inodes.set(to, inode);
    },
    rm: async (file: string, options: object) => {
      await fs.rm(file, options);
      steps.push({ kind: 'rm', file });
      inodes.delete(file);
    },
    open: async (file: string, flags: string | number, mode?: number) => {
      const handle = await fs.open(file, flags, mode);
      if (typeof flags === 'string' && flags.startsWith('w')) {
        inodes.set(file, next);
        steps.push({ kind: 'create', file, inode: next });
        next += 1;
      }
      const inode = inodes.get(file);
      return new Proxy(handle, {
        get(target, name) {
          if (inode !== undefined && name === 'sync')
            return async () => {
              await target.sync();
              steps.push({ kind: 'sync', inode });
            };
          if (inode !== undefined && name === 'write')
            return async (bytes: Uint8Array, offset: number, length: number, at: number) => {
              const done = await target.write(bytes, offset, length, at);
              const part = Buffer.from(bytes.subarray(offset, offset + done.bytesWritten));
              steps.push({ kind: 'write', inode, at, bytes: part });
              return done;
            };
          const value: unknown = Reflect.get(target, name);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    },
  };
  return { fileSystem: record as unknown as FileSystem, steps };
}

/**
 * Does the steps again in another folder. Without unsynced bytes a file holds only what was written before its
 * last sync among these steps: names are taken as durable at once, which is the harder case for us.
 */
export async function replay(
  steps: readonly Step[],
  { from, to, keepsUnsynced }: { from: string; to: string; keepsUnsynced: boolean },
): Promise<void> {
  const place = (file: string) => path.join(to, path.relative(from, file));
  const handles = new Map<number, fs.FileHandle>();
  const lastSync = new Map<number, number>();
  for (const [index, step] of steps.entries())
    if (step.kind === 'sync') lastSync.set(step.inode, index);
  for (const [index, step] of steps.entries()) {
    if (step.kind === 'mkdir') await fs.mkdir(place(step.file), { recursive: true });
    else if (step.kind === 'create') handles.set(step.inode, await fs.open(place(step.file), 'w+'));
    else if (step.kind === 'write') {
      if (keepsUnsynced || index < (lastSync.get(step.inode) ?? -1))
        await handles.get(step.inode)?.write(step.bytes, 0, step.bytes.length, step.at);
    } else if (step.kind === 'rename') await fs.rename(place(step.file), place(step.to));
    else if (step.kind === 'link') await fs.link(place(step.file), place(step.to));
    else if (step.kind === 'rm') await fs.rm(place(step.file), { recursive: true, force: true });
  }
  for (const handle of handles.values()) await handle.close();
}
