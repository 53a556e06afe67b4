import type { TableName } from '../../../core/vault/row-format.ts';
import type { IndexPages } from './index-pages.ts';
import type { Keyring } from './keyring.ts';
import type { Rows } from './rows.ts';

const TABLE_OF = {
  interview: 'interviews',
  page: 'pages',
  person: 'people',
} as const satisfies Record<string, TableName>;

/**
 * Gives back the places of keys whose row was never written: the app ended between the two. A key whose row lies in
 * the database is left alone, whatever the lists say of it.
 */
export async function sweepOrphans(keyring: Keyring, rows: Rows, index: IndexPages): Promise<void> {
  const listed = index.listedIds();
  for (const kind of ['interview', 'page', 'person'] as const) {
    for (const id of keyring.ids(kind).filter((key) => !listed.has(key))) {
      if ((await rows.revOf(TABLE_OF[kind], id)) === undefined) await keyring.releaseKey(kind, id);
    }
  }
}
