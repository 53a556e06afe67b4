import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { bundleInArguments, OfferedFile } from './offered-file.ts';

describe('an offered file', () => {
  it('is told of, waits until the page asks, and is given once', async () => {
    const tell = vi.fn<() => void>();
    const offered = new OfferedFile(async (file) => `handle of ${file}`, tell);
    expect(await offered.take()).toBeNull();
    offered.offer('/a.age');
    offered.offer('/b.age');
    expect(tell.mock.calls).toEqual([[], []]);
    expect(await offered.take()).toBe('handle of /b.age');
    expect(await offered.take()).toBeNull();
  });

  it('that cannot be read fails the page that asks, not whoever offered it', async () => {
    const offered = new OfferedFile(() => Promise.reject(new Error('gone')), vi.fn<() => void>());
    offered.offer('/a.age');
    await expect(offered.take()).rejects.toThrow('gone');
    expect(await offered.take()).toBeNull();
  });
});

describe('a command line', () => {
  it.each([
    [['vouchsafe', 'x.tar.age'], '/home/a/x.tar.age'],
    [['electron', '.', '--lang=ru', '/tmp/Y.AGE'], '/tmp/Y.AGE'],
    [['vouchsafe'], undefined],
    [['vouchsafe', '--file=x.age'], undefined],
    [['vouchsafe', 'notes.txt'], undefined],
    [['x.age'], undefined],
  ])('%j offers %s', (argv, file) => {
    const expected = file === undefined ? undefined : path.resolve(file);
    expect(bundleInArguments(argv, '/home/a')).toBe(expected);
  });
});
