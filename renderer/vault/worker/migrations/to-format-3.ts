import type { IndexContent, RootContent } from '../../../../core/vault/row-format.ts';
import { INDEX } from '../page-rows.ts';
import type { RowWrite } from '../rows.ts';
import type { OlderVault } from './migrate.ts';

/** The root as format 2 has it: it lists the header pages itself. */
export type RootContent2 = RootContent & { readonly pages: IndexContent };

/** Format 3: the list of the header pages is a row of its own, which the root pins. */
export async function toFormat3({ keyring, rows }: OlderVault): Promise<void> {
  const { root } = await rows.readRoot(await keyring.rootKeys());
  const { pages, ...before } = root as RootContent2;
  const index: RowWrite = {
    table: 'singles',
    id: INDEX,
    rev: 1,
    key: keyring.singles,
    content: pages,
  };
  const after: RootContent = {
    ...before,
    format: 3,
    singles: { ...before.singles, [INDEX]: index.rev },
  };
  await rows.commit(after, [index]);
}
