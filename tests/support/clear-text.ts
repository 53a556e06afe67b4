import { readFileSync } from 'node:fs';
import { LOOSE_SINGLES, PINNED_SINGLES, TABLES } from '../../core/vault/row-format.ts';

/** All that may lie in clear in a vault's database. `docs/security-properties.md` tells it to people. */
export const CLEAR = {
  columns: ['id', 'rev', 'f', 'sealed'],
  /** Ids that are words and not random. */
  singles: ['root', ...PINNED_SINGLES, ...LOOSE_SINGLES],
  tables: [...TABLES],
};

/** What the table "What lies in clear" names in code font, in one of its rows. */
export function namedInDocs(row: string): string[] {
  const file = new URL('../../docs/security-properties.md', import.meta.url);
  const line = readFileSync(file, 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`| ${row}`));
  const cell = line?.split('|')[2] ?? '';
  return [...cell.matchAll(/`([^`]+)`/g)].map((hit) => hit[1] ?? '');
}
