import { AppError } from '../../../core/errors.ts';
import type { Row, TableName } from '../../../core/vault/row-format.ts';
import type { Database } from './database.ts';
import { storageError } from './storage-error.ts';

/**
 * [Note: torn logs] A write that a full disk refused may leave half a record at the end of LevelDB's log.
 * Chromium appends to that log when the database is opened again, and at the opening after that it takes
 * the half record for corruption and deletes the whole database (seen with Chromium 156; a window test
 * shows it). A power cut can do the same. So after a refused write, or when main sees that the log ends inside a write
 * (`electron/files/database-log.ts`), and before anything else is written, we fill LevelDB's buffer (4 MiB): it
 * then begins a new log and deletes the old one. The filling is random and is deleted at once.
 *
 * On a disk that is still full the filling itself would be what stands behind the half record, and each refused write makes
 * Chromium close the database and open it again: two tries, and all of it was gone. So as long as the log may be torn, nothing is
 * opened or written before main has shown that there is room (`electron/files/disk-room.ts`).
 */
const ROWS = 192;
const ROW_BYTES = 32 * 1024;
const ROOM = 'room-';

/** Of all databases: they share one log. */
let mayBeTorn = false;
let hasRoom: () => Promise<boolean> = async () => true;

/** @param ask whether the disk takes a new log */
export function askForRoom(ask: () => Promise<boolean>): void {
  hasRoom = ask;
}

/** Before the first write: main has seen that the log ends inside a write of before. */
export function expectTornLog(): void {
  mayBeTorn = true;
}

/** True when the database had better not be opened for nothing: Chromium appends to the log at that. */
export function isLogSuspect(): boolean {
  return mayBeTorn;
}

/** Before a database is opened. @throws AppError storage-full when its log may be torn and cannot be turned now */
export async function beforeOpening(): Promise<void> {
  // No answer is no sign of room.
  if (mayBeTorn && !(await hasRoom().catch(() => false)))
    throw new AppError('storage-full', 'no room for a new log');
}

/**
 * Runs something that writes, after the log was turned if it may be torn; a write that fails may have torn it.
 * @param put writes rows without coming back here; rows without sealed bytes are deleted
 * @throws AppError storage-full, storage-failed, also when there is no room to turn the log
 */
export async function writing<T>(put: Put, write: () => Promise<T>): Promise<T> {
  try {
    await beforeOpening();
    if (mayBeTorn) await turnLog(put);
    mayBeTorn = false;
    return await write();
  } catch (error) {
    const known = storageError(error);
    mayBeTorn ||= known.code !== 'write-conflict';
    throw known;
  }
}

type Put = (rows: readonly { readonly table: TableName; readonly row: Row }[]) => Promise<void>;

async function turnLog(put: Put): Promise<void> {
  const ids = Array.from({ length: ROWS }, (_, index) => `${ROOM}${index}`);
  await put(ids.map((id) => rowOf(id, crypto.getRandomValues(new Uint8Array(ROW_BYTES)))));
  await put(ids.map((id) => rowOf(id, new Uint8Array(0))));
}

/** Takes away the filling that an app left which ended before it was deleted. @throws AppError storage-* */
export async function sweepRoom(database: Database): Promise<void> {
  const left = (await database.ids('singles')).filter((id) => id.startsWith(ROOM));
  if (left.length > 0) await database.fill(left.map((id) => rowOf(id, new Uint8Array(0))));
}

function rowOf(id: string, sealed: Uint8Array<ArrayBuffer>) {
  return { table: 'singles', row: { id, rev: 0, f: 0, sealed } } as const;
}
