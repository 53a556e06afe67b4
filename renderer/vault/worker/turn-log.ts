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

/** @throws AppError storage-full, storage-failed: there is no room yet */
export async function turnLog(database: Database): Promise<void> {
  const rowOf = (index: number, sealed: Uint8Array<ArrayBuffer>) =>
    ({ table: 'singles', row: { id: `room-${index}`, rev: 0, f: 0, sealed } }) as const;
  const indexes = Array.from({ length: ROWS }, (_, index) => index);
  await database.fill(
    indexes.map((i) => rowOf(i, crypto.getRandomValues(new Uint8Array(ROW_BYTES)))),
  );
  await database.fill(indexes.map((i) => rowOf(i, new Uint8Array(0))));
}
