import type { InterviewId, PersonId } from '../../../../core/domain/ids.ts';
import type {
  ChangeContent,
  InterviewEntry,
  PageContent,
} from '../../../../core/vault/row-format.ts';
import type { Keyring } from '../keyring.ts';
import { readable, type Rows, type RowWrite } from '../rows.ts';
import type { OlderVault } from './migrate.ts';
import type { RootContent2 } from './to-format-3.ts';

/** The root as format 1 has it, sealed under the key of the singles. */
type RootContent1 = Omit<RootContent2, 'format' | 'doomed'> & {
  readonly doomed?: readonly PersonId[];
};

/**
 * Format 2: the root row has a key of its own; change rows say where they belong; what is still to be destroyed is
 * listed with its kind; `versions` is there (Dexie makes the table). A row that does not open is left as it is.
 */
export async function toFormat2({ keyring, rows }: OlderVault): Promise<void> {
  const known = await rows.readRoot([{ id: 'singles', key: keyring.singles }]);
  const { doomed, ...before } = known.root as unknown as RootContent1;
  const entries = await Promise.all(before.pages.map((page) => entriesOf(page, keyring, rows)));
  // What waits in the root is newer than what a page says of the same interview.
  const newest = new Map([...entries.flat(), ...before.fresh].map((entry) => [entry.id, entry]));
  const writes = [];
  for (const entry of newest.values()) writes.push(...(await placedChanges(entry, keyring, rows)));
  const root: RootContent2 = {
    ...before,
    format: 2,
    ...(doomed ? { doomed: doomed.map((id) => ({ kind: 'person' as const, id })) } : {}),
  };
  // An attempt that was cut off may have left a key that has sealed nothing yet.
  const made = (await keyring.rootKeys())[0]?.key;
  const key = made ?? (await keyring.newKey('root', crypto.randomUUID()));
  await rows.commit(root, writes, [], key);
}

async function entriesOf(
  { id, rev }: { readonly id: string; readonly rev: number },
  keyring: Keyring,
  rows: Rows,
): Promise<readonly InterviewEntry[]> {
  const page = await readable(
    async () => (await rows.read('pages', id, rev, await keyring.key('page', id))) as PageContent,
  );
  return page?.kind === 'interviews' ? page.entries : [];
}

async function placedChanges(
  entry: InterviewEntry,
  keyring: Keyring,
  rows: Rows,
): Promise<RowWrite[]> {
  const writes: RowWrite[] = [];
  for (const [n, id] of entry.changes.entries()) {
    const write = await readable(async () => {
      const key = await keyring.key('interview', entry.id);
      const edit = (await rows.read('changes', id, 1, key)) as object;
      const place: { of: InterviewId; base: number; n: number } = {
        of: entry.id,
        base: entry.rev,
        n,
      };
      const content: ChangeContent = { ...place, ...edit };
      return { table: 'changes', id, rev: 1, key, content } as const;
    });
    if (write) writes.push(write);
  }
  return writes;
}
