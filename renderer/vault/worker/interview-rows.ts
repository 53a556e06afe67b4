import type { Deed } from '../../../core/custody/custody-entry.ts';
import type { TextChange } from '../../../core/domain/text-change.ts';
import {
  type ChangeContent,
  CHANGES_MAX,
  type InterviewContent,
  type InterviewEntry,
  interviewOf,
  WHOLE_ROW_MAX,
} from '../../../core/vault/row-format.ts';
import { applyStored, type Edit } from './edits.ts';
import type { IndexPages } from './index-pages.ts';
import type { Keyring } from './keyring.ts';
import type { RowRef, Rows, RowWrite } from './rows.ts';

/** What a save writes beside the words. */
interface Beside {
  readonly writes: readonly RowWrite[];
  readonly deletes: readonly RowRef[];
  readonly deeds: readonly Deed[];
}

interface RowsParts {
  readonly rows: Rows;
  readonly keyring: Keyring;
  readonly index: IndexPages;
}

/** How an interview lies in the database: one row, plus change rows while a long testimony is being edited. */
export class InterviewRows {
  readonly #rows: Rows;
  readonly #keyring: Keyring;
  readonly #index: IndexPages;

  constructor({ rows, keyring, index }: RowsParts) {
    this.#rows = rows;
    this.#keyring = keyring;
    this.#index = index;
  }

  /** @throws AppError row-missing, row-damaged, row-rearranged */
  async read({ id, rev, changes }: InterviewEntry): Promise<InterviewContent> {
    const key = await this.#keyring.key('interview', id);
    let content = interviewOf(await this.#rows.read('interviews', id, rev, key));
    for (const change of changes) {
      content = applyStored(
        content,
        (await this.#rows.read('changes', change, 1, key)) as ChangeContent,
      );
    }
    return content;
  }

  /** A short testimony is written whole; a long one appends what changed, and is written whole now and then. */
  async write(
    entry: InterviewEntry,
    content: InterviewContent,
    edit: Edit,
    beside: Beside,
  ): Promise<void> {
    const { id } = entry;
    const inserted = insertedUnits(edit);
    if (
      content.text.length <= WHOLE_ROW_MAX ||
      entry.changes.length >= CHANGES_MAX ||
      // Half of a long testimony that it was before, too: only of such does a rebuild look for change rows.
      inserted > WHOLE_ROW_MAX / 2
    )
      return this.writeWhole(entry, content, beside);
    const key = await this.#keyring.key('interview', id);
    const change = crypto.randomUUID();
    const changed: ChangeContent = { of: id, base: entry.rev, n: entry.changes.length, ...edit };
    const write: RowWrite = { table: 'changes', id: change, rev: 1, key, content: changed };
    return this.#index.commitInterview(
      { ...entry, changes: [...entry.changes, change] },
      [...beside.writes, write],
      beside.deletes,
      beside.deeds,
    );
  }

  async writeWhole(
    entry: InterviewEntry,
    content: InterviewContent,
    { writes, deletes, deeds }: Beside,
  ): Promise<void> {
    const { id } = entry;
    const key = await this.#keyring.key('interview', id);
    const replaced: RowRef[] = entry.changes.map((change) => ({ table: 'changes', id: change }));
    const write: RowWrite = { table: 'interviews', id, rev: entry.rev + 1, key, content };
    await this.#index.commitInterview(
      { ...entry, rev: entry.rev + 1, changes: [] },
      [...writes, write],
      [...replaced, ...deletes],
      deeds,
    );
  }
}

function insertedUnits({ changes }: Edit): number {
  return (changes ?? []).reduce((sum: number, [, , insert]: TextChange) => sum + insert.length, 0);
}
