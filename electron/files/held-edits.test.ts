import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { HeldEdits } from './held-edits.ts';

const VAULT = '3f0a1b2c-4d5e-4f60-8a9b-0c1d2e3f4a5b';
const OTHER = '4f0a1b2c-4d5e-4f60-8a9b-0c1d2e3f4a5b';
const edit = (fill: number) => new Uint8Array(100).fill(fill);

/** A file that takes nothing while the disk is full. */
function fullDisk() {
  const disk = { isFull: true, kept: new Map<string, Uint8Array<ArrayBuffer>>() };
  const edits = new HeldEdits({
    read: async (vault) => disk.kept.get(vault) ?? null,
    write: async (vault, sealed) => {
      if (disk.isFull) throw new AppError('storage-full');
      disk.kept.set(vault, Uint8Array.from(sealed));
    },
    clear: async (vault) => void disk.kept.delete(vault),
  });
  return { disk, edits };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('an edit that the disk refuses', () => {
  it('is held, is newer than what the file has, and is written when there is room', async () => {
    const { disk, edits } = fullDisk();
    disk.kept.set(VAULT, edit(1));
    await edits.write(VAULT, edit(2));
    expect(edits.isHolding).toBe(true);
    expect(await edits.read(VAULT)).toEqual(edit(2));
    expect(await edits.retry()).toBe(false);
    disk.isFull = false;
    await vi.advanceTimersByTimeAsync(5000);
    expect(edits.isHolding).toBe(false);
    expect(disk.kept.get(VAULT)).toEqual(edit(2));
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is replaced by a later one, held or written', async () => {
    const { disk, edits } = fullDisk();
    await edits.write(VAULT, edit(1));
    await edits.write(VAULT, edit(2));
    expect(await edits.read(VAULT)).toEqual(edit(2));
    disk.isFull = false;
    await edits.write(VAULT, edit(3));
    expect(edits.isHolding).toBe(false);
    expect(disk.kept.get(VAULT)).toEqual(edit(3));
  });

  it('goes when it is cleared, and takes no other vault’s with it', async () => {
    const { edits } = fullDisk();
    await edits.write(VAULT, edit(1));
    await edits.write(OTHER, edit(2));
    await edits.clear(VAULT);
    expect(await edits.read(VAULT)).toBeNull();
    expect(await edits.read(OTHER)).toEqual(edit(2));
    expect(edits.isHolding).toBe(true);
  });

  it('is not held when it could never be written', async () => {
    const refusing = new HeldEdits({
      read: async () => null,
      write: () => Promise.reject(new AppError('call-refused')),
      clear: async () => undefined,
    });
    await expect(refusing.write('x', edit(1))).rejects.toMatchObject({ code: 'call-refused' });
    expect(refusing.isHolding).toBe(false);
  });
});
