import { isLogTorn } from '../files/database-log.ts';
import { hasRoom } from '../files/disk-room.ts';
import type { VaultFiles } from '../files/vault-files.ts';
import type { HandlersOf } from './handlers.ts';

type Vaults = Pick<
  VaultFiles,
  | 'list'
  | 'create'
  | 'rename'
  | 'read'
  | 'write'
  | 'generation'
  | 'restore'
  | 'noteRefused'
  | 'refused'
  | 'forgetRefused'
  | 'wipe'
  | 'wiped'
  | 'forgetWiped'
>;

/**
 * @param storage the session's folder
 * @param forgetHeld drops what memory holds of a vault, or of all
 */
export function vaultHandlers(
  vaults: Vaults,
  storage: () => string,
  forgetHeld: (vault: string | null) => void,
): HandlersOf<'vaults' | 'keyFile'> {
  return {
    'vaults.list': () => vaults.list(),
    'vaults.create': async ({ records, ...vault }) => {
      await vaults.create(vault, records);
      return undefined;
    },
    'vaults.rename': async (vault) => {
      await vaults.rename(vault);
      return undefined;
    },
    'vaults.generation': ({ vault }) => vaults.generation(vault),
    'vaults.noteRefused': async ({ vault }) => {
      await vaults.noteRefused(vault);
      return undefined;
    },
    'vaults.refused': ({ vault }) => vaults.refused(vault),
    'vaults.forgetRefused': async ({ vault, count }) => {
      await vaults.forgetRefused(vault, count);
      return undefined;
    },
    'vaults.isLogTorn': () => isLogTorn(storage()),
    'vaults.hasRoom': () => hasRoom(storage()),
    'vaults.restore': async ({ generation, keys, ...vault }) => {
      await vaults.restore(vault, generation, keys);
      return undefined;
    },
    'vaults.wipe': async ({ vault }) => {
      forgetHeld(vault);
      await vaults.wipe(vault);
      return undefined;
    },
    'vaults.wiped': () => vaults.wiped(),
    'vaults.forgetWiped': async ({ vault }) => {
      await vaults.forgetWiped(vault);
      return undefined;
    },
    'keyFile.read': ({ vault }) => vaults.read(vault),
    'keyFile.write': async ({ vault, index, record }) => {
      await vaults.write(vault, index, record);
      return undefined;
    },
  };
}
