import { Dexie } from 'dexie';
import { AppError, errorCode, isLostRow } from '../../../core/errors.ts';
import { MAX_CHUNK_BYTES } from '../../../core/ipc/contract.ts';
import {
  type ByteSource,
  readKeyArea,
  readSnapshotEnds,
  readSnapshotRows,
  type SnapshotEnd,
  type SnapshotRow,
} from '../../../core/vault/snapshot-format.ts';
import type { Deed } from '../../../core/custody/custody-entry.ts';
import type { InterviewId } from '../../../core/domain/ids.ts';
import type { Tombstone } from '../../../core/vault/tombstone.ts';
import type { Progress } from '../api.ts';
import type { SnapshotReport } from '../calls/snapshot-calls.ts';
import { Database, databaseName } from './database.ts';
import { storageError } from './storage-error.ts';
import type { HostPort } from './host-port.ts';
import { Keyring } from './keyring.ts';
import { SnapshotHost } from './snapshot-host.ts';
import { beforeOpening } from './turn-log.ts';
import { Vault } from './vault.ts';

/** Sealed bytes that are put into the database at once. */
const BATCH_BYTES = 1024 * 1024;

export interface Unpacking {
  readonly source: ByteSource;
  readonly passphrase: string;
  /** Of the database that the rows are put into; one that is there already is replaced. */
  readonly generation: number;
  /** What was destroyed since: it goes out of this state too. */
  readonly since: readonly Tombstone[];
  /** Entered in the log of this state. */
  readonly deeds?: readonly Deed[];
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** A file that main opened, as bytes. */
export function openedFile(host: HostPort, source: string, size: number): ByteSource {
  return {
    size,
    read: (offset, length) =>
      host.call('openFile.read', { source, offset, length: Math.min(length, MAX_CHUNK_BYTES) }),
  };
}

/**
 * Puts a snapshot's rows into a database of their own, unlocks that as any vault is unlocked, and opens
 * every interview in it.
 * @returns what opened, and the key file that belongs to the database
 * @throws AppError unlock-refused, snapshot-damaged, vault-newer, row-*, storage-full, cancelled
 */
export async function unpackSnapshot(
  job: Unpacking,
): Promise<{ report: SnapshotReport; vault: string; host: SnapshotHost }> {
  const { source, passphrase, generation } = job;
  const { header, end } = await readSnapshotEnds(source);
  const id = header.vault;
  const gone = new Set(job.since.map((one) => one.id));
  const host = await SnapshotHost.of(await readKeyArea(source, end), generation, gone);
  if (host.isClosed) throw new AppError('snapshot-closed');
  // A wrong passphrase is said before anything is copied.
  await Keyring.unlock(host, id, passphrase).catch((cause: unknown) => {
    const isDamaged = errorCode(cause) === 'key-file-damaged';
    throw isDamaged ? new AppError('snapshot-damaged', 'slot', { cause }) : cause;
  });
  const isWhole = await fillDatabase(job, id, end);
  const { vault } = await Vault.unlock(host, { id, passphrase });
  try {
    await vault.withdrawal.follow(sinceAndIn(job.since, host.withdrawn));
    await vault.register.dropDestroyed();
    if (job.deeds) await vault.enter(job.deeds);
    const report = {
      ...(await openEverything(vault, job)),
      isWhole,
      madeAt: header.madeAt,
    };
    return { report, vault: id, host };
  } finally {
    vault.close();
  }
}

export async function deleteDatabase(vault: string, generation: number): Promise<void> {
  await beforeOpening();
  await Dexie.delete(databaseName(vault, generation)).catch((error: unknown) => {
    throw storageError(error);
  });
}

async function fillDatabase(job: Unpacking, vault: string, end: SnapshotEnd): Promise<boolean> {
  // Chromium answers the first call to a store that is rubbish with an error, and clears it: asked again it works.
  await deleteDatabase(vault, job.generation).catch(() => deleteDatabase(vault, job.generation));
  const database = new Database(vault, job.generation);
  const total = end.keyAreaAt;
  try {
    let batch: SnapshotRow[] = [];
    let bytes = 0;
    let done = 0;
    const rows = readSnapshotRows(job.source, end);
    for (;;) {
      const next = await rows.next();
      if (job.signal.aborted) throw new AppError('cancelled');
      if (next.done !== true) {
        batch.push(next.value);
        bytes += next.value.row.sealed.length + 100;
      }
      if (next.done === true || bytes > BATCH_BYTES) {
        await database.fill(batch);
        done += bytes;
        job.onProgress({ stage: 'write', done: Math.min(done, total), total });
        batch = [];
        bytes = 0;
      }
      if (next.done === true) return next.value;
    }
  } finally {
    database.close();
  }
}

function sinceAndIn(since: readonly Tombstone[], withdrawn: ReadonlySet<string>): Tombstone[] {
  const known = new Set<string>(since.map(({ id }) => id));
  const others = [...withdrawn].filter((id) => !known.has(id));
  return [
    ...since,
    ...others.map((id): Tombstone => ({ id: id as InterviewId, reason: 'unknown' })),
  ];
}

async function openEverything(
  vault: Vault,
  job: Unpacking,
): Promise<Omit<SnapshotReport, 'isWhole' | 'madeAt'>> {
  const headers = vault.interviews.headers();
  const unreadable = new Set<InterviewId>();
  let done = 0;
  let damagedVersions = 0;
  for await (const batch of vault.interviews.many.read(headers.map(({ id }) => id)))
    for (const { id, ...read } of batch) {
      if (job.signal.aborted) throw new AppError('cancelled');
      job.onProgress({ stage: 'verify', done, total: headers.length });
      if ('error' in read) {
        if (!isLostRow(read.error) && read.error !== 'vault-newer') throw new AppError(read.error);
        unreadable.add(id);
      }
      damagedVersions += await vault.history.countDamaged(id);
      done += 1;
    }
  // A translation is part of its interview.
  const whole = headers.filter(
    ({ id, translationOf }) => translationOf === undefined && !unreadable.has(id),
  );
  const people = (await vault.register.list()).length;
  const found = await vault.damage();
  return {
    interviews: whole.length,
    people,
    unreadable: headers
      .filter(({ id }) => unreadable.has(id))
      .map(({ id }) => vault.interviews.codeOf(id)),
    damagedPeople: found.people.length,
    damagedLists: found.lists,
    damagedVersions,
    lost: found.lost,
    damagedKeys: Math.max(found.keyFileDamaged, await countShutSecrets(vault)),
    areListsRebuilt: found.isRootRepaired || found.repairedPages > 0,
  };
}

/** How many of its secrets do not open: nothing else would tell before a bundle is to be opened or signed. */
async function countShutSecrets({ keyring }: Vault): Promise<number> {
  let shut = 0;
  for (const kind of ['identity', 'signing'] as const)
    for (const read of [async () => [await keyring.secret(kind)], () => keyring.retired(kind)])
      await read().then(
        (secrets) => secrets.forEach((secret) => secret.fill(0)),
        () => (shut += 1),
      );
  return shut;
}
