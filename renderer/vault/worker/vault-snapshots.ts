import { AppError, errorCode } from '../../../core/errors.ts';
import { readSnapshotEnds, readSnapshotRows } from '../../../core/vault/snapshot-format.ts';
import { MAX_CHUNK_BYTES } from '../../../core/ipc/contract.ts';
import type { BackupReceipt } from '../calls/snapshot-calls.ts';
import type { Database } from './database.ts';
import type { HostPort } from './host-port.ts';
import { InterviewsInSnapshots } from './interviews-in-snapshots.ts';
import { writeSnapshot, type SnapshotJob } from './snapshot-writer.ts';
import type { Vault } from './vault.ts';

type Exclusively = SnapshotJob['exclusively'];

/** Snapshots and backups of the open vault. */
export class VaultSnapshots {
  readonly #vault: Vault;
  readonly #host: HostPort;
  readonly interviews: InterviewsInSnapshots;
  /** The revision of which the newest snapshot is; undefined until that was looked up. */
  #taken: number | undefined;
  #taking: Promise<unknown> = Promise.resolve();

  constructor(vault: Vault, host: HostPort) {
    this.#vault = vault;
    this.#host = host;
    this.interviews = new InterviewsInSnapshots(host, vault);
  }

  /** One after the other: asked for while one is made, that one mostly does. @throws AppError `snapshot-failed` */
  take(exclusively: Exclusively): Promise<boolean> {
    const taking = this.#taking.then(() => this.#take(exclusively));
    this.#taking = taking.catch(() => undefined);
    return taking;
  }

  async #take(exclusively: Exclusively): Promise<boolean> {
    const { id, database } = this.#vault;
    this.#taken ??= await this.#newest();
    if (this.#taken === this.#vault.revision) return false;
    let revision = 0;
    const madeAt = await takeSnapshot(this.#host, id, database, (end) =>
      exclusively(() => {
        // What was written while the rows were copied is in it.
        ({ revision } = this.#vault);
        return end();
      }),
    );
    this.#taken = revision;
    // Not known in the next session, it costs one snapshot that nothing needs.
    await exclusively(() => this.#vault.saveLastSnapshot({ madeAt, revision })).catch(
      () => undefined,
    );
    return true;
  }

  /** What the newest snapshot is of, if that is still the one that the vault knows of. */
  async #newest(): Promise<number | undefined> {
    const last = await this.#vault.lastSnapshot();
    const [newest] = await this.#host.call('snapshots.list', { vault: this.#vault.id });
    return newest && newest.madeAt === last?.madeAt ? last.revision : undefined;
  }

  /** See `SnapshotCalls.writeBackup`. */
  async backUp(
    target: string,
    exclusively: Exclusively,
    signal: AbortSignal,
  ): Promise<BackupReceipt> {
    const host = this.#host;
    const { id, database } = this.#vault;
    const madeAt = Date.now();
    try {
      const { interviews, size } = await writeSnapshot(
        { host, vault: id, database, target, madeAt, exclusively, signal },
        async () => undefined,
      );
      await verify(host, target, size);
      const { name } = await host.call('exportFile.commit', { target });
      // The file is there: on a vault's disk that is full, a backup to a stick is what helps.
      await exclusively(() => this.#vault.saveLastBackup(madeAt)).catch(() => undefined);
      await exclusively(() => this.#vault.enter([{ action: 'backup' }])).catch(() => undefined);
      return { name, size, interviews };
    } catch (cause) {
      await host.call('exportFile.discard', { target }).catch(() => undefined);
      // Those codes speak of a change that waits, and there is none.
      const isDisk = ['storage-full', 'storage-failed'].includes(errorCode(cause));
      throw isDisk ? new AppError('file-write-failed', undefined, { cause }) : cause;
    }
  }
}

/** Reads back what lies on the disk now. */
async function verify(host: HostPort, target: string, size: number): Promise<void> {
  const source = {
    size,
    read: (offset: number, length: number) =>
      host.call('exportFile.read', { target, offset, length: Math.min(length, MAX_CHUNK_BYTES) }),
  };
  const { end } = await readSnapshotEnds(source);
  const rows = readSnapshotRows(source, end);
  let step = await rows.next();
  while (step.done !== true) step = await rows.next();
  if (!step.value) throw new AppError('file-write-failed', 'the backup reads back differently');
}

/** A snapshot into the vault's own folder; needs no key. @returns when it was made. @throws AppError `snapshot-failed` */
export async function takeSnapshot(
  host: HostPort,
  vault: string,
  database: Database,
  exclusively: Exclusively,
): Promise<number> {
  const { signal } = new AbortController();
  try {
    const { target, madeAt } = await host.call('snapshots.begin', { vault });
    let written = '';
    try {
      await writeSnapshot(
        { host, vault, database, target, madeAt, exclusively, signal },
        // Before a key can be destroyed: from its name on, the file is found and overwritten too.
        async () => {
          written = (await host.call('exportFile.commit', { target })).name;
        },
      );
    } catch (error) {
      await host.call('exportFile.discard', { target }).catch(() => undefined);
      throw error;
    }
    await host.call('snapshots.thin', { vault, written });
    return madeAt;
  } catch (cause) {
    throw new AppError('snapshot-failed', undefined, { cause });
  }
}
