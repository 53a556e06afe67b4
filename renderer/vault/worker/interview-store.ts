import type { InterviewId } from '../../../core/domain/ids.ts';
import { newId } from '../../../core/domain/ids.ts';
import {
  type Interview,
  type InterviewHeader,
  type InterviewRecord,
  normaliseText,
} from '../../../core/domain/interview.ts';
import type { TextChange } from '../../../core/domain/text-change.ts';
import { errorCode } from '../../../core/errors.ts';
import { headerOf } from '../../../core/vault/interview-header.ts';
import {
  type ChangeContent,
  CHANGES_MAX,
  type InterviewContent,
  type InterviewEntry,
  WHOLE_ROW_MAX,
} from '../../../core/vault/row-format.ts';
import type { InterviewEdit, SaveReceipt } from '../api.ts';
import type { DamagedInterview } from '../calls/damage-calls.ts';
import { applyEdit, type Edit } from './edits.ts';
import type { HistoryStore, VersionWrites } from './history-store.ts';
import type { IndexPages } from './index-pages.ts';
import type { Keyring } from './keyring.ts';
import type { RowRef, Rows, RowWrite } from './rows.ts';

/** The interview that was opened last, as it lies on disk; edits are applied to it and to the disk alike. */
interface Current {
  readonly id: InterviewId;
  content: InterviewContent;
}

/** Interviews in one commit of `createInterviews`: of 5 KB each, some 2 MB. */
const BULK_ROWS = 512;

/** Interviews: one row each, plus change rows while a long testimony is being edited. */
export class InterviewStore {
  readonly #rows: Rows;
  readonly #keyring: Keyring;
  readonly #index: IndexPages;
  readonly #history: HistoryStore;
  #current: Current | undefined;

  constructor(rows: Rows, keyring: Keyring, index: IndexPages, history: HistoryStore) {
    this.#rows = rows;
    this.#keyring = keyring;
    this.#index = index;
    this.#history = history;
  }

  headers(): InterviewHeader[] {
    return this.#index.interviews().map((entry) => entry.header);
  }

  async create(record: InterviewRecord, text = ''): Promise<Interview> {
    const id = newId<InterviewId>();
    const content = { record, text: normaliseText(text) };
    const key = await this.#keyring.newKey('interview', id);
    const entry = { id, rev: 1, changes: [], header: headerOf(id, content, Date.now()) };
    await this.#index.commitInterview(
      entry,
      [{ table: 'interviews', id, rev: 1, key, content }],
      [],
    );
    this.#current = { id, content };
    return { id, ...content };
  }

  /** Makes many at once, as an import does: their keys in runs, their rows in large commits. */
  async createInterviews(list: readonly InterviewContent[]): Promise<InterviewId[]> {
    const made: InterviewId[] = [];
    for (let done = 0; done < list.length; done += BULK_ROWS) {
      const batch = list.slice(done, done + BULK_ROWS).map(({ record, text }) => ({
        id: newId<InterviewId>(),
        content: { record, text: normaliseText(text) },
      }));
      await this.#keyring.newKeys(
        'interview',
        batch.map(({ id }) => id),
      );
      const now = Date.now();
      const entries = batch.map(({ id, content }) => ({
        id,
        rev: 1,
        changes: [],
        header: headerOf(id, content, now),
      }));
      const writes = await Promise.all(
        batch.map(async ({ id, content }): Promise<RowWrite> => {
          const key = await this.#keyring.key('interview', id);
          return { table: 'interviews', id, rev: 1, key, content };
        }),
      );
      await this.#index.commitInterviews(entries, writes);
      made.push(...batch.map(({ id }) => id));
    }
    return made;
  }

  /** @throws AppError not-found, row-missing, row-damaged */
  async open(id: InterviewId): Promise<Interview> {
    const content = await this.read(id);
    this.#current = { id, content };
    this.#history.startSession();
    return { id, ...content };
  }

  /** Forgets what it knows of interviews that are gone. */
  forget(ids: ReadonlySet<InterviewId>): void {
    if (this.#current && ids.has(this.#current.id)) this.#current = undefined;
  }

  /** The same without making it the one being edited (export, detection). */
  async read(id: InterviewId): Promise<InterviewContent> {
    if (this.#current?.id === id) return this.#current.content;
    const entry = this.#index.interview(id);
    try {
      return await this.#readRows(entry);
    } catch (error) {
      // Reads do not wait for saves: when one came between, these rows are not damaged but of yesterday.
      if (this.#index.interview(id) === entry) throw error;
      return this.read(id);
    }
  }

  /** Reads every interview. @returns those that do not open */
  async check(): Promise<DamagedInterview[]> {
    const damaged: DamagedInterview[] = [];
    for (const { id, header } of this.#index.interviews()) {
      try {
        await this.read(id);
      } catch (error) {
        damaged.push({ id, code: header.code, error: errorCode(error) });
      }
    }
    return damaged;
  }

  async #readRows({ id, rev, changes }: InterviewEntry): Promise<InterviewContent> {
    const key = await this.#keyring.key('interview', id);
    let content = (await this.#rows.read('interviews', id, rev, key)) as InterviewContent;
    for (const change of changes) {
      content = applyEdit(
        content,
        (await this.#rows.read('changes', change, 1, key)) as ChangeContent,
      );
    }
    return content;
  }

  /** Durable when it resolves. @throws AppError not-found, write-conflict, storage-full, storage-failed */
  async save({ id, record, changes }: InterviewEdit): Promise<SaveReceipt> {
    const before = this.#current?.id === id ? this.#current.content : await this.read(id);
    const edit: Edit = { ...(changes ? { changes } : {}), ...(record ? { record } : {}) };
    const content = applyEdit(before, edit);
    const entry = this.#index.interview(id);
    const now = Date.now();
    const version = await this.#history.before(entry, before, content, now);
    const header = headerOf(id, content, now, entry.header.deletedAt);
    await this.#write({ ...entry, header }, content, edit, version);
    if (version) this.#history.kept(id, now);
    this.#current = { id, content };
    return { savedAt: header.updatedAt, header };
  }

  /** Keeps what lies on disk as a version, unless the newest one is the same. */
  async keepVersion(id: InterviewId): Promise<void> {
    const entry = this.#index.interview(id);
    const version = await this.#history.version(entry, await this.read(id), Date.now());
    if (!version) return;
    const { history, writes, deletes } = version;
    await this.#index.commitInterview({ ...entry, history }, writes, deletes);
  }

  /** Every row that the interview is made of. */
  async rowsOf(id: InterviewId): Promise<RowRef[]> {
    const { changes } = this.#index.interview(id);
    return [
      { table: 'interviews', id },
      ...changes.map((change): RowRef => ({ table: 'changes', id: change })),
      ...(await this.#history.rowsOf(id)),
    ];
  }

  async bin(id: InterviewId, deletedAt: number | undefined): Promise<void> {
    const entry = this.#index.interview(id);
    const { deletedAt: _, ...header } = entry.header;
    const next = deletedAt === undefined ? header : { ...header, deletedAt };
    await this.#index.commitInterview({ ...entry, header: next }, [], []);
  }

  /** A short testimony is written whole; a long one appends what changed, and is written whole now and then. */
  async #write(
    before: InterviewEntry,
    content: InterviewContent,
    edit: Edit,
    version: VersionWrites | undefined,
  ): Promise<void> {
    const { id } = before;
    const entry = version ? { ...before, history: version.history } : before;
    const { writes = [], deletes: thinned = [] } = version ?? {};
    const key = await this.#keyring.key('interview', id);
    if (
      content.text.length > WHOLE_ROW_MAX &&
      entry.changes.length < CHANGES_MAX &&
      insertedUnits(edit) <= WHOLE_ROW_MAX
    ) {
      const change = crypto.randomUUID();
      const place = { of: id, base: entry.rev, n: entry.changes.length };
      const content: ChangeContent = { ...place, ...edit };
      const write: RowWrite = { table: 'changes', id: change, rev: 1, key, content };
      await this.#index.commitInterview(
        { ...entry, changes: [...entry.changes, change] },
        [...writes, write],
        thinned,
      );
      return;
    }
    const replaced: RowRef[] = entry.changes.map((change) => ({ table: 'changes', id: change }));
    const write: RowWrite = { table: 'interviews', id, rev: entry.rev + 1, key, content };
    await this.#index.commitInterview(
      { ...entry, rev: entry.rev + 1, changes: [] },
      [...writes, write],
      [...replaced, ...thinned],
    );
  }
}

function insertedUnits({ changes }: Edit): number {
  return (changes ?? []).reduce((sum: number, [, , insert]: TextChange) => sum + insert.length, 0);
}
