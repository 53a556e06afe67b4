import type { Researcher } from './researcher.ts';

/** The root row, the first of the table, or all of it. */
export type Which = 'root' | 'first' | 'all';

/**
 * Changes one bit of sealed rows, as somebody with the disk (or the disk itself) can, or puts the last row of the table
 * into their place, as no disk does. Done twice, flipping changes nothing.
 */
export async function tamperRows(
  me: Researcher,
  table: string,
  which: Which,
  how: 'flip' | 'exchange',
): Promise<void> {
  await me.page.evaluate(
    async ([store, hit, change]) => {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result));
          request.addEventListener('error', () => reject(request.error ?? new Error('refused')));
        });
      const [found] = await indexedDB.databases();
      const database = await done(indexedDB.open(found?.name ?? ''));
      const rows = database.transaction(store, 'readwrite').objectStore(store);
      const all = (await done(rows.getAll())) as { id: string; sealed: Uint8Array }[];
      const last = all.at(-1);
      const hits = all.filter(
        ({ id }, i) => hit === 'all' || (hit === 'root' ? id === hit : i === 0),
      );
      if (hits.length === 0) throw new Error(`no row in ${store}`);
      for (const row of hits) {
        if (change === 'flip') row.sealed[20] = (row.sealed[20] ?? 0) ^ 1;
        await done(rows.put(change === 'flip' ? row : { ...last, id: row.id }));
      }
      database.close();
    },
    [table, which, how] as const,
  );
}
