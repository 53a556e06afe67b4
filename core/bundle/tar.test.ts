import fc from 'fast-check';
import { unpackTar } from 'modern-tar';
import { expect, test } from 'vitest';
import { concatBytes, utf8, type Bytes } from '../bytes.ts';
import { isPadmeLength } from './padme.ts';
import { readTar, TarError } from './tar-reader.ts';
import { isSafePath, tarChecksum, tarSize, writeTar, type TarEntry } from './tar.ts';

async function written(entries: readonly TarEntry[], mtime = 0): Promise<Bytes> {
  const pieces: Bytes[] = [];
  for await (const piece of writeTar(entries, mtime)) pieces.push(piece.slice());
  return concatBytes(...pieces);
}

async function* pieces(bytes: Bytes, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** All entries of a tar that comes in pieces of `size`. */
async function read(bytes: Bytes, size = bytes.length): Promise<TarEntry[]> {
  const found = new Map<string, Bytes[]>();
  for await (const part of readTar(pieces(bytes, size))) {
    const parts = found.get(part.path) ?? [];
    parts.push(part.bytes);
    found.set(part.path, parts);
  }
  return [...found].map(([path, parts]) => ({ path, bytes: concatBytes(...parts) }));
}

/** Changes a header field of the first entry and mends the checksum. */
async function forged(at: number, field: string): Promise<Bytes> {
  const tar = await written([{ path: 'a.txt', bytes: utf8('x') }]);
  tar.set(utf8(field), at);
  const sum = tarChecksum(tar.subarray(0, 512)).toString(8).padStart(6, '0');
  tar.set(utf8(sum), 148);
  return tar;
}

const entryLists = fc
  .uniqueArray(
    fc.record({
      path: fc.stringMatching(/^[a-z0-9]{1,8}(\/[a-z0-9]{1,8})?$/),
      bytes: fc.oneof(
        fc.uint8Array({ maxLength: 1100 }),
        fc
          .constantFrom(0, 511, 512, 513, 65_023, 65_024, 65_025, 70_000)
          .map((n) => new Uint8Array(n)),
      ),
    }),
    { selector: ({ path }) => path, maxLength: 6 },
  )
  .map((list) => list.map(({ path, bytes }) => ({ path, bytes: Uint8Array.from(bytes) })));

test('what is written is read back, in pieces of any size, and has the announced length', async () => {
  await fc.assert(
    fc.asyncProperty(entryLists, fc.integer({ min: 7, max: 3000 }), async (entries, size) => {
      const tar = await written(entries);
      expect(tar.length).toBe(tarSize(entries.map(({ bytes }) => bytes.length)));
      expect(isPadmeLength(tar.length) && tar.length % 512 === 0).toBe(true);
      if (entries.length > 0) expect(await read(tar, size)).toEqual(entries);
    }),
    { numRuns: 60 },
  );
}, 30_000);

test('modern-tar reads the same entries', async () => {
  const entries = [
    { path: 'START-HERE.txt', bytes: utf8('начало') },
    { path: 'interviews/INT-001.json', bytes: new Uint8Array(100_000).fill(65) },
    { path: 'empty', bytes: new Uint8Array(0) },
  ];
  const unpacked = await unpackTar(await written(entries, 1_795_392_000), { strict: true });
  expect(unpacked.map(({ header, data }) => ({ path: header.name, bytes: data }))).toEqual(entries);
  const [first] = unpacked;
  expect(first?.header).toMatchObject({ uid: 0, gid: 0, mode: 0o644, type: 'file' });
  expect(first?.header.uname ?? '').toBe('');
  expect(first?.header.mtime?.toISOString()).toBe('2026-11-23T00:00:00.000Z');
});

test.each([
  '../evil',
  '/etc/passwd',
  'a/../b',
  'a//b',
  '.ssh/x',
  'a/',
  '-rf',
  'c:\\x',
  'имя',
  'a b',
  '',
  'x'.repeat(101),
])('refuses the path %j both ways', async (path) => {
  expect(isSafePath(path)).toBe(false);
  await expect(written([{ path, bytes: utf8('x') }])).rejects.toThrow(RangeError);
  if (path !== '' && path.length <= 100)
    await expect(read(await forged(0, `${path}\0\0\0\0\0\0`))).rejects.toThrow('unsafe path');
});

test.each([
  ['a symbolic link', 156, '2'],
  ['a hard link', 156, '1'],
  ['a folder', 156, '5'],
  ['a pax header', 156, 'x'],
  ['a name prefix', 345, 'etc'],
  ['another magic', 257, 'gnu'],
  ['a size that is no number', 124, 'zzz'],
])('refuses %s', async (_, at, field) => {
  await expect(read(await forged(at, field))).rejects.toThrow(TarError);
});

test('refuses a path that occurs twice', async () => {
  const entry = { path: 'a', bytes: utf8('x') };
  await expect(read(await written([entry, entry]))).rejects.toThrow('twice');
});

test('refuses a tar that ends early or goes on behind its end', async () => {
  const tar = await written([{ path: 'a', bytes: new Uint8Array(600).fill(1) }]);
  for (const length of [0, 100, 512, 1000, 1536, 1600, 2048])
    await expect(read(tar.slice(0, length))).rejects.toThrow(TarError);
  tar[tar.length - 1] = 1;
  await expect(read(tar)).rejects.toThrow('after the end');
});

test('says when not even the first header is a tar', async () => {
  const error = await read(new Uint8Array(1024).fill(7)).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'TarError', atStart: true });
});
