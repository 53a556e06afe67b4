import type { BackupFile } from '../../calls/snapshot-calls.ts';
import type { Answers, DoorContext } from '../door-context.ts';
import { deleteDatabase, openedFile, unpackSnapshot } from '../snapshot-reader.ts';
import { readSnapshotEnds } from '../../../../core/vault/snapshot-format.ts';
import { keepPresentState } from '../vault-snapshots.ts';

type SnapshotCallName =
  | 'takeSnapshot'
  | 'writeBackup'
  | 'lastBackup'
  | 'testBackup'
  | 'restoreBackup'
  | 'cancelBackup';

/** Snapshots, backup, test restore and restore. Testing and restoring need no open vault. */
export function snapshotCalls({
  host,
  onProgress,
  opened,
  write,
}: DoorContext): Answers<SnapshotCallName> {
  let cancel = new AbortController();
  const begin = (): AbortSignal => {
    cancel = new AbortController();
    return cancel.signal;
  };
  const exclusively = <T>(task: () => Promise<T>) => write(() => task());
  const unpack = (file: BackupFile, generation: number, withdrawn: ReadonlySet<string>) => {
    const { source, size, passphrase } = file;
    const from = openedFile(host, source, size);
    const signal = begin();
    return unpackSnapshot({ source: from, passphrase, generation, withdrawn, signal, onProgress });
  };
  const vaultIn = async ({ source, size }: BackupFile) =>
    (await readSnapshotEnds(openedFile(host, source, size))).header.vault;
  return {
    takeSnapshot: () => opened().snapshots.take(exclusively),
    writeBackup: ({ target }) => opened().snapshots.backUp(target, exclusively, begin()),
    lastBackup: async () => opened().vault.lastBackup(),
    testBackup: async (file) => {
      const vault = await vaultIn(file);
      // No database of this number is ever in use: those count up from zero.
      const generation = Date.now();
      try {
        return (await unpack(file, generation, new Set())).report;
      } finally {
        await deleteDatabase(vault, generation).catch(() => undefined);
      }
    },
    restoreBackup: async (file) => {
      const id = await vaultIn(file);
      const before = await host.call('vaults.generation', { vault: id });
      const generation = (before ?? 0) + 1;
      const withdrawn =
        before === null ? [] : await host.call('snapshots.withdrawn', { vault: id });
      const done = await unpack(file, generation, new Set(withdrawn));
      await keepPresentState(host, id);
      const { keys } = done.host;
      await host.call('vaults.restore', { id, name: file.name, generation, keys });
      // The switch has happened; a database that Dexie cannot even delete is no obstacle.
      if (before !== null) await deleteDatabase(id, before).catch(() => undefined);
      return done.report;
    },
    cancelBackup: async () => cancel.abort(),
  };
}
