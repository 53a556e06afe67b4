import type { Deed } from '../../../core/custody/custody-entry.ts';
import type { InterviewId } from '../../../core/domain/ids.ts';
import { newId } from '../../../core/domain/ids.ts';
import { normaliseText } from '../../../core/domain/interview.ts';
import { AppError, type ErrorCode, errorCode } from '../../../core/errors.ts';
import type { TextFolder } from '../../../core/search/fold-text.ts';
import { headerOf } from '../../../core/vault/interview-header.ts';
import {
  type InterviewContent,
  type InterviewEntry,
  interviewOf,
  type Row,
} from '../../../core/vault/row-format.ts';
import type { SingleContent } from './index-change.ts';
import type { IndexPages } from './index-pages.ts';
import type { Keyring } from './keyring.ts';
import { RowCrew } from './row-crew.ts';
import { foldInterview, makeRow, type RowWithKey, type TagLabels } from './row-work.ts';
import type { Rows, SealedRow } from './rows.ts';

/** Interviews in one commit of `create`: of 5 KB each, some 2 MB. */
const BULK_ROWS = 512;

/** One of many that are read at once, or why it does not open. */
export type ReadOne<T> =
  | { readonly id: InterviewId; readonly content: T }
  | { readonly id: InterviewId; readonly content: undefined; readonly error: ErrorCode };

export type ReadInterview = ReadOne<InterviewContent>;

/** And what was known of it then: when that has changed, it is read again. */
type ReadOnce<T> = ReadOne<T> & { readonly entry: InterviewEntry };

/** Interviews that are ready to be committed together. */
interface Batch {
  readonly entries: readonly InterviewEntry[];
  readonly rows: readonly SealedRow[];
  readonly deeds: readonly Deed[];
}

/** What of an interview is wanted: here, and of a helper, which folds when it is given labels. */
interface View<T> {
  of(content: InterviewContent): T;
  readonly labels?: TagLabels;
}

export interface ManyParts {
  readonly rows: Rows;
  readonly keyring: Keyring;
  readonly index: IndexPages;
  /** One interview, however many rows it is made of. @throws AppError as `InterviewStore.read` */
  readonly read: (id: InterviewId) => Promise<InterviewContent>;
}

/** Many interviews at once: made as an import does, read as whatever goes through everything does; on two cores. */
export class ManyInterviews {
  readonly #rows: Rows;
  readonly #keyring: Keyring;
  readonly #index: IndexPages;
  readonly #read: ManyParts['read'];

  constructor({ rows, keyring, index, read }: ManyParts) {
    this.#rows = rows;
    this.#keyring = keyring;
    this.#index = index;
    this.#read = read;
  }

  /**
   * Their keys in runs, their rows in large commits, the next of them made and sealed while the last are being
   * written. The order of commits is that of the list.
   * @param beside makes rows of `singles` of their ids. With it all are written in one commit: all are there, or none
   */
  async create(
    list: readonly InterviewContent[],
    beside?: (ids: readonly InterviewId[]) => readonly SingleContent[],
  ): Promise<InterviewId[]> {
    const bulk = beside ? list.length : BULK_ROWS;
    const made: InterviewId[] = [];
    const ahead: Promise<Batch>[] = [];
    const crew = new RowCrew(this.#keyring, list.length);
    let asked = 0;
    const ask = () => {
      while (asked < list.length && ahead.length <= crew.ahead) {
        const batch = this.#make(list.slice(asked, asked + bulk), crew);
        // When a commit fails, that is what is told; keys whose rows never came are given back at the next unlock.
        batch.catch(() => undefined);
        ahead.push(batch);
        asked += bulk;
      }
    };
    try {
      ask();
      for (let next = ahead.shift(); next; next = ahead.shift()) {
        const { entries, rows, deeds } = await next;
        ask();
        const ids = entries.map(({ id }) => id);
        await this.#index.commitInterviews(entries, rows, [], deeds, beside?.(ids));
        made.push(...ids);
      }
      return made;
    } finally {
      crew.dismiss();
    }
  }

  async #make(list: readonly InterviewContent[], crew: RowCrew): Promise<Batch> {
    const now = Date.now();
    const fresh = list.map(({ record, text }) => ({
      id: newId<InterviewId>(),
      content: { record, text: normaliseText(text) },
      at: now,
    }));
    const made =
      (await crew.make(fresh)?.catch(() => undefined)) ??
      (await Promise.all(fresh.map((one) => makeRow(this.#keyring, one))));
    const keys = made.map(({ row, wrapped }) => ({ id: row.id, payload: wrapped }));
    await this.#keyring.enterKeys('interview', keys);
    return {
      entries: fresh.map(({ id, content }) => {
        return { id, rev: 1, changes: [], header: headerOf(id, content, now), custody: 0 };
      }),
      rows: made.map(({ row }) => ({ table: 'interviews', row })),
      deeds: made.map(({ row, head }) => ({ action: 'import', target: row.id, content: head })),
    };
  }

  /**
   * In the order in which they lie, as they are when they are given out; those that are destroyed meanwhile are left out.
   * @throws AppError `internal`
   */
  read(ids: Iterable<InterviewId>): AsyncGenerator<readonly ReadInterview[]> {
    return this.#through(ids, { of: (content) => content });
  }

  /** The same, each as a search looks through it. */
  fold(
    ids: Iterable<InterviewId>,
    labels: TagLabels,
    folder: TextFolder,
  ): AsyncGenerator<readonly ReadOne<string>[]> {
    return this.#through(ids, { of: (content) => foldInterview(content, labels, folder), labels });
  }

  async *#through<T>(
    ids: Iterable<InterviewId>,
    view: View<T>,
  ): AsyncGenerator<readonly ReadOne<T>[]> {
    const wanted = new Set(ids);
    const ahead: Promise<readonly ReadOnce<T>[]>[] = [];
    const crew = new RowCrew(this.#keyring, wanted.size);
    try {
      for await (const rows of this.#rows.scan('interviews')) {
        const here = rows.filter(({ id }) => wanted.delete(id as InterviewId));
        const batch = this.#readBatch(here, view, crew);
        // Met where it is awaited; when nobody goes on reading, nobody needs to know.
        batch.catch(() => undefined);
        ahead.push(batch);
        while (ahead.length > crew.ahead) yield this.#asOfNow(await ahead.shift(), view);
        if (wanted.size === 0) break;
      }
      for (const batch of ahead) yield this.#asOfNow(await batch, view);
      if (wanted.size === 0) return;
      const missing = [...wanted].map((id) => this.#readOne(id, view));
      yield present(await Promise.all(missing));
    } finally {
      crew.dismiss();
    }
  }

  /** What has been saved or destroyed since these were read. */
  async #asOfNow<T>(
    batch: readonly ReadOnce<T>[] = [],
    view: View<T>,
  ): Promise<readonly ReadOne<T>[]> {
    const isNow = ({ id, entry }: ReadOnce<T>) =>
      this.#index.has(id) && this.#index.interview(id) === entry;
    if (batch.every(isNow)) return batch;
    const now = batch.map(async (one) => (isNow(one) ? one : this.#readOne(one.id, view)));
    return present(await Promise.all(now));
  }

  async #readBatch<T>(
    rows: readonly Row[],
    view: View<T>,
    crew: RowCrew,
  ): Promise<readonly ReadOnce<T>[]> {
    const whole = rows.map((row) => this.#whole(row)).filter((one) => one !== undefined);
    // The helper's answers are what `view` would have made of them.
    const opened = crew.open(whole, view.labels)?.catch(() => undefined);
    const places = new Map(opened && whole.map(({ row }, i) => [row.id, i]));
    const read = rows.map((row) =>
      this.#readOne(row.id as InterviewId, view, async (entry) => {
        const place = places.get(row.id);
        const found = place === undefined ? undefined : (await opened)?.[place];
        if (found && 'error' in found) throw new AppError(found.error, 'the helper read it');
        if (found) return found.value as T;
        return view.of(await this.#readHere(entry, row));
      }),
    );
    return present(await Promise.all(read));
  }

  /** The row and its key, when that is all there is of its interview. It may have been asked for before the last save of it. */
  #whole(row: Row): RowWithKey | undefined {
    const id = row.id as InterviewId;
    if (!this.#index.has(id)) return undefined;
    const { rev, changes } = this.#index.interview(id);
    const wrapped = this.#keyring.wrappedKey('interview', id);
    return rev === row.rev && changes.length === 0 && wrapped ? { row, wrapped } : undefined;
  }

  async #readHere({ id, rev, changes }: InterviewEntry, row: Row): Promise<InterviewContent> {
    // A helper that broke has taken the bytes with it.
    if (row.rev !== rev || changes.length > 0 || row.sealed.length === 0) return this.#read(id);
    const key = await this.#keyring.key('interview', id);
    return interviewOf(await this.#rows.opened('interviews', row, rev, key));
  }

  async #readOne<T>(
    id: InterviewId,
    view: View<T>,
    read: (entry: InterviewEntry) => Promise<T> = async () => view.of(await this.#read(id)),
  ): Promise<ReadOnce<T> | undefined> {
    if (!this.#index.has(id)) return undefined;
    const entry = this.#index.interview(id);
    try {
      return { id, entry, content: await read(entry) };
    } catch (cause) {
      // As in `InterviewStore.read`: a save or a removal came between.
      if (!this.#index.has(id)) return undefined;
      if (this.#index.interview(id) !== entry) return this.#readOne(id, view);
      const error = errorCode(cause);
      if (error === 'internal') throw cause;
      return { id, entry, content: undefined, error };
    }
  }
}

function present<T>(list: readonly (T | undefined)[]): T[] {
  return list.filter((one) => one !== undefined);
}
