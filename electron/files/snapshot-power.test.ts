import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeKeyRecord, KEY_RECORD_SIZE, mergeKeyFiles } from '../../core/vault/key-record.ts';
import {
  encodeSnapshotEnd,
  encodeSnapshotHeader,
  SnapshotSum,
} from '../../core/vault/snapshot-format.ts';
import {
  putState,
  recordingFileSystem,
  statesOf,
  type Step,
} from '../../tests/support/power-loss.ts';
import { ExportTargets } from './export-targets.ts';
import { SnapshotFiles } from './snapshot-files.ts';
import { VaultFiles } from './vault-files.ts';

/** The power goes after any step of what main writes: whatever is left must open. */
const ID = '0f8fad5b-d9cb-469f-a165-70867728950e';
const OLD = 'aaaaaaaa-d9cb-469f-a165-70867728950e';
const NEW = 'bbbbbbbb-d9cb-469f-a165-70867728950e';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'vouchsafe-power-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const slot = (id: string) =>
  encodeKeyRecord({ kind: 'passphrase', id, sequence: 1, payload: new Uint8Array(80).fill(5) });

async function snapshotBytes() {
  const header = await encodeSnapshotHeader({ vault: ID, madeAt: 1000, generation: 0 });
  const sum = await new SnapshotSum(header).digest();
  const facts = { keyAreaAt: header.length, keyRecords: 1, frames: 0, interviews: 0, sum };
  return [header, await slot(OLD), await encodeSnapshotEnd(facts)];
}

async function afterEachStep(
  steps: readonly Step[],
  look: (folder: string, step: number) => Promise<void>,
) {
  expect(steps.length).toBeGreaterThan(3);
  for (const state of statesOf(steps)) {
    const folder = await mkdtemp(path.join(tmpdir(), 'vouchsafe-power-'));
    await putState(state, root, folder);
    await look(folder, state.count);
    await rm(folder, { recursive: true, force: true });
  }
}

async function slotOf(folder: string): Promise<string | undefined> {
  const { first, second } = await new VaultFiles(folder).read(ID);
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
  const [merged] = mergeKeyFiles(first, second, sha256);
  return merged?.record?.id;
}

describe('a power cut', { timeout: 60_000 }, () => {
  it('while a vault is made and restored over leaves the old state or the new', async () => {
    const { fileSystem, steps } = recordingFileSystem();
    const vaults = new VaultFiles(root, fileSystem);
    await vaults.create({ id: ID, name: 'Vault 1' }, [await slot(OLD)]);
    const made = steps.length;
    await vaults.restore({ id: ID, name: 'x' }, 1, await slot(NEW));
    await afterEachStep(steps, async (folder, step) => {
      const left = new VaultFiles(folder);
      await left.sweep();
      const generation = await left.generation(ID);
      if (step >= made) expect(generation).not.toBeNull();
      if (generation === null) return;
      expect(await left.list()).toEqual([{ id: ID, name: 'Vault 1', hasKeys: true }]);
      expect(await slotOf(folder)).toBe(generation === 0 ? OLD : NEW);
    });
    expect(await vaults.generation(ID)).toBe(1);
  });

  it('while a snapshot is written leaves none or a whole one', async () => {
    const { fileSystem, steps } = recordingFileSystem();
    const targets = new ExportTargets(fileSystem);
    const { file } = await new SnapshotFiles(fileSystem).place(root, 1000);
    const target = await targets.begin(file);
    for (const part of await snapshotBytes()) await targets.append(target, part);
    await targets.commit(target);
    await afterEachStep(steps, async (folder) => {
      const listed = await new SnapshotFiles().list(folder);
      const lying = await readdir(path.join(folder, 'snapshots')).catch(() => []);
      const named = lying.filter((name) => name.endsWith('.snapshot'));
      expect(named).toEqual(listed.map(({ name }) => name));
    });
    expect(await new SnapshotFiles().list(root)).toHaveLength(1);
  });

  it('while a slot is overwritten in a snapshot leaves the rest of it as it was', async () => {
    const targets = new ExportTargets();
    const { file } = await new SnapshotFiles().place(root, 1000);
    const target = await targets.begin(file);
    for (const part of await snapshotBytes()) await targets.append(target, part);
    await targets.commit(target);
    const before = await readFile(file);
    const { fileSystem } = recordingFileSystem();
    const record = await slot(NEW);
    const reached = await new SnapshotFiles(fileSystem).overwrite(root, [
      { kind: 'passphrase', id: null, record },
    ]);
    expect(reached.missed).toEqual([]);
    const after = await readFile(file);
    const at = before.length - 2 * KEY_RECORD_SIZE;
    expect(after.subarray(at, at + KEY_RECORD_SIZE).equals(record)).toBe(true);
    expect(after.subarray(0, at).equals(before.subarray(0, at))).toBe(true);
    expect(after.subarray(at + KEY_RECORD_SIZE).equals(before.subarray(at + KEY_RECORD_SIZE))).toBe(
      true,
    );
  });
});
