import type { RootContent } from '../../../../core/vault/row-format.ts';
import type { RowWrite } from '../rows.ts';
import { LOG, VaultLog } from '../vault-log.ts';
import type { OlderVault } from './migrate.ts';

/**
 * Format 4: the custody log, in the table `custody` (Dexie makes it) and a single, in which the vault's chain begins late. An
 * interview's begins with what is entered first.
 */
export async function toFormat4({ keyring, rows }: OlderVault): Promise<void> {
  const { root } = await rows.readRoot(await keyring.rootKeys());
  const content = VaultLog.begin({ action: 'begin', reason: 'late' }, Date.now());
  const log: RowWrite = { table: 'singles', id: LOG, rev: 1, key: keyring.singles, content };
  const after: RootContent = {
    ...root,
    format: 4,
    singles: { ...root.singles, [LOG]: log.rev },
  };
  await rows.commit(after, [log]);
}
