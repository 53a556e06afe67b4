import { KDF_OPEN_FLOOR } from '../../core/vault/key-slot.ts';
import { MemoryHost } from './memory-host.ts';
import { Vault } from '../../renderer/vault/worker/vault.ts';

const PASSPHRASE = 'seven quiet rivers under glass';
const SECRETS = { identity: new Uint8Array(32).fill(7), signing: new Uint8Array(48).fill(9) };

/** A new vault, open, and how to unlock it again. */
export async function freshVault() {
  const host = new MemoryHost();
  const id = crypto.randomUUID();
  const name = 'Vault 1';
  await Vault.create(host, { id, name, passphrase: PASSPHRASE }, SECRETS, KDF_OPEN_FLOOR);
  const unlock = () => Vault.unlock(host, { id, passphrase: PASSPHRASE });
  return { host, id, unlock, vault: (await unlock()).vault };
}
