import { Dexie } from 'dexie';

/**
 * The peer: the same fields as plain objects in Dexie, with the same durability, behind the same worker
 * hop. What it lacks is everything that the vault adds.
 */
const database = new Dexie('plain', { chromeTransactionDurability: 'strict' });
database.version(1).stores({ interviews: 'id' });

declare const self: Worker;
self.addEventListener(
  'message',
  (event: MessageEvent<{ id: number; put?: object; get?: string }>) => {
    const { id, put, get } = event.data;
    const table = database.table('interviews');
    const work = put ? table.put(put).then(() => undefined) : table.get(get ?? '');
    void work.then((value: unknown) => self.postMessage({ id, value }));
  },
);
