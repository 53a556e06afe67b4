import type { CustodyReason, Deed } from '../../../core/custody/custody-entry.ts';
import { actionOfEdit } from '../../../core/custody/deed-of-edit.ts';
import type { InterviewId } from '../../../core/domain/ids.ts';
import { newId } from '../../../core/domain/ids.ts';
import {
  type Interview,
  type InterviewHeader,
  type InterviewRecord,
  normaliseText,
} from '../../../core/domain/interview.ts';
import { AppError, type ErrorCode, errorCode } from '../../../core/errors.ts';
import { headerOf } from '../../../core/vault/interview-header.ts';
import type { InterviewContent, InterviewEntry } from '../../../core/vault/row-format.ts';
import type { InterviewEdit, SaveReceipt } from '../api.ts';
import type { DamagedInterview } from '../calls/damage-calls.ts';
import type { CustodyStore, CustodyWrites } from './custody-store.ts';
import { applyEdit, type Edit } from './edits.ts';
import type { HistoryStore } from './history-store.ts';
import type { IndexPages } from './index-pages.ts';
import { InterviewRows } from './interview-rows.ts';
import type { Keyring } from './keyring.ts';
import { ManyInterviews } from './many-interviews.ts';
import { isMisplaced } from './misplaced-rows.ts';
import { rebuildOne } from './rebuild.ts';
import { readable, type RowRef, type Rows, type RowWrite } from './rows.ts';

/** A lock waits two seconds: of so many interviews the log gets how they were left. */
const LEFT_MAX = 64;

/** The interview that was opened last, as it lies on disk; edits are applied to it and to the disk alike. */
interface Current {
  readonly id: InterviewId;
  content: InterviewContent;
}

/** An interview as it was once. */
export interface EarlierState {
  readonly content: InterviewContent;
  /** Revision of its row then. */
  readonly rev: number;
}

interface InterviewParts {
  readonly rows: Rows;
  readonly keyring: Keyring;
  readonly index: IndexPages;
  readonly history: HistoryStore;
  readonly custody: CustodyStore;
}

/** Interviews, with what each save brings along: an earlier version, an entry in the custody chain. */
export class InterviewStore {
  readonly #rows: Rows;
  readonly #keyring: Keyring;
  readonly #index: IndexPages;
  readonly #history: HistoryStore;
  readonly #custody: CustodyStore;
  readonly #own: InterviewRows;
  /** Thousands of them at once. */
  readonly many: ManyInterviews;
  #current: Current | undefined;

  constructor({ rows, keyring, index, history, custody }: InterviewParts) {
    this.many = new ManyInterviews({ rows, keyring, index, read: (id) => this.read(id) });
    this.#rows = rows;
    this.#keyring = keyring;
    this.#index = index;
    this.#history = history;
    this.#custody = custody;
    this.#own = new InterviewRows({ rows, keyring, index });
  }

  headers(): InterviewHeader[] {
    return this.#index.headers();
  }

  /** Undefined when it is not here. */
  header(id: InterviewId): InterviewHeader | undefined {
    return this.#index.has(id) ? this.#index.interview(id).header : undefined;
  }

  /** By which a person knows it: of a translation the original's. @throws AppError not-found */
  codeOf(id: InterviewId): string {
    const { code, translationOf } = this.#index.interview(id).header;
    return translationOf !== undefined && this.#index.has(translationOf)
      ? this.codeOf(translationOf)
      : code;
  }

  async create(record: InterviewRecord, text = '', reason: CustodyReason = ''): Promise<Interview> {
    const id = newId<InterviewId>();
    const content = { record, text: normaliseText(text) };
    await this.#make(id, content, { action: 'create', reason });
    this.#current = { id, content };
    return { id, ...content };
  }

  /** One that another vault has, under the id that it has there, which this vault must not have. */
  async createMerged(id: InterviewId, content: InterviewContent, bundle: string): Promise<void> {
    await this.#make(id, content, { action: 'merge', target: bundle });
  }

  async #make(id: InterviewId, content: InterviewContent, deed: Deed): Promise<void> {
    const key = await this.#keyring.newKey('interview', id);
    const now = Date.now();
    const made = { id, rev: 1, changes: [], header: headerOf(id, content, now) };
    const { entry, writes, deeds } = await this.#custody.add(made, deed, content, now);
    const write: RowWrite = { table: 'interviews', id, rev: 1, key, content };
    await this.#index.commitInterview(entry, [write, ...writes], [], deeds);
  }

  /**
   * What two vaults have become in the place of what lies here, which becomes a version.
   * @param isTheirs whether it is in everything what the bundle says: then this vault has what the other has
   */
  async merge(
    id: InterviewId,
    content: InterviewContent,
    { bundle, isTheirs }: { readonly bundle: string; readonly isTheirs: boolean },
  ): Promise<void> {
    const entry = this.#index.interview(id);
    const now = Date.now();
    const version = await this.#history.wholeVersion(entry, await this.read(id), now);
    const deed = { action: 'merge', target: bundle } as const;
    const custody = await this.#custody.add(entry, deed, isTheirs ? content : undefined, now);
    const header = headerOf(id, content, now, entry.header.deletedAt);
    const history = version && { history: version.history };
    await this.#own.writeWhole({ ...custody.entry, header, ...history }, content, {
      writes: [...(version?.writes ?? []), ...custody.writes],
      deletes: version?.deletes ?? [],
      deeds: custody.deeds,
    });
    this.forget(new Set([id]));
  }

  /** @throws AppError not-found, row-missing, row-damaged, row-rearranged */
  async open(id: InterviewId): Promise<Interview> {
    const content = await this.read(id).catch(async (error: unknown) => {
      throw (await this.#isMisplaced(id, errorCode(error)))
        ? new AppError('row-rearranged', 'interview', { cause: error })
        : error;
    });
    this.#current = { id, content };
    this.#history.startSession();
    return { id, ...content };
  }

  /** Forgets what it knows of interviews that are gone. */
  forget(ids: ReadonlySet<InterviewId>): void {
    this.#custody.forget(ids);
    if (this.#current && ids.has(this.#current.id)) this.#current = undefined;
  }

  /** The same without making it the one being edited (export, detection). */
  async read(id: InterviewId): Promise<InterviewContent> {
    if (this.#current?.id === id) return this.#current.content;
    const entry = this.#index.interview(id);
    try {
      return await this.#own.read(entry);
    } catch (error) {
      // Reads do not wait for saves: when one came between, these rows are not damaged but of yesterday.
      if (this.#index.interview(id) === entry) throw error;
      return this.read(id);
    }
  }

  /** Reads every interview. @returns those that do not open */
  async check(): Promise<DamagedInterview[]> {
    const ids = this.headers().map(({ id }) => id);
    const damaged: DamagedInterview[] = [];
    for await (const batch of this.many.read(ids))
      for (const { id, ...read } of batch)
        if ('error' in read) {
          const error = (await this.#isMisplaced(id, read.error)) ? 'row-rearranged' : read.error;
          damaged.push({ id, code: this.codeOf(id), error });
        }
    return damaged;
  }

  /** Only of what was just found damaged: it looks through the whole vault. */
  async #isMisplaced(id: InterviewId, error: ErrorCode): Promise<boolean> {
    if (error !== 'row-damaged' || !this.#index.has(id)) return false;
    const [rows, keyring, entries] = [this.#rows, this.#keyring, this.#index.interviews()];
    return isMisplaced(this.#index.interview(id), { rows, keyring, entries });
  }

  /** Durable when it resolves. @throws AppError not-found, write-conflict, storage-full, storage-failed */
  async save({ id, record, changes }: InterviewEdit): Promise<SaveReceipt> {
    const before = this.#current?.id === id ? this.#current.content : await this.read(id);
    const edit: Edit = { ...(changes ? { changes } : {}), ...(record ? { record } : {}) };
    const content = applyEdit(before, edit);
    const now = Date.now();
    const known = this.#index.interview(id);
    const version = await this.#history.before(known, before, content, now);
    const action = actionOfEdit(before, content);
    const custody = this.#custody.isDue(known, action, now)
      ? await this.#custody.add(known, { action }, content, now)
      : undefined;
    const header = headerOf(id, content, now, known.header.deletedAt);
    const history = version && { history: version.history };
    await this.#own.write({ ...(custody?.entry ?? known), header, ...history }, content, edit, {
      writes: [...(version?.writes ?? []), ...(custody?.writes ?? [])],
      deletes: version?.deletes ?? [],
      deeds: custody?.deeds ?? [],
    });
    if (version) this.#history.kept(id, now);
    this.#custody.changed(id, custody && action, now);
    this.#current = { id, content };
    return { savedAt: header.updatedAt, header };
  }

  /**
   * Puts an earlier state into the place of rows that do not open; of one that opens now that its key is back, nothing is
   * written over. Its earlier versions stay. @throws as `save`
   */
  async bringBack(id: InterviewId, earlier: EarlierState): Promise<InterviewHeader> {
    const entry = this.#index.has(id)
      ? this.#index.interview(id)
      : await this.#unlisted(id, earlier);
    if (this.#index.has(id) && (await readable(() => this.read(id)))) return entry.header;
    const { content } = earlier;
    const now = Date.now();
    const header = headerOf(id, content, now, entry.header.deletedAt);
    const custody = await this.#custody.add(entry, { action: 'bring-back' }, content, now);
    await this.#own.writeWhole({ ...custody.entry, header }, content, { ...custody, deletes: [] });
    this.forget(new Set([id]));
    return header;
  }

  /** The entry of one that no page lists: its own rows' if they open, which is in the list then; else of what is to come. */
  async #unlisted(id: InterviewId, { content, rev }: EarlierState): Promise<InterviewEntry> {
    const { entry, changes } = await rebuildOne(id, this.#rows, this.#keyring);
    if (entry) {
      await this.#index.commitInterview(entry, [], []);
      return entry;
    }
    // No change that is left of it, here or in a snapshot, may ever fit the row that is to come.
    const there = (await this.#rows.revOf('interviews', id)) ?? 0;
    const history = await this.#rows.revOf('versions', id);
    // One that stood in the interview's row is lost with it, which the entry of what is done next says.
    const custody = (await this.#rows.revOf('custody', id)) ?? 0;
    return {
      id,
      rev: Math.max(there, rev, ...changes.map(({ base }) => base)),
      changes: changes.map((change) => change.id),
      header: headerOf(id, content, Date.now()),
      ...(history === undefined ? {} : { history }),
      custody,
    };
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
      { table: 'custody', id },
    ];
  }

  /** These interviews and the translations of them, which go where they go. */
  withTranslations(ids: readonly InterviewId[]): InterviewId[] {
    const wanted = new Set(ids);
    for (const { id, translationOf } of this.headers())
      if (translationOf !== undefined && wanted.has(translationOf)) wanted.add(id);
    return [...wanted];
  }

  bin(id: InterviewId, time: number | undefined): Promise<void> {
    return this.binAll([id], time);
  }

  /** With their translations, in one commit; those that went to the bin before they did stay there. */
  async binAll(ids: readonly InterviewId[], time: number | undefined): Promise<void> {
    const action = time === undefined ? 'unbin' : 'bin';
    const moved = ids.flatMap((id) => this.#moved(id, time));
    await this.#enter(
      moved.map((entry) => this.#custody.add(entry, { action }, undefined, Date.now())),
    );
  }

  #moved(id: InterviewId, time: number | undefined): InterviewEntry[] {
    const before = this.#index.interview(id).header.deletedAt;
    const all = this.withTranslations([id]).map((one) => this.#index.interview(one));
    // Its own time tells those that go with it from those that were there: a clock may say the same twice.
    const times = all.map(({ header }) => header.deletedAt ?? 0);
    const deletedAt = time === undefined ? undefined : Math.max(time, ...times.map((t) => t + 1));
    return all
      .filter((entry) => entry.id === id || entry.header.deletedAt === before)
      .map((entry) => {
        const { deletedAt: _, ...header } = entry.header;
        return { ...entry, header: deletedAt === undefined ? header : { ...header, deletedAt } };
      });
  }

  /** An entry in the chain of each of these that is not destroyed, with what it holds; all in one commit. */
  async enterExport(ids: readonly InterviewId[], bundle: string): Promise<void> {
    const now = Date.now();
    const deed = { action: 'export', target: bundle } as const;
    await this.#enter(
      ids
        .filter((id) => this.#index.has(id))
        .map(async (id) =>
          this.#custody.add(this.#index.interview(id), deed, await this.read(id), now),
        ),
    );
  }

  /** Enters how the interviews were left that changed since their last entries. */
  async enterAsLeft(): Promise<void> {
    const now = Date.now();
    const ids = this.#custody.unsaid.filter((id) => this.#index.has(id)).slice(-LEFT_MAX);
    await this.#enter(
      ids.map(async (id) =>
        this.#custody.addIfUnsaid(this.#index.interview(id), await this.read(id), now),
      ),
    );
    this.#custody.forget(ids);
  }

  async #enter(adding: readonly Promise<CustodyWrites | undefined>[]): Promise<void> {
    const added = (await Promise.all(adding)).filter((one) => one !== undefined);
    if (added.length === 0) return;
    await this.#index.commitInterviews(
      added.map(({ entry }) => entry),
      added.flatMap(({ writes }) => writes),
      [],
      added.flatMap(({ deeds }) => deeds),
    );
  }
}
