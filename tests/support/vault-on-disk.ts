/** Vaults for node tests: key file and snapshots on a disk of their own, rows in memory, opened at the worker's door. */
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { KDF_OPEN_FLOOR } from '../../core/vault/key-slot.ts';
import type { VaultArgs, VaultCallName, VaultResult } from '../../renderer/vault/api.ts';
import { newSigningKey } from '../../renderer/vault/worker/bundle/own-keys.ts';
import { Vault } from '../../renderer/vault/worker/vault.ts';
import { VaultDoor } from '../../renderer/vault/worker/vault-door.ts';
import { noDetector } from './no-detector.ts';
import { DiskHost } from './disk-host.ts';

export const PASSPHRASE = 'seven quiet rivers under glass';
const SECRETS = { identity: new Uint8Array(32).fill(7), signing: await newSigningKey() };

/** A disk that is removed when the test has ended. */
export function newHost(): DiskHost {
  const host = new DiskHost();
  onTestFinished(() => host.remove());
  return host;
}

export function newDoor(host: DiskHost): VaultDoor {
  return new VaultDoor({
    host,
    onProgress: () => undefined,
    fetchDetector: noDetector,
  });
}

/** An empty vault, open. `ask` is its door with the types of the calls. */
export async function vaultOnDisk() {
  const host = newHost();
  const facts = { id: crypto.randomUUID(), name: 'Vault 1', passphrase: PASSPHRASE };
  await Vault.create(host, facts, SECRETS, KDF_OPEN_FLOOR);
  const door = newDoor(host);
  await door.call('unlock', facts);
  const ask = async <C extends VaultCallName>(name: C, args: VaultArgs<C>) =>
    (await door.call(name, args)) as VaultResult<C>;
  const snapshots = path.join(host.vaults.folder(facts.id), 'snapshots');
  return { host, id: facts.id, door, ask, snapshots };
}
