import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { bundleInArguments, OfferedFile } from './offered-file.ts';

function offering() {
  const tell = vi.fn<(offer: string) => void>();
  return { offered: new OfferedFile(async (file) => `handle of ${file}`, tell), tell };
}

describe('an offered file', () => {
  it('waits until the page asks, and is given once', async () => {
    const { offered, tell } = offering();
    await offered.offer('/a.age');
    await offered.offer('/b.age');
    expect(tell).not.toHaveBeenCalled();
    expect(await offered.take()).toBe('handle of /b.age');
    expect(await offered.take()).toBeNull();
  });

  it('is told at once to a page that listens, and waits again when it is loaded anew', async () => {
    const { offered, tell } = offering();
    expect(await offered.take()).toBeNull();
    await offered.offer('/a.age');
    expect(tell.mock.calls).toEqual([['handle of /a.age']]);
    offered.pageGone();
    await offered.offer('/b.age');
    expect(tell).toHaveBeenCalledOnce();
    expect(await offered.take()).toBe('handle of /b.age');
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
