import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BULK_ROWS, bulkInterviews } from './peer.ts';

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/**
 * SQLCipher's format with a raw key, in this Node process: synchronous, synced at every commit, without a browser's
 * hop between processes. Not a goal but the other end of the scale.
 */
export async function measureSqlite(count: number) {
  const { default: Database } = await import('better-sqlite3-multiple-ciphers');
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-sqlite-'));
  const database = new Database(path.join(folder, 'peer.db'));
  try {
    database.pragma("cipher = 'sqlcipher'");
    database.pragma(`key = "x'${'5a'.repeat(32)}'"`);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.exec('create table interviews (id text primary key, json text) without rowid');
    const put = database.prepare('insert or replace into interviews values (?, ?)');
    const get = database.prepare('select json from interviews where id = ?');
    const all = database.prepare('select json from interviews');
    const interviews = bulkInterviews(count);
    const putAll = database.transaction((list: typeof interviews) => {
      for (const one of list) put.run(one.id, JSON.stringify(one));
    });
    const bulk = timed(() => {
      for (let at = 0; at < count; at += BULK_ROWS) putAll(interviews.slice(at, at + BULK_ROWS));
    });
    const everything = timed(() => {
      for (const row of all.all()) JSON.parse((row as { json: string }).json);
    });
    const some = interviews.slice(0, 200);
    const reads = some.map(({ id }) =>
      timed(() => void JSON.parse((get.get(id) as { json: string }).json)),
    );
    const saves = some.map((one) =>
      timed(() => void put.run(one.id, JSON.stringify({ ...one, text: `${one.text}x` }))),
    );
    return { bulk, everything, reads, saves };
  } finally {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
