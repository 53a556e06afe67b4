import type { Database } from './database.ts';

/**
 * [Note: torn logs] A write that a full disk refused may leave half a record at the end of LevelDB's log.
 * Chromium appends to that log when the database is opened again, and at the opening after that it takes
 * the half record for corruption and deletes the whole database (seen with Chromium 156; a window test
 * shows it). So after a refused write, and before anything else is written, we fill LevelDB's buffer (4 MiB): it
 * then begins a new log and deletes the old one. The filling is random and is deleted at once.
 */
const ROWS = 192;
const ROW_BYTES = 32 * 1024;
const ROOM = 'room-';

/** @throws AppError storage-full, storage-failed: there is no room yet */
export async function turnLog(database: Database): Promise<void> {
  const ids = Array.from({ length: ROWS }, (_, index) => `${ROOM}${index}`);
  await database.fill(
    ids.map((id) => rowOf(id, crypto.getRandomValues(new Uint8Array(ROW_BYTES)))),
  );
  await database.fill(ids.map((id) => rowOf(id, new Uint8Array(0))));
}

/** Takes away the filling that an app left which ended before it was deleted. @throws as `turnLog` */
export async function sweepRoom(database: Database): Promise<void> {
  const left = (await database.ids('singles')).filter((id) => id.startsWith(ROOM));
  if (left.length > 0) await database.fill(left.map((id) => rowOf(id, new Uint8Array(0))));
}

function rowOf(id: string, sealed: Uint8Array<ArrayBuffer>) {
  return { table: 'singles', row: { id, rev: 0, f: 0, sealed } } as const;
}
