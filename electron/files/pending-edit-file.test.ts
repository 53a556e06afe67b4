import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FileSystem, nodeFileSystem } from './file-system.ts';
import { PendingEditFile } from './pending-edit-file.ts';

const ID = '3f0a1b2c-4d5e-4f60-8a9b-0c1d2e3f4a5b';
const code = (name: string) => expect.objectContaining({ code: name });
const edit = (fill: number, length = 1000) => new Uint8Array(length).fill(fill);

let root = '';
let file = '';
beforeEach(async () => {
  root = await fs.mkdtemp(path.join(tmpdir(), 'pending-'));
  file = path.join(root, ID, 'pending');
  await fs.mkdir(path.join(root, ID));
});
afterEach(() => fs.rm(root, { recursive: true, force: true }));

/** A file system that refuses one step, counted from 1 over all writes and syncs, after half a write. */
function failingAt(step: number, errno = 'EIO'): FileSystem {
  let done = 0;
  const open: FileSystem['open'] = async (name, flags, mode) => {
    const handle = await fs.open(name, flags, mode);
    const write = handle.write.bind(handle) as (...args: unknown[]) => Promise<unknown>;
    const sync = handle.sync.bind(handle);
    const fail = () => Promise.reject(Object.assign(new Error(errno), { code: errno }));
    return Object.assign(handle, {
      write: async (...args: unknown[]) => {
        done += 1;
        if (done !== step) return write(...args);
        // The header fits into one sector: it is torn by no power cut.
        if (args[3] !== 0) await write(args[0], args[1], Number(args[2]) / 2, args[3]);
        return fail();
      },
      sync: async () => {
        done += 1;
        return done === step ? fail() : sync();
      },
    }) as typeof handle;
  };
  return { ...nodeFileSystem, open };
}

describe('the room for pending edits', () => {
  it('is made when it is first asked for, for its owner alone, and holds no holes', async () => {
    expect(await new PendingEditFile(root).read(ID)).toBeNull();
    const { size, blocks, mode } = await fs.stat(file);
    expect(size).toBe(1024 * 1024);
    expect(blocks * 512).toBeGreaterThanOrEqual(size);
    expect(mode & 0o777).toBe(0o600);
  });

  it('takes edits without growing, so that a full disk can be written', async () => {
    const pending = new PendingEditFile(root);
    await pending.read(ID);
    await pending.write(ID, edit(1, 300_000));
    await pending.write(ID, edit(2, 400_000));
    expect(await pending.read(ID)).toEqual(edit(2, 400_000));
    expect((await fs.stat(file)).size).toBe(1024 * 1024);
  });

  it('grows for an edit that is larger', async () => {
    const pending = new PendingEditFile(root);
    await pending.read(ID);
    await pending.write(ID, edit(3, 2_000_000));
    expect(await pending.read(ID)).toEqual(edit(3, 2_000_000));
  });

  it('is not needed for writing, only useful', async () => {
    const pending = new PendingEditFile(root);
    await pending.write(ID, edit(4));
    expect(await pending.read(ID)).toEqual(edit(4));
  });
});

describe('an edit that was replaced', () => {
  const holds = async (letter: string) => (await fs.readFile(file)).includes(letter.repeat(8));

  it('is nowhere in the file, whichever place the new one took', async () => {
    const pending = new PendingEditFile(root);
    await pending.read(ID);
    const letters = ['A', 'B', 'C', 'D'];
    for (const [index, letter] of letters.entries()) {
      const sealed = edit(letter.charCodeAt(0), index % 2 === 0 ? 1000 : 1500);
      await pending.write(ID, sealed);
      expect(await pending.read(ID)).toEqual(sealed);
      for (const old of letters.slice(0, index)) expect(await holds(old)).toBe(false);
    }
  });

  it('is gone after clearing, though overwriting it was cut off at any step', async () => {
    for (let step = 1; step <= 8; step += 1) {
      const pending = new PendingEditFile(root);
      await pending.write(ID, edit(0x41));
      await new PendingEditFile(root, failingAt(step)).write(ID, edit(0x42)).catch(() => undefined);
      await new PendingEditFile(root).clear(ID);
      expect([await holds('A'), await holds('B')]).toEqual([false, false]);
    }
  });

  it('leaves nothing when it was never kept, and the next unlock is told so', async () => {
    const pending = new PendingEditFile(root);
    await pending.read(ID);
    // The first two steps say that the room is in use.
    await expect(new PendingEditFile(root, failingAt(3)).write(ID, edit(0x41))).rejects.toThrow();
    expect(await holds('A')).toBe(true);
    expect(await pending.read(ID)).toBeNull();
    expect(await holds('A')).toBe(false);
  });

  it('is gone after the next unlock when clearing was cut off', async () => {
    for (let step = 2; step <= 6; step += 1) {
      await new PendingEditFile(root).write(ID, edit(0x41));
      await new PendingEditFile(root, failingAt(step)).clear(ID).catch(() => undefined);
      expect(await new PendingEditFile(root).read(ID)).toBeNull();
      expect(await holds('A')).toBe(false);
    }
  });

  it('counts as kept though what it replaced cannot be overwritten', async () => {
    await new PendingEditFile(root).write(ID, edit(0x41));
    await new PendingEditFile(root, failingAt(5)).write(ID, edit(0x42));
    expect(await new PendingEditFile(root).read(ID)).toEqual(edit(0x42));
  });
});

describe('an edit that waits', () => {
  it('is there until it is cleared, then nothing of it is in the file', async () => {
    const pending = new PendingEditFile(root);
    await pending.read(ID);
    await pending.write(ID, edit(0x41));
    expect(await new PendingEditFile(root).read(ID)).toEqual(edit(0x41));
    await pending.clear(ID);
    expect(await pending.read(ID)).toBeNull();
    expect((await fs.readFile(file)).includes('A'.repeat(8))).toBe(false);
    await pending.clear(ID);
  });

  it('is the old or the new one, at whatever step the disk fails', async () => {
    const seen = new Set<number>();
    for (let step = 1; step <= 5; step += 1) {
      const pending = new PendingEditFile(root);
      await pending.write(ID, edit(1));
      const isDone = await new PendingEditFile(root, failingAt(step)).write(ID, edit(2, 1500)).then(
        () => true,
        () => false,
      );
      const found = (await pending.read(ID)) ?? new Uint8Array();
      expect([edit(1), edit(2, 1500)]).toContainEqual(found);
      if (isDone) expect(found).toEqual(edit(2, 1500));
      seen.add(found[0] ?? 0);
    }
    expect([...seen].toSorted((a, b) => a - b)).toEqual([1, 2]);
  });

  it('stays when clearing fails before the header says otherwise', async () => {
    await new PendingEditFile(root).write(ID, edit(1));
    await expect(new PendingEditFile(root, failingAt(1)).clear(ID)).rejects.toEqual(
      code('storage-failed'),
    );
    expect(await new PendingEditFile(root).read(ID)).toEqual(edit(1));
  });

  it('says that the disk is full, and knows vaults only by their id', async () => {
    await expect(
      new PendingEditFile(root, failingAt(1, 'ENOSPC')).write(ID, edit(1)),
    ).rejects.toEqual(code('storage-full'));
    await expect(new PendingEditFile(root).write('../x', edit(1))).rejects.toEqual(
      code('call-refused'),
    );
  });
});
