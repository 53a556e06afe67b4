import { createHash, randomBytes, randomUUID } from 'node:crypto';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeKeyRecord } from '../../core/vault/key-record.ts';
import { ExportTargets } from './export-targets.ts';
import { type FileSystem, nodeFileSystem } from './file-system.ts';

const code = (name: string) => expect.objectContaining({ code: name });
const bytes = (text: string) => new TextEncoder().encode(text);
const NAME = 'bundle-1a2b.tar.age';
const PART = /^\.bundle-1a2b\.tar\.age\.[0-9a-f]{16}\.part$/;

let folder = '';
let file = '';
let targets: ExportTargets;
beforeEach(async () => {
  folder = await fs.mkdtemp(path.join(tmpdir(), 'export-'));
  file = path.join(folder, NAME);
  targets = new ExportTargets();
});
afterEach(async () => {
  await targets.releaseAll();
  await fs.rm(folder, { recursive: true, force: true });
});

/** Handles whose calls fail with an error of the file system. */
function failing(call: 'write' | 'sync', errno: string): FileSystem {
  const open: FileSystem['open'] = async (name, flags, mode) => {
    const handle = await fs.open(name, flags, mode);
    const fail = () => Promise.reject(Object.assign(new Error(errno), { code: errno }));
    return Object.assign(handle, { [call]: fail }) as typeof handle;
  };
  return { ...nodeFileSystem, open };
}

describe('an export', () => {
  it('has a hidden name, for its owner alone, until it is committed', async () => {
    const target = await targets.begin(file);
    await targets.append(target, bytes('one '));
    await targets.append(target, bytes('two'));
    const [part = '', ...others] = await fs.readdir(folder);
    expect(part).toMatch(PART);
    expect(others).toEqual([]);
    expect((await fs.stat(path.join(folder, part))).mode & 0o777).toBe(0o600);
    expect(await targets.commit(target)).toEqual({ name: NAME, size: 7 });
    expect(await fs.readdir(folder)).toEqual([NAME]);
    expect(await fs.readFile(file, 'utf8')).toBe('one two');
    expect(targets.committedFile(target)).toBe(file);
  });

  it('is read back before it gets its name, to its end and no further', async () => {
    const target = await targets.begin(file);
    await targets.append(target, bytes('0123456789'));
    expect(await targets.read(target, 2, 3)).toEqual(bytes('234'));
    expect(await targets.read(target, 8, 100)).toEqual(bytes('89'));
    expect(await targets.read(target, 50, 1)).toEqual(bytes(''));
  });

  it('keeps the order of chunks that were sent at once', async () => {
    const target = await targets.begin(file);
    await Promise.all(['a', 'b', 'c', 'd'].map((text) => targets.append(target, bytes(text))));
    await targets.commit(target);
    expect(await fs.readFile(file, 'utf8')).toBe('abcd');
  });

  it('leaves nothing when it is discarded', async () => {
    const target = await targets.begin(file);
    await targets.append(target, bytes('half'));
    await targets.discard(target);
    expect(await fs.readdir(folder)).toEqual([]);
    await expect(targets.append(target, bytes('more'))).rejects.toEqual(code('call-refused'));
    await expect(targets.commit(target)).rejects.toEqual(code('call-refused'));
    await targets.discard(target);
  });

  it('leaves nothing when the page is gone in the middle of a write, but keeps what is committed', async () => {
    const done = await targets.begin(file);
    await targets.commit(done);
    const target = await targets.begin(path.join(folder, 'other.tar.age'));
    const writes = [1, 2, 3].map(() => targets.append(target, new Uint8Array(1024 * 1024)));
    const settled = Promise.allSettled(writes);
    await targets.releaseAll();
    await settled;
    expect(await fs.readdir(folder)).toEqual([NAME]);
    expect(() => targets.committedFile(done)).toThrow(code('call-refused'));
  });

  it('that begins for a page that is gone leaves nothing', async () => {
    const beginning = targets.begin(file);
    await targets.releaseAll();
    await expect(beginning).rejects.toEqual(code('locked'));
    expect(await fs.readdir(folder)).toEqual([]);
  });

  it('replaces a file only when it was there when the person was asked', async () => {
    await fs.writeFile(file, 'old');
    const target = await targets.begin(file);
    await targets.append(target, bytes('new'));
    expect(await targets.commit(target)).toEqual({ name: NAME, size: 3 });
    expect(await fs.readFile(file, 'utf8')).toBe('new');
  });

  it('takes another name when a file has appeared meanwhile', async () => {
    const target = await targets.begin(file);
    await fs.writeFile(file, 'somebody else’s');
    expect(await targets.commit(target)).toEqual({ name: 'bundle-1a2b (2).tar.age', size: 0 });
    expect(await fs.readFile(file, 'utf8')).toBe('somebody else’s');
  });

  it('works where there are no links, as on a FAT stick, and takes another name there too', async () => {
    const link = () => Promise.reject(Object.assign(new Error('EPERM'), { code: 'EPERM' }));
    const stick = new ExportTargets({ ...nodeFileSystem, link });
    const first = await stick.begin(file);
    expect((await stick.commit(first)).name).toBe(NAME);
    await fs.rm(file);
    const second = await stick.begin(file);
    await fs.writeFile(file, 'x');
    expect((await stick.commit(second)).name).toBe('bundle-1a2b (2).tar.age');
  });

  it.each([
    ['ENOSPC', 'file-write-failed'],
    ['EDQUOT', 'file-write-failed'],
    ['EIO', 'file-write-failed'],
  ])('says on %s: %s; nothing is left after the discard', async (errno, expected) => {
    for (const call of ['write', 'sync'] as const) {
      const broken = new ExportTargets(failing(call, errno));
      const target = await broken.begin(file);
      const attempt = async () => {
        await broken.append(target, bytes('x'));
        await broken.commit(target);
      };
      await expect(attempt()).rejects.toEqual(code(expected));
      expect(await fs.readdir(folder)).not.toContain(NAME);
      await broken.discard(target);
      expect(await fs.readdir(folder)).toEqual([]);
    }
  });

  it.each(['EIO', 'EINVAL', 'EACCES'])(
    'has succeeded once the file has its name, though the folder answers %s',
    async (errno) => {
      const open: FileSystem['open'] = (name, ...rest) =>
        name === folder
          ? Promise.reject(Object.assign(new Error(errno), { code: errno }))
          : fs.open(name, ...rest);
      const targetsThere = new ExportTargets({ ...nodeFileSystem, open });
      const target = await targetsThere.begin(file);
      await targetsThere.append(target, bytes('x'));
      expect(await targetsThere.commit(target)).toEqual({ name: NAME, size: 1 });
      expect(targetsThere.committedFile(target)).toBe(file);
      expect(await fs.readdir(folder)).toEqual([NAME]);
    },
  );

  it('has succeeded once the file has its name, though its hidden one cannot be removed', async () => {
    const rm = () => Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }));
    const targetsThere = new ExportTargets({ ...nodeFileSystem, rm });
    const target = await targetsThere.begin(file);
    expect((await targetsThere.commit(target)).name).toBe(NAME);
    expect(await fs.readdir(folder)).toContain(NAME);
  });

  it('is refused in a folder that is not there', async () => {
    await expect(targets.begin(path.join(folder, 'gone', NAME))).rejects.toEqual(
      code('file-write-failed'),
    );
  });

  it('carries 50 MB in awaited chunks without gathering them', async () => {
    const target = await targets.begin(file);
    const chunk = randomBytes(1024 * 1024);
    const hash = createHash('sha256');
    const before = process.memoryUsage().arrayBuffers;
    for (let i = 0; i < 50; i += 1) {
      chunk.writeUInt32LE(i);
      hash.update(chunk);
      await targets.append(target, chunk);
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10 * 1024 * 1024);
    expect((await targets.commit(target)).size).toBe(50 * 1024 * 1024);
    const written = createHash('sha256')
      .update(await fs.readFile(file))
      .digest('hex');
    expect(written).toBe(hash.digest('hex'));
  });

  it('knows nothing by a name that it did not give', async () => {
    const stranger = '3f0a1b2c-4d5e-4f60-8a9b-0c1d2e3f4a5b';
    await expect(targets.append(stranger, bytes('x'))).rejects.toEqual(code('call-refused'));
    await expect(targets.read(stranger, 0, 1)).rejects.toEqual(code('call-refused'));
    expect(() => targets.committedFile(stranger)).toThrow(code('call-refused'));
    const open = await targets.begin(file);
    expect(() => targets.committedFile(open)).toThrow(code('call-refused'));
  });
});

describe('what a crash left behind', () => {
  const leave = async (name: string, hoursAgo: number) => {
    const left = path.join(folder, name);
    await fs.writeFile(left, 'age-encryption.org/v1');
    const time = new Date(Date.now() - hoursAgo * 3_600_000);
    await fs.utimes(left, time, time);
  };

  it('goes at the next export into that folder; what is young or not ours stays', async () => {
    await leave('.bundle-9c9c.tar.age.0123456789abcdef.part', 2);
    await leave('.bundle-7777.tar.age.0123456789abcdee.part', 0);
    await leave('film.part', 2);
    await leave('.hidden.part', 2);
    await targets.discard(await targets.begin(file));
    expect((await fs.readdir(folder)).toSorted()).toEqual([
      '.bundle-7777.tar.age.0123456789abcdee.part',
      '.hidden.part',
      'film.part',
    ]);
  });

  it.each(['20261126T120000000Z.snapshot', 'copy-1a2b.vouchsafe', 'my own name'])(
    'of %s holds no key any more when it goes',
    async (name) => {
      const id = randomUUID();
      const key = { kind: 'interview', id, sequence: 1, payload: randomBytes(60) } as const;
      const record = await encodeKeyRecord(key);
      const target = await targets.begin(path.join(folder, name));
      await targets.append(target, bytes('rows'));
      await targets.append(target, record);
      const [part = ''] = await fs.readdir(folder);
      // A second name for the same bytes on the disk.
      const kept = path.join(folder, 'kept');
      await fs.link(path.join(folder, part), kept);
      expect((await fs.readFile(kept)).includes(key.payload)).toBe(true);
      await targets.discard(target);
      expect(await fs.readdir(folder)).toEqual(['kept']);
      expect((await fs.readFile(kept)).includes(key.payload)).toBe(false);
    },
  );

  it('is no export of our own that still runs', async () => {
    const target = await targets.begin(file);
    const [part = ''] = await fs.readdir(folder);
    await fs.utimes(path.join(folder, part), new Date(0), new Date(0));
    await targets.begin(path.join(folder, 'second.tar.age'));
    expect((await targets.commit(target)).name).toBe(NAME);
  });
});
