import type { Bytes } from '../../../core/bytes.ts';
import type { HostPort } from './host-port.ts';
import { deleteDatabase } from './snapshot-reader.ts';

export interface Replacing {
  readonly host: HostPort;
  readonly vault: string;
  /** Of the vault, when there is none of this id yet. */
  readonly name: string;
  /** Closes the vault that is replaced, if it is open: nothing may be written to its database after the switch. */
  readonly leave: () => void;
}

/**
 * Puts another database and key file in the place of a vault's present ones; nothing else may be written meanwhile.
 * Until the switch, which is main's, the vault that was there is untouched, and what fails before leaves nothing of
 * the new one behind.
 * @param prepare fills the database of this number and gives its key file
 */
export async function replaceVault<R extends { readonly keys: Bytes }>(
  { host, vault, name, leave }: Replacing,
  prepare: (generation: number, before: number | null) => Promise<R>,
): Promise<R> {
  const before = await host.call('vaults.generation', { vault });
  const generation = (before ?? 0) + 1;
  const inUse = () => host.call('vaults.generation', { vault }).catch(() => undefined);
  try {
    const prepared = await prepare(generation, before);
    await host.call('vaults.restore', { id: vault, name, generation, keys: prepared.keys });
    leave();
    // The switch has happened; a database that Dexie cannot even delete is no obstacle.
    if (before !== null) await deleteDatabase(vault, before).catch(() => undefined);
    return prepared;
  } catch (error) {
    const now = await inUse();
    // Main may say that it failed after the switch: then both databases stay, and the next unlock tells which counts.
    if (now === generation) leave();
    else if (now === before) await deleteDatabase(vault, generation).catch(() => undefined);
    throw error;
  }
}
