import type { Interview, InterviewHeader } from '../../../core/domain/interview.ts';
import type { PeerStore } from './peer.ts';

export const SCHEMA = { interviews: 'id', headers: 'id' } as const;

/** What is used of a table: the peers bring another Dexie than the app's, whose types do not fit together. */
interface Table<Row> {
  put(row: Row): PromiseLike<unknown>;
  get(id: string): PromiseLike<Row | undefined>;
  bulkAdd(rows: readonly Row[]): PromiseLike<unknown>;
  bulkPut(rows: readonly Row[]): PromiseLike<unknown>;
  toArray(): PromiseLike<Row[]>;
  filter(test: (row: Row) => boolean): { toArray(): PromiseLike<Row[]> };
}

interface Database {
  open(): PromiseLike<unknown>;
  delete(): PromiseLike<void>;
  table(name: string): unknown;
}

/** Interviews and headers in a Dexie database, whatever it does with them on the way. */
export function dexieStore(database: Database): PeerStore {
  const interviews = database.table('interviews') as Table<Interview>;
  const headers = database.table('headers') as Table<InterviewHeader>;
  return {
    open: async () => void (await database.open()),
    put: async (interview) => void (await interviews.put(interview)),
    get: async (id) => interviews.get(id),
    bulk: async (list) => void (await interviews.bulkAdd(list)),
    all: async () => (await interviews.toArray()).length,
    putHeaders: async (list) => void (await headers.bulkPut(list)),
    headers: async () => headers.toArray(),
    filter: async (word) =>
      headers.filter((one) => `${one.code} ${one.place}`.toLowerCase().includes(word)).toArray(),
    remove: async () => {
      await database.delete();
      await database.open();
    },
  };
}
