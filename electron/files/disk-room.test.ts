import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fullAfter } from '../../tests/support/full-disk.ts';
import { hasRoom } from './disk-room.ts';
import { nodeFileSystem } from './file-system.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vouchsafe-room-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('is there when a new log can be written, and nothing of it stays', async () => {
  expect(await hasRoom(folder)).toBe(true);
  expect(await readdir(folder)).toEqual([]);
});

it('is not there when the disk refuses, whatever it says is free, and nothing stays', async () => {
  for (const left of [0, 1, 5]) {
    const { fileSystem, begin } = fullAfter(left);
    begin();
    expect(await hasRoom(folder, fileSystem)).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  }
});

it('is not tried where the disk says that there is less: what is left stays for others', async () => {
  const open = vi.fn(nodeFileSystem.open);
  const statfs = async () => ({ bavail: 2000, bsize: 4096 });
  const little = { ...nodeFileSystem, open, statfs };
  expect(await hasRoom(folder, little)).toBe(false);
  expect(open).not.toHaveBeenCalled();
});

it('is not there when the folder is not', async () => {
  expect(await hasRoom(path.join(folder, 'none'))).toBe(false);
});
