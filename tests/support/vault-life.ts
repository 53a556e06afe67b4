import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { EMPTY_RECORD } from '../../core/domain/interview.ts';
import { errorCode } from '../../core/errors.ts';
import { KDF_OPEN_FLOOR } from '../../core/vault/key-slot.ts';
import type { UnlockReport } from '../../renderer/vault/calls/damage-calls.ts';
import {
  keepSet,
  makeSet,
  recoverPassphrase,
  removeSet,
} from '../../renderer/vault/worker/recovery.ts';
import { checkLog } from '../../renderer/vault/worker/check-log.ts';
import { rekey } from '../../renderer/vault/worker/rekey.ts';
import { SnapshotSlots } from '../../renderer/vault/worker/snapshot-slots.ts';
import { Vault } from '../../renderer/vault/worker/vault.ts';
import { VaultDoor } from '../../renderer/vault/worker/vault-door.ts';
import { noDetector } from './no-detector.ts';
import { takeSnapshot, VaultSnapshots } from '../../renderer/vault/worker/vault-snapshots.ts';
import type { DiskHost } from './disk-host.ts';
import { type RawDatabase, readRaw, writeRaw } from './raw-database.ts';

/** One life of a vault, from its creation to its wipe, as acts of which each begins where the one before ended. */
export const ID = '0f8fad5b-d9cb-469f-a165-70867728950e';
export const OLD = 'seven quiet rivers under glass';
export const NEXT = 'nine other lanterns drift past quietly';
/** What the shares set, and then the re-keying. */
export const FOUND = 'six brown ferries cross at midnight';
export const LAST = 'four grey herons wait under bridges';
const SECRETS = { identity: new Uint8Array(32).fill(7), signing: new Uint8Array(48).fill(9) };
/** The shares as the first life handed them out: they lie on paper, not on its disk. */
export const PAPER = new Map<'shares' | 'sharesAgain', readonly string[]>();
const EXCLUSIVELY = <T>(task: () => Promise<T>) => task();

export interface Scene {
  readonly host: DiskHost;
  /** Open, but before it was made. */
  readonly vault: Vault | undefined;
}

export function sealedEdit(fill: number) {
  return new Uint8Array(500).fill(fill);
}

export const LIFE = {
  create: ({ host }: Scene) =>
    Vault.create(host, { id: ID, name: 'Vault 1', passphrase: OLD }, SECRETS, KDF_OPEN_FLOOR),
  first: (scene: Scene) => interview(scene, 'INT-001'),
  write: (scene: Scene) => interview(scene, 'INT-002'),
  snapshot: (scene: Scene) => takeSnapshot(scene.host, ID, open(scene).database, EXCLUSIVELY),
  passphrase: async (scene: Scene) => {
    const { keyring } = open(scene);
    await new SnapshotSlots(scene.host, ID, keyring.file).change(() =>
      keyring.changePassphrase(OLD, NEXT, KDF_OPEN_FLOOR),
    );
  },
  shares: (scene: Scene) => shareOut(scene, 'shares'),
  sharesAgain: (scene: Scene) => shareOut(scene, 'sharesAgain'),
  destroy: async (scene: Scene) => {
    const { interviews, withdrawal } = open(scene);
    const gone = interviews.headers().filter(({ code }) => code === 'INT-002');
    await withdrawal.destroy(
      gone.map(({ id }) => id),
      'withdrawn',
    );
  },
  room: ({ host }: Scene) => host.call('pendingEdit.read', { vault: ID }),
  keep: (scene: Scene) => keep(scene, 1),
  keepAgain: (scene: Scene) => keep(scene, 2),
  clear: ({ host }: Scene) => host.call('pendingEdit.clear', { vault: ID }),
  rename: ({ host }: Scene) => host.call('vaults.rename', { id: ID, name: 'Spring' }),
  back: async (scene: Scene) => {
    const target = await scene.host.targets.begin(backupOf(scene.host));
    const snapshots = new VaultSnapshots(open(scene), scene.host);
    await snapshots.backUp(target, EXCLUSIVELY, new AbortController().signal);
  },
  after: (scene: Scene) => interview(scene, 'INT-003'),
  restore: async ({ host, vault }: Scene) => {
    vault?.close();
    const door = new VaultDoor({
      host,
      onProgress: () => undefined,
      fetchDetector: noDetector,
    });
    const backup = await host.sources.open(backupOf(host));
    try {
      await door.call('restoreBackup', { ...backup, passphrase: NEXT, name: 'x' });
    } finally {
      await host.sources.close(backup.source);
    }
  },
  recover: async ({ host, vault }: Scene) => {
    vault?.close();
    const [first = '', , third = ''] = PAPER.get('sharesAgain') ?? [];
    await recoverPassphrase(host, ID, [first, third], FOUND, KDF_OPEN_FLOOR);
  },
  dropShares: async ({ host, vault: before }: Scene) => {
    before?.close();
    const { vault } = await Vault.unlock(host, { id: ID, passphrase: FOUND });
    const { keyring } = vault;
    await new SnapshotSlots(host, ID, keyring.file)
      .change(() => removeSet(keyring))
      .finally(() => vault.close());
  },
  rekey: async ({ host, vault: before }: Scene) => {
    before?.close();
    const { vault } = await Vault.unlock(host, { id: ID, passphrase: FOUND });
    const [onProgress, leave] = [() => undefined, () => vault.close()];
    const words = { current: FOUND, next: LAST, kdf: KDF_OPEN_FLOOR };
    await rekey({ host, vault, ...words, secrets: SECRETS, onProgress, leave });
  },
  wipe: ({ host, vault }: Scene) => {
    vault?.close();
    return host.call('vaults.wipe', { vault: null });
  },
} as const;
export type Act = keyof typeof LIFE;
export const ACTS = Object.keys(LIFE) as Act[];

/** From the first act to the last, on one disk. */
export async function live(
  host: DiskHost,
  { before, after }: Readonly<Record<'before' | 'after', (act: Act) => unknown>>,
): Promise<void> {
  let vault: Vault | undefined;
  for (const act of ACTS) {
    await before(act);
    await LIFE[act]({ host, vault });
    await after(act);
    vault ??= (await Vault.unlock(host, { id: ID, passphrase: OLD })).vault;
  }
}

export function backupOf(host: DiskHost): string {
  return path.join(host.folder, 'backup.vouchsafe');
}

function open({ vault }: Scene): Vault {
  if (!vault) throw new Error('no vault yet');
  return vault;
}

function interview(scene: Scene, code: string) {
  return open(scene).interviews.create({ ...EMPTY_RECORD, code }, `of ${code}`);
}

/** A set that replaces the one before it, if there is one. */
async function shareOut(scene: Scene, act: 'shares' | 'sharesAgain'): Promise<void> {
  const { keyring } = open(scene);
  const prepared = await makeSet(keyring, NEXT);
  const { shares } = prepared;
  if (!PAPER.has(act)) PAPER.set(act, shares);
  await new SnapshotSlots(scene.host, ID, keyring.file).change(() =>
    keepSet(keyring, prepared, shares[0] ?? ''),
  );
}

function keep({ host }: Scene, fill: number) {
  return host.call('pendingEdit.write', { vault: ID, sealed: sealedEdit(fill) });
}

/** The databases by name. */
export type Databases = Readonly<Record<string, RawDatabase>>;

export async function dumpDatabases(): Promise<Databases> {
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  const all = await Promise.all(names.map(async (name) => [name, await readRaw(name)] as const));
  return Object.fromEntries(all);
}

/** Puts these in the place of all that are there. */
export async function giveBack(databases: Databases): Promise<void> {
  for (const { name } of await indexedDB.databases())
    await new Promise((resolve) => {
      indexedDB.deleteDatabase(name ?? '').addEventListener('success', resolve);
    });
  for (const [name, database] of Object.entries(databases)) await writeRaw(name, database);
}

export interface Opened {
  /** Of all interviews, each of which opened with its words. */
  readonly codes: readonly string[];
  readonly report: UnlockReport;
}

/** @returns undefined when this passphrase does not open the vault */
export async function look(host: DiskHost, passphrase: string): Promise<Opened | undefined> {
  const opened = await Vault.unlock(host, { id: ID, passphrase }).catch((error: unknown) => {
    if (errorCode(error) === 'unlock-refused') return undefined;
    throw error;
  });
  if (!opened) return undefined;
  const { vault, report } = opened;
  try {
    const headers = vault.interviews.headers();
    for (const { id, code } of headers) {
      const { text } = await vault.interviews.open(id);
      if (text !== `of ${code}`) throw new Error(`${code} holds other words`);
    }
    const { broken } = await checkLog(vault, () => undefined);
    if (broken.length > 0) throw new Error(`the log is broken: ${JSON.stringify(broken)}`);
    return { codes: headers.map(({ code }) => code), report };
  } finally {
    vault.close();
  }
}

/** Files in the folder of snapshots that are not whole snapshots. */
export async function halfSnapshots(host: DiskHost): Promise<string[]> {
  const lying = await readdir(path.join(host.vaults.folder(ID), 'snapshots')).catch(() => []);
  const listed = await host.call('snapshots.list', { vault: ID });
  return lying.filter((name) => !listed.some((snapshot) => snapshot.name === name));
}
