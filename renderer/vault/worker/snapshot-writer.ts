import { AppError } from '../../../core/errors.ts';
import { MAX_CHUNK_BYTES } from '../../../core/ipc/contract.ts';
import { KEY_RECORD_SIZE } from '../../../core/vault/key-record.ts';
import { type Row, TABLES, type TableName } from '../../../core/vault/row-format.ts';
import {
  encodeSnapshotEnd,
  encodeSnapshotHeader,
  encodeSnapshotRow,
  type SnapshotRow,
  SnapshotSum,
} from '../../../core/vault/snapshot-format.ts';
import type { Database, RowName } from './database.ts';
import type { HostPort } from './host-port.ts';

/** Rows read in one transaction: few, so that a save that waits for it waits milliseconds. */
const ROWS_AT_ONCE = 32;

export interface SnapshotJob {
  readonly host: HostPort;
  readonly vault: string;
  readonly database: Database;
  /** Handle of `exportFile.append`. */
  readonly target: string;
  readonly madeAt: number;
  /** Runs the end of the copy while nothing else is written. */
  readonly exclusively: <T>(task: () => Promise<T>) => Promise<T>;
  readonly signal: AbortSignal;
}

/**
 * Copies the sealed rows as they lie, without a key: first all of them while the vault goes on being
 * written, then, with writing held up, those that were written meanwhile, and the key records as they are
 * then. So what is in the file is one state of the vault, and the wait is a short one.
 * @param finish runs while writing is still held up: the file gets its name there
 * @throws AppError `cancelled`, `file-write-failed`, `storage-failed`, `key-file-missing`
 */
export async function writeSnapshot(
  job: SnapshotJob,
  finish: () => Promise<void>,
): Promise<{ interviews: number; size: number }> {
  const { database, host, vault, exclusively } = job;
  const written = new Map<string, RowName>();
  const stop = database.watch((row) => written.set(`${row.table}/${row.id}`, row));
  try {
    const out = await SnapshotOut.start(job);
    for (const table of TABLES) await copyTable(database, table, out);
    await out.flush();
    return await exclusively(async () => {
      for (const { table, id } of written.values())
        await out.add({ table, row: (await database.row(table, id)) ?? gone(id) });
      // The root and the few rows that no commit announces.
      await copyTable(database, 'singles', out);
      const result = await out.end(await goodKeyFile(host, vault));
      await finish();
      return result;
    });
  } finally {
    stop();
  }
}

/** A row that was deleted while the copy was under way. */
function gone(id: string): Row {
  return { id, rev: 0, f: 0, sealed: new Uint8Array() };
}

async function copyTable(database: Database, table: TableName, out: SnapshotOut): Promise<void> {
  for (let last = ''; ; ) {
    const rows = await database.rowsAfter(table, last, ROWS_AT_ONCE);
    for (const row of rows) await out.add({ table, row });
    const end = rows.at(-1);
    if (!end) return;
    last = end.id;
  }
}

/** One copy of the key file, cut to whole records. Both are alike while the vault is open: unlocking mends them. */
async function goodKeyFile(host: HostPort, vault: string): Promise<Uint8Array> {
  const { first, second } = await host.call('keyFile.read', { vault });
  const copy = (first?.length ?? 0) >= (second?.length ?? 0) ? first : second;
  if (!copy) throw new AppError('key-file-missing');
  return copy.subarray(0, copy.length - (copy.length % KEY_RECORD_SIZE));
}

/** The file on its way out, in chunks that one message carries. */
class SnapshotOut {
  readonly #job: SnapshotJob;
  readonly #sum: SnapshotSum;
  readonly #interviews = new Set<string>();
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #size = 0;

  private constructor(job: SnapshotJob, header: Uint8Array) {
    this.#job = job;
    this.#sum = new SnapshotSum(header);
  }

  static async start(job: SnapshotJob): Promise<SnapshotOut> {
    const header = await encodeSnapshotHeader({
      vault: job.vault,
      madeAt: job.madeAt,
      generation: job.database.generation,
    });
    const out = new SnapshotOut(job, header);
    await out.#push(header);
    return out;
  }

  async add(entry: SnapshotRow): Promise<void> {
    const frame = await encodeSnapshotRow(entry);
    this.#sum.add(frame);
    if (entry.table === 'interviews') {
      if (entry.row.sealed.length === 0) this.#interviews.delete(entry.row.id);
      else this.#interviews.add(entry.row.id);
    }
    await this.#push(frame);
  }

  async end(keys: Uint8Array): Promise<{ interviews: number; size: number }> {
    const end = await encodeSnapshotEnd({
      keyAreaAt: this.#size,
      keyRecords: keys.length / KEY_RECORD_SIZE,
      frames: this.#sum.frames,
      interviews: this.#interviews.size,
      sum: await this.#sum.digest(),
    });
    await this.#push(keys);
    await this.#push(end);
    await this.flush();
    return { interviews: this.#interviews.size, size: this.#size };
  }

  async flush(): Promise<void> {
    const bytes = new Uint8Array(this.#waitingBytes);
    let at = 0;
    for (const part of this.#waiting) {
      bytes.set(part, at);
      at += part.length;
    }
    this.#waiting = [];
    this.#waitingBytes = 0;
    for (let from = 0; from < bytes.length; from += MAX_CHUNK_BYTES) {
      if (this.#job.signal.aborted) throw new AppError('cancelled');
      const chunk = bytes.slice(from, from + MAX_CHUNK_BYTES);
      await this.#job.host.call('exportFile.append', { target: this.#job.target, chunk });
    }
  }

  async #push(bytes: Uint8Array): Promise<void> {
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    this.#size += bytes.length;
    if (this.#waitingBytes >= MAX_CHUNK_BYTES) await this.flush();
  }
}
