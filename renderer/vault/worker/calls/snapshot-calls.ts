import type { BackupFile } from '../../calls/snapshot-calls.ts';
import type { InterviewId } from '../../../../core/domain/ids.ts';
import type { Tombstone } from '../../../../core/vault/tombstone.ts';
import type { Answers, DoorContext, Open } from '../door-context.ts';
import type { HostPort } from '../host-port.ts';
import { deleteDatabase, openedFile, type Unpacking, unpackSnapshot } from '../snapshot-reader.ts';
import { readSnapshotEnds } from '../../../../core/vault/snapshot-format.ts';
import { restore } from '../restore.ts';

type SnapshotCallName =
  | 'takeSnapshot'
  | 'writeBackup'
  | 'lastBackup'
  | 'testBackup'
  | 'restoreBackup'
  | 'cancelBackup';

/** What the state in a copy is given beside its rows. */
type StateThere = Pick<Unpacking, 'since' | 'deeds'>;

/** Snapshots, backup, test restore and restore. Testing and restoring need no open vault. */
export function snapshotCalls({
  host,
  onProgress,
  opened,
  write,
  alone,
  leave,
}: DoorContext): Answers<SnapshotCallName> {
  let cancel = new AbortController();
  const begin = (): AbortSignal => {
    cancel = new AbortController();
    return cancel.signal;
  };
  const exclusively = <T>(task: () => Promise<T>) => write(() => task());
  const unpack = (file: BackupFile, generation: number, its: StateThere) =>
    unpackSnapshot({ ...copyIn(host, file), ...its, generation, signal: begin(), onProgress });
  return {
    takeSnapshot: () => opened().snapshots.take(exclusively),
    writeBackup: ({ target }) => opened().snapshots.backUp(target, exclusively, begin()),
    lastBackup: async () => opened().vault.lastBackup(),
    testBackup: async (file) => {
      const vault = await vaultIn(host, file);
      // No database of this number is ever in use: those count up from zero.
      const generation = Date.now();
      try {
        return (await unpack(file, generation, { since: [] })).report;
      } finally {
        await deleteDatabase(vault, generation).catch(() => undefined);
      }
    },
    restoreBackup: (file) =>
      alone(async (open) => {
        const vault = await vaultIn(host, file);
        return restore({
          host,
          vault,
          name: file.name,
          unpack: async (generation) =>
            unpack(file, generation, await restoredState(host, vault, open)),
          leave: () => {
            if (open?.vault.id === vault) leave();
          },
        });
      }),
    cancelBackup: async () => cancel.abort(),
  };
}

function copyIn(
  host: HostPort,
  { source, size, passphrase }: BackupFile,
): Pick<Unpacking, 'source' | 'passphrase'> {
  return { source: openedFile(host, source, size), passphrase };
}

async function vaultIn(host: HostPort, { source, size }: BackupFile): Promise<string> {
  return (await readSnapshotEnds(openedFile(host, source, size))).header.vault;
}

async function restoredState(
  host: HostPort,
  vault: string,
  open: Open | undefined,
): Promise<StateThere> {
  return { since: await destroyedIn(host, vault, open), deeds: [{ action: 'restore' }] };
}

/** What this profile knows to be destroyed in a vault. */
async function destroyedIn(
  host: HostPort,
  vault: string,
  open: Open | undefined,
): Promise<Tombstone[]> {
  const withdrawn = new Set(await host.call('snapshots.withdrawn', { vault }));
  const known = open?.vault.id === vault ? await open.vault.withdrawal.tombstones() : [];
  for (const { id } of known) withdrawn.delete(id);
  const others = [...withdrawn] as InterviewId[];
  return [...known, ...others.map((id): Tombstone => ({ id, reason: 'unknown' }))];
}
