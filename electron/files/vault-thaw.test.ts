import 'fake-indexeddb/auto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { errorCode } from '../../core/errors.ts';
import { Vault } from '../../renderer/vault/worker/vault.ts';
import { contentOf, type FrozenVault, thaw } from '../../tests/old-vaults/frozen-vault.ts';
import { DiskHost } from '../../tests/support/disk-host.ts';
import { fullAfter } from '../../tests/support/full-disk.ts';
import { putState, recordingFileSystem, statesOf } from '../../tests/support/power-loss.ts';
import { type Databases, dumpDatabases, giveBack } from '../../tests/support/vault-life.ts';

const folders: string[] = [];

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vouchsafe-thaw-'));
  folders.push(folder);
  return folder;
}

async function expectAllOfIt(host: DiskHost, frozen: FrozenVault): Promise<void> {
  const { vault, report } = await Vault.unlock(host, frozen);
  expect(await contentOf(vault)).toEqual(frozen.content);
  expect(report).toMatchObject({ keyFileDamaged: 0, repairedPages: 0, isRootRepaired: false });
  vault.close();
}

beforeEach(() => {
  // Dexie tells that a database in use is replaced, which is what these tests do.
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** The key file lies on a disk here: `migrate.test.ts` cuts off each write of rows and keys, in memory. */
describe.each([1, 2, 3])(
  'the first unlock of a vault of format %i',
  { timeout: 60_000 },
  (format) => {
    it('loses nothing when the power goes at any step of it', async () => {
      const root = await newFolder();
      const databases: Databases[] = [];
      const { fileSystem, steps } = recordingFileSystem(async (count) => {
        databases[count] = await dumpDatabases();
      });
      const host = new DiskHost(root, fileSystem);
      const frozen = await thaw(format, host);
      const [begun, before] = [steps.length, await dumpDatabases()];
      await expectAllOfIt(host, frozen);
      expect(steps.length).toBeGreaterThan(begun);
      databases[steps.length] = await dumpDatabases();
      for (const state of statesOf(steps)) {
        if (state.count < begun) continue;
        // With the commits that came between this change and the next, and without.
        const early = state.count > begun ? databases[state.count - 1] : before;
        const { [state.count]: late = before } = databases;
        for (const rows of new Set([early, late])) {
          await giveBack(rows ?? before);
          const folder = await newFolder();
          await putState(state, root, folder);
          await expectAllOfIt(new DiskHost(folder), frozen);
        }
      }
    });

    it('is done or refused when the disk takes no more at any write of it, also in place, and loses nothing', async () => {
      for (let left = 0, isFull = true; isFull; left += 1) {
        const { disk, fileSystem, begin } = fullAfter(left, true);
        const host = new DiskHost(await newFolder(), fileSystem);
        const frozen = await thaw(format, host);
        begin();
        const said = await Vault.unlock(host, frozen).then(
          ({ vault }) => vault.close(),
          (error: unknown) => errorCode(error),
        );
        expect(said).toBeOneOf([undefined, 'storage-full']);
        ({ isFull } = disk);
        disk.left = Infinity;
        await expectAllOfIt(host, frozen);
      }
    });
  },
);
