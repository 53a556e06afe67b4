import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeKeyRecord, KEY_RECORD_SIZE } from '../../core/vault/key-record.ts';
import { type FileSystem, nodeFileSystem } from './file-system.ts';
import { VaultFiles } from './vault-files.ts';

const ID = '3f0a1b2c-4d5e-4f60-8a9b-0c1d2e3f4a5b';
const record = (fill: number) => new Uint8Array(KEY_RECORD_SIZE).fill(fill);
const code = (name: string) => expect.objectContaining({ code: name });

let profile = '';
let root = '';
let vaults: VaultFiles;
beforeEach(async () => {
  profile = await fs.mkdtemp(path.join(tmpdir(), 'vaults-'));
  root = path.join(profile, 'vaults');
  vaults = new VaultFiles(root);
});
afterEach(() => fs.rm(profile, { recursive: true, force: true }));

const create = (...fills: number[]) =>
  vaults.create({ id: ID, name: 'Vault 1' }, fills.map(record));
/** The first byte of each record of both copies; null for a copy that is gone. */
const fills = async (files = vaults) => {
  const { first, second } = await files.read(ID);
  const firstBytes = (copy: Uint8Array | null) =>
    copy && Array.from(copy).filter((_byte, i) => i % KEY_RECORD_SIZE === 0);
  return [firstBytes(first), firstBytes(second)];
};
const copy = (name: 'keys-a' | 'keys-b') => path.join(root, ID, name);

/** Notes what is done to key files, and can be made to fail at a step ("write keys-b"). */
function watched(failAt?: string, errno = 'EIO'): { steps: string[]; fileSystem: FileSystem } {
  const steps: string[] = [];
  const step = (what: string) => {
    steps.push(what);
    if (what === failAt) throw Object.assign(new Error(errno), { code: errno });
  };
  const open: FileSystem['open'] = async (file, flags, mode) => {
    const handle = await fs.open(file, flags, mode);
    const name = path.basename(String(file));
    const write = handle.write.bind(handle) as (...args: unknown[]) => Promise<unknown>;
    const read = handle.read.bind(handle) as (...args: unknown[]) => Promise<unknown>;
    const sync = handle.sync.bind(handle);
    return Object.assign(handle, {
      write: async (...args: unknown[]) => {
        if (failAt === `write ${name}`) {
          // Half of it reaches the disk, as when power goes.
          await write(args[0], args[1], Number(args[2]) / 2, args[3]);
        }
        step(`write ${name}`);
        return write(...args);
      },
      read: async (...args: unknown[]) => {
        step(`read ${name}`);
        return read(...args);
      },
      sync: async () => {
        step(`sync ${name}`);
        await sync();
      },
    }) as typeof handle;
  };
  return { steps, fileSystem: { ...nodeFileSystem, open } };
}

describe('a new vault', () => {
  it('has both copies and a name, readable by their owner alone', async () => {
    await create(1, 2);
    expect(await fills()).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect(await vaults.list()).toEqual([{ id: ID, name: 'Vault 1', hasKeys: true }]);
    expect((await fs.stat(copy('keys-a'))).mode & 0o777).toBe(0o600);
    expect((await fs.stat(path.join(root, ID))).mode & 0o777).toBe(0o700);
  });

  it('is refused when one of that id exists, which stays as it is', async () => {
    await create(1);
    await expect(create(9)).rejects.toEqual(code('write-conflict'));
    expect(await fills()).toEqual([[1], [1]]);
    expect(await fs.readdir(root)).toEqual([ID]);
  });

  it('is there whole or not at all', async () => {
    for (const at of ['write keys-a', 'sync keys-b', 'write name.json']) {
      const failing = new VaultFiles(root, watched(at, 'ENOSPC').fileSystem);
      await expect(failing.create({ id: ID, name: 'x' }, [record(1)])).rejects.toEqual(
        code('storage-full'),
      );
      expect(await vaults.list()).toEqual([]);
      expect(await fs.readdir(root)).toEqual([]);
    }
  });

  it('that was never finished is swept at the next start', async () => {
    await fs.mkdir(path.join(root, 'new-7d5e'), { recursive: true });
    await fs.writeFile(path.join(root, 'new-7d5e/keys-a'), record(1));
    await create(1);
    await vaults.sweep();
    expect(await fs.readdir(root)).toEqual([ID]);
  });

  it('syncs files before the folder, and the folder before it is there', async () => {
    const { steps, fileSystem } = watched();
    await new VaultFiles(root, fileSystem).create({ id: ID, name: 'x' }, [record(1)]);
    expect(steps.slice(0, 4)).toEqual([
      'write keys-a',
      'sync keys-a',
      'write keys-b',
      'sync keys-b',
    ]);
    expect(steps.slice(-2)).toEqual(['sync vaults', `sync ${path.basename(profile)}`]);
  });
});

describe('the list', () => {
  it('is empty in a new profile', async () => {
    expect(await vaults.list()).toEqual([]);
  });

  it('passes over what is no vault, and shows one whose name is lost', async () => {
    await create(1);
    await fs.mkdir(path.join(root, 'notes'));
    await fs.writeFile(path.join(root, 'file'), '');
    await fs.writeFile(path.join(root, ID, 'name.json'), '{"name"');
    expect(await vaults.list()).toEqual([{ id: ID, name: '3f0a1b2c', hasKeys: true }]);
  });
});

describe('a record', () => {
  it('is overwritten in place: same file, same length', async () => {
    await create(1, 2, 3);
    const before = await fs.stat(copy('keys-a'));
    await vaults.write(ID, 1, record(8));
    const after = await fs.stat(copy('keys-a'));
    expect([after.ino, after.size]).toEqual([before.ino, before.size]);
    expect(await fills()).toEqual([
      [1, 8, 3],
      [1, 8, 3],
    ]);
  });

  it('is appended at the end, and refused beyond it', async () => {
    await create(1);
    await vaults.write(ID, 1, record(2));
    await expect(vaults.write(ID, 3, record(4))).rejects.toEqual(code('call-refused'));
    expect(await fills()).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  it('is on the disk in one copy before the other is touched, and neither is read for it', async () => {
    await create(1);
    const { steps, fileSystem } = watched();
    await new VaultFiles(root, fileSystem).write(ID, 0, record(5));
    expect(steps).toEqual(['write keys-a', 'sync keys-a', 'write keys-b', 'sync keys-b']);
  });

  it.each(['write keys-a', 'sync keys-a'])(
    'torn at "%s" leaves the other copy whole',
    async (at) => {
      await create(1, 2);
      const failing = new VaultFiles(root, watched(at).fileSystem);
      await expect(failing.write(ID, 1, record(7))).rejects.toEqual(code('storage-failed'));
      expect((await vaults.read(ID)).second).toEqual(new Uint8Array([...record(1), ...record(2)]));
    },
  );

  it('torn in the second copy is whole in the first', async () => {
    await create(1, 2);
    const failing = new VaultFiles(root, watched('write keys-b').fileSystem);
    await expect(failing.write(ID, 1, record(7))).rejects.toEqual(code('storage-failed'));
    expect((await fills())[0]).toEqual([1, 7]);
  });

  it('follows a torn append without a gap', async () => {
    await create(1);
    await fs.appendFile(copy('keys-a'), record(2).subarray(0, 100));
    await vaults.write(ID, 1, record(3));
    expect(await fills()).toEqual([
      [1, 3],
      [1, 3],
    ]);
  });

  it('gives the shorter copy what it missed when power went between the two', async () => {
    await create(1);
    await fs.appendFile(copy('keys-a'), record(2));
    await vaults.write(ID, 2, record(3));
    expect(await fills()).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
  });

  it.each(['keys-a', 'keys-b'] as const)('brings a lost %s back', async (lost) => {
    await create(1, 2);
    await fs.rm(copy(lost));
    await vaults.write(ID, 1, record(6));
    expect(await fills()).toEqual([
      [1, 6],
      [1, 6],
    ]);
  });

  it('may be a run of them, written over the last and beyond', async () => {
    await create(1, 2);
    await vaults.write(ID, 1, new Uint8Array([...record(7), ...record(8), ...record(9)]));
    expect(await fills()).toEqual([
      [1, 7, 8, 9],
      [1, 7, 8, 9],
    ]);
  });

  it('keeps its turn when several are written at once', async () => {
    await create(0);
    await Promise.all([1, 2, 3, 4, 5].map((n) => vaults.write(ID, n, record(n))));
    expect((await fills())[1]).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('says storage-full when the disk is, and works again afterwards', async () => {
    await create(1);
    const failing = new VaultFiles(root, watched('write keys-a', 'ENOSPC').fileSystem);
    await expect(failing.write(ID, 1, record(2))).rejects.toEqual(code('storage-full'));
    await expect(failing.write(ID, 9, record(2))).rejects.toEqual(code('call-refused'));
    await vaults.write(ID, 1, record(2));
    expect((await fills())[0]).toEqual([1, 2]);
  });

  it('of a wrong size is refused', async () => {
    await create(1);
    await expect(vaults.write(ID, 0, new Uint8Array(255))).rejects.toEqual(code('call-refused'));
  });
});

describe('reading', () => {
  it('gives null for a copy that is lost', async () => {
    await create(1);
    await fs.rm(copy('keys-a'));
    expect(await fills()).toEqual([null, [1]]);
  });

  it('says key-file-missing only when somebody writes to nothing', async () => {
    expect(await vaults.read(ID)).toEqual({ first: null, second: null });
    await expect(vaults.write(ID, 0, record(1))).rejects.toEqual(code('key-file-missing'));
  });
});

describe('what a power cut left of a file', () => {
  it.each([
    ['a key file', 'keys-1-a.part'],
    ['a name', 'name.json.part'],
    ['a snapshot', 'snapshots/.20261124T120000000Z.snapshot.0123456789abcdef.part'],
  ])('is gone after the start, and the keys of %s were overwritten', async (_what, name) => {
    await create(1);
    const file = path.join(root, ID, name);
    const key = await encodeKeyRecord({
      kind: 'passphrase',
      id: ID,
      sequence: 1,
      payload: new Uint8Array(60).fill(7),
    });
    await fs.mkdir(path.dirname(file), { recursive: true });
    await fs.writeFile(file, Buffer.concat([Buffer.alloc(100, 1), key, Buffer.alloc(9, 1)]));
    const witness = path.join(profile, 'witness');
    await fs.link(file, witness);
    await vaults.sweep();
    expect(await fs.readdir(path.dirname(file))).not.toContain(path.basename(name));
    expect((await fs.readFile(witness)).includes(Buffer.alloc(8, 7))).toBe(false);
    expect(await fills()).toEqual([[1], [1]]);
  });

  it('is gone too when it is a whole vault in the making', async () => {
    await fs.mkdir(path.join(root, 'new-1'), { recursive: true });
    const witness = path.join(profile, 'witness');
    await fs.writeFile(path.join(root, 'new-1', 'keys-a'), record(7));
    await fs.link(path.join(root, 'new-1', 'keys-a'), witness);
    await vaults.sweep();
    expect(await fs.readdir(root)).toEqual([]);
    expect(new Set(await fs.readFile(witness))).toEqual(new Set([0]));
  });
});

it.each(['..', '../other', 'a/b', '', '.', ID.toUpperCase(), `${ID}/../x`, `${ID}\0`])(
  'forms no path from "%s"',
  async (id) => {
    await expect(vaults.create({ id, name: 'x' }, [])).rejects.toEqual(code('call-refused'));
    await expect(vaults.read(id)).rejects.toEqual(code('call-refused'));
    await expect(vaults.write(id, 0, record(1))).rejects.toEqual(code('call-refused'));
  },
);

describe('the list of vaults', () => {
  it('tells a vault whose key file is gone, and one with a single copy is not that', async () => {
    await create(1);
    await fs.rm(copy('keys-a'));
    expect(await vaults.list()).toEqual([{ id: ID, name: 'Vault 1', hasKeys: true }]);
    await fs.rm(copy('keys-b'));
    expect(await vaults.list()).toEqual([{ id: ID, name: 'Vault 1', hasKeys: false }]);
  });

  it('has a new name after renaming, and nothing else beside it', async () => {
    await create(1);
    const before = await fs.readdir(path.join(root, ID));
    await vaults.rename({ id: ID, name: 'Spring' });
    expect(await vaults.list()).toEqual([{ id: ID, name: 'Spring', hasKeys: true }]);
    expect(await fs.readdir(path.join(root, ID))).toEqual(before);
  });

  it('keeps the old name when the new one cannot be written', async () => {
    await create(1);
    const full: FileSystem = {
      ...nodeFileSystem,
      rename: () => Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })),
    };
    await expect(new VaultFiles(root, full).rename({ id: ID, name: 'Spring' })).rejects.toEqual(
      code('storage-full'),
    );
    expect(await vaults.list()).toEqual([{ id: ID, name: 'Vault 1', hasKeys: true }]);
    expect(await fs.readdir(path.join(root, ID))).toHaveLength(3);
  });

  it('refuses to rename what is not there', async () => {
    await expect(vaults.rename({ id: ID, name: 'Spring' })).rejects.toEqual(code('not-found'));
  });
});
