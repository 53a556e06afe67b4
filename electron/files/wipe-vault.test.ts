import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeKeyRecord, type KeyRecordKind } from '../../core/vault/key-record.ts';
import { type FileSystem, nodeFileSystem } from './file-system.ts';
import { VaultFiles } from './vault-files.ts';

/** What a power cut leaves of a wipe is in `vault-power.test.ts`. */
const ID = '3f0a1b2c-4d5e-4f60-8a9b-0c1d2e3f4a5b';
const OTHER = '4f0a1b2c-4d5e-4f60-8a9b-0c1d2e3f4a5b';
const SNAPSHOT = 'snapshots/20261124T120000000Z.snapshot';
const PART = 'snapshots/.20261124T120000000Z.snapshot.0123456789abcdef.part';

let profile = '';
let root = '';
beforeEach(async () => {
  profile = await fs.mkdtemp(path.join(tmpdir(), 'wipe-'));
  root = path.join(profile, 'vaults');
  for (const id of [ID, OTHER]) await fill(id);
});
afterEach(() => fs.rm(profile, { recursive: true, force: true }));

const key = (kind: KeyRecordKind) =>
  encodeKeyRecord({ kind, id: ID, sequence: 1, payload: new Uint8Array(60).fill(0x4b) });

async function fill(id: string): Promise<void> {
  const records = [await key('passphrase'), await key('recovery'), await key('interview')];
  await new VaultFiles(root).create({ id, name: 'Vault 1' }, records);
  await fs.mkdir(path.join(root, id, 'snapshots'));
  const others = [...records, Buffer.alloc(100, 1)];
  for (const name of [SNAPSHOT, PART, 'keys-1-a.part'])
    await fs.writeFile(path.join(root, id, name), Buffer.concat(others));
  await fs.writeFile(path.join(root, id, 'pending'), Buffer.alloc(300, 0x4b));
}

const ALL = ['keys-a', 'keys-b', 'keys-1-a.part', SNAPSHOT, PART, 'pending'];

/** Second names for the files, through which their bytes can be seen when they are gone. */
async function witnesses(): Promise<() => Promise<string[]>> {
  const links = ALL.map((name, i) => [name, path.join(profile, `witness-${i}`)] as const);
  for (const [name, link] of links) await fs.link(path.join(root, ID, name), link);
  return async () => {
    const held = await Promise.all(
      links.map(async ([name, link]) =>
        (await fs.readFile(link)).includes('K'.repeat(8)) ? name : '',
      ),
    );
    return held.filter((name) => name !== '');
  };
}

/** A disk that refuses to change the file of this name. */
function refusing(name: string): FileSystem {
  const open: FileSystem['open'] = (file, flags, mode) =>
    path.basename(String(file)) === name
      ? Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }))
      : fs.open(file, flags, mode);
  return { ...nodeFileSystem, open };
}

describe('a wipe', () => {
  it('overwrites every key and edit that is not saved, and removes the files', async () => {
    const stillHold = await witnesses();
    expect(await stillHold()).toEqual(ALL);
    const vaults = new VaultFiles(root);
    await vaults.wipe(ID);
    expect(await stillHold()).toEqual([]);
    expect(await vaults.wiped()).toEqual([{ id: ID, missed: 0 }]);
    expect(await vaults.list()).toMatchObject([{ id: OTHER, hasKeys: true }]);
    await vaults.forgetWiped(ID);
    expect(await fs.readdir(root)).toEqual([OTHER]);
  });

  it('of the whole profile leaves nothing, and nothing of a vault in the making', async () => {
    await fs.mkdir(path.join(root, 'new-1'));
    const vaults = new VaultFiles(root);
    await vaults.wipe(null);
    expect(await vaults.list()).toEqual([]);
    for (const { id } of await vaults.wiped()) await vaults.forgetWiped(id);
    expect(await fs.readdir(root)).toEqual([]);
  });

  it.each(['keys-a', 'pending', path.basename(SNAPSHOT)])(
    'goes on past %s when the disk refuses it, removes it, and says so',
    async (name) => {
      const stillHold = await witnesses();
      const vaults = new VaultFiles(root, refusing(name));
      await vaults.wipe(ID);
      expect((await stillHold()).map((held) => path.basename(held))).toEqual([name]);
      expect(await vaults.wiped()).toEqual([{ id: ID, missed: 1 }]);
      expect(await fs.readdir(path.join(root, ID))).toEqual(['wiped']);
    },
  );

  it('needs no room on the disk', async () => {
    const stillHold = await witnesses();
    const vaults = new VaultFiles(root, refusing('wiped'));
    await vaults.wipe(ID);
    expect(await stillHold()).toEqual([]);
    expect(await vaults.list()).toHaveLength(1);
  });

  it('is not what forgetting does: a vault that was not wiped stays', async () => {
    const vaults = new VaultFiles(root);
    await vaults.forgetWiped(ID);
    expect(await vaults.list()).toHaveLength(2);
    await expect(vaults.wipe('../x')).rejects.toMatchObject({ code: 'call-refused' });
  });
});
