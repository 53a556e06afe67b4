import type { InterviewId, PersonId } from '../../../core/domain/ids.ts';
import { headerOf } from '../../../core/vault/interview-header.ts';
import {
  type ChangeContent,
  type InterviewEntry,
  interviewOf,
  type InterviewRow,
  type PersonEntry,
  WHOLE_ROW_MAX,
} from '../../../core/vault/row-format.ts';
import { applyStored } from './edits.ts';
import type { Keyring } from './keyring.ts';
import { type LooseRow, readable, type Rows } from './rows.ts';

/** What could still be read of root, index and pages. */
export interface Known {
  /** False when root or index is lost: what pages say may be of before the last saves, then. */
  readonly arePagesPinned: boolean;
  readonly interviews: ReadonlyMap<InterviewId, InterviewEntry>;
  readonly people: ReadonlyMap<PersonId, PersonEntry>;
}

/** What the rows themselves say beyond that. */
export interface Rebuilt {
  readonly interviews: readonly InterviewEntry[];
  readonly people: readonly PersonEntry[];
  /** Interviews whose rows are there and neither open nor have a known header. */
  readonly lost: readonly InterviewId[];
}

export interface PlacedChange extends ChangeContent {
  readonly id: string;
}

/**
 * Finds what root, index and pages no longer say, by reading the rows: each is found by its primary key and opened under its
 * own key. Writes nothing and deletes nothing.
 */
export async function rebuild(rows: Rows, keyring: Keyring, known: Known): Promise<Rebuilt> {
  const changes = await unplacedChanges(rows, keyring, known);
  const interviews: InterviewEntry[] = [];
  const lost: InterviewId[] = [];
  for (const id of (await rows.ids('interviews')) as InterviewId[]) {
    const before = known.interviews.get(id);
    const more = changes.get(id) ?? [];
    // Root and index pin what pages say: such an interview needs no look at its row.
    if (before && known.arePagesPinned) continue;
    const row = await loose(rows, keyring, 'interview', id);
    if (row === 'destroyed' || (before && row && row.rev === before.rev && more.length === 0))
      continue;
    const entry = row && (await entryOf({ id, before, row, more }, rows, keyring));
    if (entry) interviews.push(entry);
    else if (!before) lost.push(id);
  }
  const people: PersonEntry[] = [];
  for (const id of (await rows.ids('people')) as PersonId[]) {
    if (known.people.has(id) && known.arePagesPinned) continue;
    // One that does not open stays on the list: a register that lacks a name must not look whole.
    if ((await loose(rows, keyring, 'person', id)) === 'destroyed') continue;
    const rev = await rows.revOf('people', id);
    if (rev !== undefined && known.people.get(id)?.rev !== rev) people.push({ id, rev });
  }
  return { interviews, people, lost };
}

/** What the rows say of one interview that is lost and whose key was found again. */
export interface RebuiltOne {
  /** Undefined when its row does not open. */
  readonly entry: InterviewEntry | undefined;
  /** Every row of its changes that opens, whatever revision it belongs to. */
  readonly changes: readonly PlacedChange[];
}

/** Reads the change rows of the vault, each under this key: for one interview that is cheap. */
export async function rebuildOne(
  id: InterviewId,
  rows: Rows,
  keyring: Keyring,
): Promise<RebuiltOne> {
  const key = await keyring.key('interview', id);
  const changes: PlacedChange[] = [];
  for (const change of await rows.ids('changes')) {
    const edit = await readable(() => rows.read('changes', change, 1, key));
    if (edit) changes.push({ ...(edit as ChangeContent), id: change });
  }
  const row = await readable(() => rows.readAt('interviews', id, key));
  const more = changes.filter(({ base }) => base === row?.rev).toSorted((a, b) => a.n - b.n);
  return {
    entry: row && (await entryOf({ id, before: undefined, row, more }, rows, keyring)),
    changes,
  };
}

/** A row of its own key at whatever revision it lies there; undefined when it does not open. */
async function loose(
  rows: Rows,
  keyring: Keyring,
  kind: 'interview' | 'person',
  id: string,
): Promise<LooseRow | 'destroyed' | undefined> {
  if (keyring.isDestroyed(id)) return 'destroyed';
  const table = kind === 'interview' ? 'interviews' : 'people';
  return readable(async () => rows.readAt(table, id, await keyring.key(kind, id)));
}

interface Found {
  readonly id: InterviewId;
  readonly before: InterviewEntry | undefined;
  readonly row: LooseRow;
  readonly more: readonly PlacedChange[];
}

/** The entry that a page would hold. Changes are taken as far as they follow each other without a gap. */
async function entryOf(
  { id, before, row, more }: Found,
  rows: Rows,
  keyring: Keyring,
): Promise<InterviewEntry | undefined> {
  const key = await keyring.key('interview', id);
  const referenced = before?.rev === row.rev ? before.changes : [];
  let content = interviewOf(row.content);
  const changes: string[] = [];
  const edits = [...referenced.map((change) => ({ id: change })), ...more];
  for (const [n, { id: change }] of edits.entries()) {
    const next = await readable(async () => {
      const edit = (await rows.read('changes', change, 1, key)) as ChangeContent;
      if (edit.of !== id || edit.base !== row.rev || edit.n !== n) return undefined;
      return applyStored(content, edit);
    });
    if (!next) break;
    content = next;
    changes.push(change);
  }
  const history = await rows.revOf('versions', id);
  const inRow = (row.content as InterviewRow).custody && 0;
  const custody = (await rows.revOf('custody', id)) ?? inRow;
  const header = headerOf(
    id,
    content,
    before?.header.updatedAt ?? Date.now(),
    before?.header.deletedAt,
  );
  return {
    id,
    rev: row.rev,
    changes,
    header,
    ...(history === undefined ? {} : { history }),
    ...(custody === undefined ? {} : { custody }),
  };
}

/** Change rows that no entry lists, by the interview that they say they belong to, in their order. */
async function unplacedChanges(
  rows: Rows,
  keyring: Keyring,
  known: Known,
): Promise<Map<InterviewId, PlacedChange[]>> {
  const listed = new Set([...known.interviews.values()].flatMap(({ changes }) => changes));
  const loose = (await rows.ids('changes')).filter((id) => !listed.has(id));
  const placed = new Map<InterviewId, PlacedChange[]>();
  if (loose.length === 0) return placed;
  const owners: InterviewId[] = [];
  for (const id of (await rows.ids('interviews')) as InterviewId[]) {
    const entry = known.interviews.get(id);
    // Only a long testimony has such rows, so few keys need to be tried. What the entry says may be of before it was long.
    if (!entry || (!known.arePagesPinned && (await isLong(rows, id)))) owners.push(id);
  }
  for (const id of loose) {
    for (const [at, owner] of owners.entries()) {
      const edit = await readable(
        async () =>
          (await rows.read(
            'changes',
            id,
            1,
            await keyring.key('interview', owner),
          )) as ChangeContent,
      );
      if (!edit) continue;
      placed.set(owner, [...(placed.get(owner) ?? []), { ...edit, id }]);
      // The next one is most often of the same interview.
      owners.unshift(...owners.splice(at, 1));
      break;
    }
  }
  for (const [owner, list] of placed)
    placed.set(
      owner,
      list.toSorted((a, b) => a.n - b.n),
    );
  return placed;
}

/** Each unit of the text takes a byte at least. */
async function isLong(rows: Rows, id: InterviewId): Promise<boolean> {
  const row = await rows.at({ table: 'interviews', id });
  return row !== undefined && row.sealed.length > WHOLE_ROW_MAX / 2;
}
