import 'fake-indexeddb/auto';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorCode } from '../../core/errors.ts';
import { DiskHost } from '../../tests/support/disk-host.ts';
import { fullAfter } from '../../tests/support/full-disk.ts';
import {
  type Act,
  ACTS,
  type Databases,
  dumpDatabases,
  FOUND,
  giveBack,
  halfSnapshots,
  ID,
  LAST,
  LIFE,
  live,
  look,
  NEXT,
  OLD,
  sealedEdit,
} from '../../tests/support/vault-life.ts';
import { Vault } from '../../renderer/vault/worker/vault.ts';

/** What each act says when the disk is full; nothing for what must be done all the same. */
const SAYS: Readonly<Record<Act, readonly string[]>> = {
  create: ['storage-full'],
  first: ['storage-full'],
  write: ['storage-full'],
  snapshot: ['snapshot-failed'],
  passphrase: ['storage-full'],
  shares: ['storage-full'],
  sharesAgain: ['storage-full'],
  destroy: ['storage-full'],
  room: [],
  keep: [],
  keepAgain: [],
  clear: [],
  rename: ['storage-full'],
  back: ['file-write-failed'],
  after: ['storage-full'],
  restore: ['storage-full', 'snapshot-failed'],
  recover: ['storage-full'],
  dropShares: ['storage-full'],
  rekey: ['storage-full', 'snapshot-failed'],
  wipe: [],
};

let root = '';
interface Scene {
  readonly folder: string;
  readonly databases: Databases;
}
/** The disk and the databases before each act, and after the last. */
const scenes: Scene[] = [];

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'vouchsafe-full-'));
  const disk = path.join(root, 'disk');
  await mkdir(disk);
  const host = new DiskHost(disk);
  const keep = async () => {
    const folder = path.join(root, `scene-${scenes.length}`);
    await cp(disk, folder, { recursive: true });
    scenes.push({ folder, databases: await dumpDatabases() });
  };
  await live(host, { before: keep, after: () => undefined });
  await keep();
}, 60_000);
afterAll(() => rm(root, { recursive: true, force: true }));

const names = async (folder: string) => (await readdir(folder)).filter((name) => name !== 'vaults');

function passphraseAfter(isAfter: (act: Act) => boolean): string {
  if (isAfter('rekey')) return LAST;
  if (isAfter('recover')) return FOUND;
  return isAfter('passphrase') ? NEXT : OLD;
}

/** @returns whether the disk became full, and what the act said then */
async function actOn(act: Act, left: number, folder: string) {
  const { disk, fileSystem, begin } = fullAfter(left);
  const host = new DiskHost(folder, fileSystem);
  const isAfter = (other: Act) => ACTS.indexOf(act) > ACTS.indexOf(other);
  const passphrase = passphraseAfter(isAfter);
  const vault =
    act === 'create' ? undefined : (await Vault.unlock(host, { id: ID, passphrase })).vault;
  begin();
  const said = await Promise.resolve(LIFE[act]({ host, vault })).then(
    () => undefined,
    (error: unknown) => errorCode(error),
  );
  expect(await halfSnapshots(host)).toEqual([]);
  if (act.startsWith('keep'))
    expect(await host.call('pendingEdit.read', { vault: ID })).toEqual(
      sealedEdit(act === 'keep' ? 1 : 2),
    );
  // The page's next document does this.
  for (const { id } of await host.vaults.wiped()) await host.vaults.forgetWiped(id);
  disk.left = Infinity;
  vault?.close();
  await Promise.all([host.targets.releaseAll(), host.sources.releaseAll()]);
  return { isFull: disk.isFull, said };
}

async function content(host: DiskHost): Promise<readonly string[] | undefined> {
  await host.vaults.sweep();
  if ((await host.vaults.list()).length === 0) return undefined;
  let found = await look(host, LAST);
  for (const passphrase of [FOUND, NEXT, OLD]) found ??= await look(host, passphrase);
  expect(found?.report).toMatchObject({ keyFileDamaged: 0, isRootRepaired: false, lost: 0 });
  return found?.codes.toSorted((a, b) => a.localeCompare(b));
}

async function contentOf({ folder, databases }: Scene): Promise<readonly string[] | undefined> {
  const copy = path.join(root, 'copy');
  await cp(folder, copy, { recursive: true });
  await giveBack(databases);
  const found = await content(new DiskHost(copy));
  await rm(copy, { recursive: true });
  return found;
}

/**
 * The life of a vault on a disk that becomes full at any write of any act: the act is done or refused with a code
 * that a person is told, what was there before still opens, and nothing half-written bears a name. The database
 * has room here; `tests/e2e/save-failure.test.ts` fills a real disk under both.
 */
describe('a disk that becomes full', { timeout: 60_000 }, () => {
  it.each(ACTS)('during %s', async (act) => {
    const [before, after] = [scenes[ACTS.indexOf(act)], scenes[ACTS.indexOf(act) + 1]];
    if (!before || !after) throw new Error('no scene');
    const [wasThere, wouldBe] = [await contentOf(before), await contentOf(after)];
    for (let left = 0, isFull = true; isFull; left += 1) {
      const folder = path.join(root, 'try');
      await cp(before.folder, folder, { recursive: true });
      await giveBack(before.databases);
      const done = await actOn(act, left, folder);
      ({ isFull } = done);
      if (!isFull) expect(done.said).toBeUndefined();
      if (done.said !== undefined) expect(SAYS[act]).toContain(done.said);
      const host = new DiskHost(folder);
      const now = await content(host);
      expect(now, `after ${left} writes`).toEqual(done.said === undefined ? wouldBe : wasThere);
      if (now) expect(await halfSnapshots(host)).toEqual([]);
      const like = done.said === undefined ? after.folder : before.folder;
      expect(await names(folder)).toEqual(await names(like));
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('before there was room for edits holds them until there is', async () => {
    const before = scenes[ACTS.indexOf('room')];
    const folder = path.join(root, 'held');
    await cp(before?.folder ?? '', folder, { recursive: true });
    const { disk, fileSystem, begin } = fullAfter(0);
    const host = new DiskHost(folder, fileSystem);
    begin();
    await LIFE.room({ host, vault: undefined });
    await LIFE.keep({ host, vault: undefined });
    const read = (from: DiskHost) => from.call('pendingEdit.read', { vault: ID });
    expect(await read(host)).toEqual(sealedEdit(1));
    expect(await read(new DiskHost(folder))).toBeNull();
    disk.left = Infinity;
    await LIFE.keepAgain({ host, vault: undefined });
    expect(await read(new DiskHost(folder))).toEqual(sealedEdit(2));
  });
});
