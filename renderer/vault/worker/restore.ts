import { Dexie } from 'dexie';
import { AppError } from '../../../core/errors.ts';
import { TABLES } from '../../../core/vault/row-format.ts';
import type { RestoreReport, SnapshotReport } from '../calls/snapshot-calls.ts';
import { Database, databaseName } from './database.ts';
import type { HostPort } from './host-port.ts';
import { type Replacing, replaceVault } from './generations.ts';
import type { SnapshotHost } from './snapshot-host.ts';
import { beforeOpening } from './turn-log.ts';
import { takeSnapshot } from './vault-snapshots.ts';

export interface Restoring extends Replacing {
  /** Puts the copy's rows into the database of this number, and opens everything in it. */
  readonly unpack: (
    generation: number,
  ) => Promise<{ readonly report: SnapshotReport; readonly host: SnapshotHost }>;
}

/** Puts a copy in the place of the vault. @throws AppError as `SnapshotCalls.restoreBackup` */
export async function restore(job: Restoring): Promise<RestoreReport> {
  const { report, presentState } = await replaceVault(job, async (generation, before) => {
    const unpacked = await job.unpack(generation);
    const presentState = await keepPresentState(job.host, job.vault, before);
    return { keys: unpacked.host.keys, report: unpacked.report, presentState };
  });
  return { ...report, presentState };
}

/**
 * What there is of a vault before another state takes its place.
 * @throws AppError `snapshot-failed` when it can be read and not be written: it must not be thrown away then
 */
async function keepPresentState(
  host: HostPort,
  vault: string,
  generation: number | null,
): Promise<RestoreReport['presentState']> {
  if (generation === null) return 'none';
  // What cannot be looked at now must not be taken for lost.
  await beforeOpening();
  const exists = await Dexie.exists(databaseName(vault, generation)).catch(() => false);
  if (!exists) return 'unreadable';
  const watched = new WatchedHost(host);
  const database = new Database(vault, generation);
  try {
    if (await isEmpty(database)) return 'unreadable';
    await takeSnapshot(watched, vault, database, (task) => task());
    return 'kept';
  } catch (error) {
    if (watched.hasRefused) throw new AppError('snapshot-failed', undefined, { cause: error });
    return 'unreadable';
  } finally {
    database.leave();
  }
}

/** No vault has no rows at all: such a database was emptied, or has just been made by looking for it. */
async function isEmpty(database: Database): Promise<boolean> {
  for (const table of TABLES) if ((await database.ids(table)).length > 0) return false;
  return true;
}

/** Tells a disk that takes nothing from a database that gives nothing. */
class WatchedHost implements HostPort {
  readonly #host: HostPort;
  hasRefused = false;

  constructor(host: HostPort) {
    this.#host = host;
  }

  call: HostPort['call'] = async (name, args) => {
    try {
      return await this.#host.call(name, args);
    } catch (error) {
      this.hasRefused = true;
      throw error;
    }
  };
}
