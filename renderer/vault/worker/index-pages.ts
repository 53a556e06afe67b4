import type { Deed } from '../../../core/custody/custody-entry.ts';
import type { InterviewId, PersonId } from '../../../core/domain/ids.ts';
import type { InterviewHeader } from '../../../core/domain/interview.ts';
import { AppError } from '../../../core/errors.ts';
import {
  FRESH_MAX,
  type IndexContent,
  type InterviewEntry,
  type OwnKey,
  type PageContent,
  parseRow,
  type PageRef,
  PINNED_SINGLES,
  type PersonEntry,
  type RootContent,
  VAULT_FORMAT,
} from '../../../core/vault/row-format.ts';
import type { HeaderPart } from '../api.ts';
import { HeaderPages, type PagePlan } from './header-pages.ts';
import type { Keyring } from './keyring.ts';
import {
  destroyed,
  distinct,
  type IndexChange,
  type IndexReport,
  isOfRecord,
  type SingleContent,
} from './index-change.ts';
import { INDEX, PageRows } from './page-rows.ts';
import { rebuild } from './rebuild.ts';
import { readable, type RowRef, type Rows, type RowWrite, type SealedRow } from './rows.ts';
import { LOG, VaultLog } from './vault-log.ts';

/**
 * What the vault knows without opening any testimony: the header pages, and the entries that changed
 * since and wait in the root row. Every commit of the vault goes through here, so the chain root - index -
 * page - row is never out of step with the rows.
 */
export class IndexPages {
  readonly log: VaultLog;
  readonly #rows: Rows;
  readonly #keyring: Keyring;
  readonly #pages: PageRows;
  readonly #interviewPages = new HeaderPages<InterviewEntry>();
  readonly #peoplePages = new HeaderPages<PersonEntry>();
  readonly #fresh = new Map<InterviewId, InterviewEntry>();
  #singles: Record<string, number> = {};
  #doomed: readonly OwnKey[] = [];
  #lost: readonly InterviewId[] = [];

  constructor(rows: Rows, keyring: Keyring) {
    this.#rows = rows;
    this.#keyring = keyring;
    this.#pages = new PageRows(rows, keyring);
    this.log = new VaultLog(rows, keyring);
  }

  /** The root of a vault that holds nothing yet. */
  static emptyRoot(singles: Readonly<Record<string, number>>): RootContent {
    return { format: VAULT_FORMAT, fresh: [], singles };
  }

  /**
   * Reads root, index and pages. What of them is damaged or missing is made anew from the rows and committed, after
   * everything that can be read was read; no row is deleted for it.
   * @param tell gets each page as it is opened: who shows the list takes it in meanwhile
   * @throws AppError `vault-newer`, `row-missing` when no row is left, storage-*
   */
  async load(tell: (part: HeaderPart) => void): Promise<IndexReport> {
    const root = await readable(
      async () => (await this.#rows.readRoot(await this.#keyring.rootKeys())).root,
    );
    this.#singles = { ...root?.singles };
    this.#doomed = root?.doomed ?? [];
    this.#lost = root?.lost ?? [];
    for (const entry of root?.fresh ?? []) this.#fresh.set(entry.id, entry);
    const listed = root && (await readable(() => this.#pages.listed(root)));
    const damagedPages = await this.#loadPages(listed ?? (await this.#pages.onDisk()), tell);
    tell({ newer: [...this.#fresh.values()].map(({ header }) => header) });
    const isRootDamaged = !listed || (damagedPages === 0 && (await this.#hasUnlisted()));
    if (isRootDamaged || damagedPages > 0) {
      await this.#repair(root !== undefined, listed !== undefined);
      tell({ all: this.headers() });
    }
    return { damagedPages, isRootDamaged, lost: this.#lost.length };
  }

  /** A row and its key are never there without an entry, unless the root is of before they were made. */
  async #hasUnlisted(): Promise<boolean> {
    const elsewhere = new Set<string>([...this.#lost, ...this.#doomed.map(({ id }) => id)]);
    const isListed = {
      interview: (id: string) => this.has(id as InterviewId),
      person: (id: string) => this.#peoplePages.has(id),
    };
    const tables = { interview: 'interviews', person: 'people' } as const;
    for (const kind of ['interview', 'person'] as const)
      for (const id of this.#keyring.ids(kind))
        if (!isListed[kind](id) && !elsewhere.has(id))
          if ((await this.#rows.revOf(tables[kind], id)) !== undefined) return true;
    return false;
  }

  /** Takes pages in, in the order of the index. @returns how many could not be opened */
  async #loadPages(refs: readonly PageRef[], tell: (part: HeaderPart) => void): Promise<number> {
    const opening = refs.map(async (ref) => ({
      ...ref,
      json: await readable(() => this.#pages.open(ref)),
    }));
    // Of several that fail, one is met below.
    for (const one of opening) one.catch(() => undefined);
    let damaged = 0;
    for (const one of opening) {
      const { id, rev, json } = await one;
      if (!json) {
        damaged += 1;
        continue;
      }
      tell({ page: json });
      const content = parseRow(json) as PageContent;
      if (content.kind === 'interviews') this.#interviewPages.add(id, rev, content.entries);
      else this.#peoplePages.add(id, rev, content.entries);
    }
    return damaged;
  }

  async #repair(hasRoot: boolean, arePagesPinned: boolean): Promise<void> {
    const interviews = new Map(this.interviews().map((entry) => [entry.id, entry]));
    const people = new Map(this.people().map((entry) => [entry.id, entry]));
    const found = await rebuild(this.#rows, this.#keyring, { arePagesPinned, interviews, people });
    if (!hasRoot) await this.#replaceRoot();
    const isFound = (id: InterviewId) => found.interviews.some((entry) => entry.id === id);
    const lost = [...new Set([...this.#lost, ...found.lost])].filter((id) => !isFound(id));
    for (const entry of found.interviews) this.#fresh.set(entry.id, entry);
    await this.#commit({
      interviews: this.#interviewPages.plan([...this.#fresh.values()]),
      people: this.#peoplePages.plan(found.people),
      fresh: [],
      lost,
      isIndexNew: true,
    });
  }

  /** @throws AppError `row-missing` when nothing is left: an emptied database is for a snapshot to bring back */
  async #replaceRoot(): Promise<void> {
    const singles = await this.#rows.ids('singles');
    const others = await Promise.all([this.#rows.ids('interviews'), this.#rows.ids('people')]);
    if (singles.length === 0 && others.flat().length === 0)
      throw new AppError('row-missing', 'the database is empty');
    for (const id of PINNED_SINGLES.filter((single) => singles.includes(single)))
      this.#singles[id] = (await this.#rows.revOf('singles', id)) ?? 0;
    const known = (await this.#keyring.rootKeys())[0]?.key;
    await this.#rows.replaceRoot(
      known ?? (await this.#keyring.newKey('root', crypto.randomUUID())),
    );
  }

  interviews(): InterviewEntry[] {
    const paged = this.#interviewPages.all();
    return [...paged.filter((entry) => !this.#fresh.has(entry.id)), ...this.#fresh.values()];
  }

  headers(): InterviewHeader[] {
    return this.interviews().map(({ header }) => header);
  }

  /** @throws AppError `not-found` */
  interview(id: InterviewId): InterviewEntry {
    const entry = this.#fresh.get(id) ?? this.#interviewPages.get(id);
    if (!entry) throw new AppError('not-found', 'interview');
    return entry;
  }

  has(id: InterviewId): boolean {
    return this.#fresh.has(id) || this.#interviewPages.has(id);
  }

  /** Interviews of which neither row nor header can be read. */
  get lost(): readonly InterviewId[] {
    return this.#lost;
  }

  /** Keys whose rows are gone and which are still to be destroyed. */
  get doomed(): readonly OwnKey[] {
    return this.#doomed;
  }

  person(id: PersonId): PersonEntry | undefined {
    return this.#peoplePages.get(id);
  }

  /** Ids of everything that root and pages list: the pages, what is lost and what is to be destroyed too. */
  listedIds(): ReadonlySet<string> {
    const pages = [...this.#interviewPages.refs(), ...this.#peoplePages.refs()];
    const listed = [...this.interviews(), ...this.people(), ...pages, ...this.#doomed];
    return new Set([...listed.map(({ id }) => id), ...this.#lost]);
  }

  people(): PersonEntry[] {
    return this.#peoplePages.all();
  }

  /**
   * Destroys the keys of rows that are gone. The next commit says that it is done; until then, destroying a
   * key once more does nothing. While a snapshot was missed they stay doomed, for the next time to reach it.
   * @returns names of snapshots that could not be reached
   * @throws AppError storage-failed: the next unlock tries again
   */
  async buryDoomed(): Promise<readonly string[]> {
    const missed = await this.#keyring.destroyKeys(this.#doomed);
    if (missed.length > 0) return missed;
    const deeds = this.#doomed.filter(isOfRecord).map(destroyed);
    this.#doomed = [];
    // While no commit says that they are destroyed, the next unlock destroys them once more, and enters it then.
    if (deeds.length > 0) await this.commitDeeds(deeds).catch(() => undefined);
    return missed;
  }

  /** Lists that exist once, and their revisions. */
  get singles(): Readonly<Record<string, number>> {
    return this.#singles;
  }

  singleRev(id: string): number | undefined {
    return this.#singles[id];
  }

  /** Writes an interview's rows and its new entry; nothing is known of them before they are durable. */
  commitInterview(
    entry: InterviewEntry,
    writes: readonly RowWrite[],
    deletes: readonly RowRef[],
    deeds: readonly Deed[] = [],
  ): Promise<void> {
    return this.commitInterviews([entry], writes, deletes, deeds);
  }

  /**
   * The same for several at once: in the root while few wait there, else all in their pages.
   * @param lists rows of `singles` that are written with them
   */
  async commitInterviews(
    entries: readonly InterviewEntry[],
    writes: readonly (RowWrite | SealedRow)[],
    deletes: readonly RowRef[] = [],
    deeds: readonly Deed[] = [],
    lists: readonly SingleContent[] = [],
  ): Promise<void> {
    const back = new Map(entries.map((entry) => [entry.id, entry]));
    const lost = this.#lost.filter((id) => !back.has(id));
    const fresh = [...new Map([...this.#fresh, ...back]).values()];
    const change =
      fresh.length > FRESH_MAX
        ? { interviews: this.#interviewPages.plan(fresh), fresh: [], lost, deeds }
        : { fresh, lost, deeds };
    const rows = lists.map((list) => this.#single(list).write);
    const revs = rows.map(({ id, rev }) => [id, rev] as const);
    const singles = { ...this.#singles, ...Object.fromEntries(revs) };
    return this.#commit({ ...change, singles }, [...writes, ...rows], deletes);
  }

  /** Writes or (with `rev` undefined) removes a register entry, whose key `buryDoomed` destroys next. */
  async commitPerson(
    id: PersonId,
    rev: number | undefined,
    writes: readonly RowWrite[],
    deletes: readonly RowRef[] = [],
  ): Promise<void> {
    const people =
      rev === undefined ? this.#peoplePages.plan([], [id]) : this.#peoplePages.plan([{ id, rev }]);
    const others = this.#doomed.filter((other) => other.id !== id);
    const doomed = rev === undefined ? [...others, { kind: 'person', id } as const] : others;
    await this.#commit({ people, doomed }, writes, deletes);
  }

  /** Writes many register entries at once. */
  async commitPeople(entries: readonly PersonEntry[], writes: readonly RowWrite[]): Promise<void> {
    await this.#commit({ people: this.#peoplePages.plan(entries) }, writes);
  }

  /**
   * Takes interviews out for ever: their rows, their entries. Each page that knew of one is written anew under
   * another id and key, the root under another key, because older rows of both may lie in the database's files
   * for long. In the same commit the old keys become doomed; `buryDoomed` destroys them next: with them those of
   * pages that nothing lists any more, because a damaged page that was made anew may have known of one too.
   * @param deletes every row of these interviews
   * @param list the row of `singles` that says they are gone
   * @param deeds what the vault's custody chain says of it
   */
  async commitRemoval(
    ids: ReadonlySet<InterviewId>,
    deletes: readonly RowRef[],
    list: { readonly id: string; readonly content: unknown },
    deeds: readonly Deed[],
  ): Promise<void> {
    const oldRoots = await this.#keyring.rootKeys();
    const { old: replaced, plans } = this.#interviewPages.replacing(ids);
    const pagesGone = this.#pagesBut(new Set(replaced), plans);
    const doomed = distinct([
      ...this.#doomed,
      ...[...ids].map((id) => ({ kind: 'interview', id }) as const),
      ...pagesGone.map((id) => ({ kind: 'page', id }) as const),
      ...oldRoots.map(({ id }) => ({ kind: 'root', id }) as const),
    ]);
    const { singles, write } = this.#single(list);
    const fresh = [...this.#fresh.values()].filter((entry) => !ids.has(entry.id));
    const lost = this.#lost.filter((id) => !ids.has(id));
    await this.#commit(
      { interviews: plans, replaced, fresh, singles, doomed, lost, deeds },
      [write],
      [...deletes, ...pagesGone.map((id): RowRef => ({ table: 'pages', id }))],
      await this.#keyring.newKey('root', crypto.randomUUID()),
    );
  }

  /** Pages that have a key and will not be listed once these were replaced by those. */
  #pagesBut(
    replaced: ReadonlySet<string>,
    plans: readonly PagePlan<InterviewEntry | PersonEntry>[],
  ): string[] {
    const refs = [...this.#interviewPages.refs(), ...this.#peoplePages.refs()];
    const stay = new Set(refs.map(({ id }) => id).filter((id) => !replaced.has(id)));
    for (const { page } of plans) stay.add(page.id);
    return this.#keyring.ids('page').filter((id) => !stay.has(id));
  }

  /** Enters what was done to the vault itself, or to what has no chain of its own. */
  async commitDeeds(deeds: readonly Deed[]): Promise<void> {
    await this.#commit({ deeds });
  }

  /** Writes one of the rows that exist once in a vault: codebook, contacts, exports. */
  async commitSingle(id: string, content: unknown): Promise<void> {
    const { singles, write } = this.#single({ id, content });
    await this.#commit({ singles }, [write]);
  }

  #single({ id, content }: SingleContent) {
    const rev = (this.#singles[id] ?? 0) + 1;
    const write: RowWrite = { table: 'singles', id, rev, key: this.#keyring.singles, content };
    return { singles: { ...this.#singles, [id]: rev }, write };
  }

  /** Writes rows, the pages that change, the index if one does, and the root, at once; then takes it over. */
  async #commit(
    change: IndexChange,
    writes: readonly (RowWrite | SealedRow)[] = [],
    deletes: readonly RowRef[] = [],
    rootKey?: CryptoKey,
  ): Promise<void> {
    const { interviews = [], people = [], replaced = [], isIndexNew } = change;
    const { fresh = [...this.#fresh.values()], doomed = this.#doomed, lost = this.#lost } = change;
    let { singles = this.#singles } = change;
    const all = [
      ...writes,
      ...(await this.#pages.writes('interviews', interviews)),
      ...(await this.#pages.writes('people', people)),
    ];
    if (isIndexNew === true || all.length > writes.length || replaced.length > 0) {
      const content = this.#refsAfter(replaced, [...interviews, ...people]);
      const index = this.#single({ id: INDEX, content });
      all.push(index.write);
      singles = { ...singles, [INDEX]: index.write.rev };
    }
    const log = change.deeds?.length
      ? await this.log.plan(change.deeds, singles[LOG], Date.now())
      : undefined;
    if (log) {
      all.push(...log.writes);
      singles = { ...singles, [LOG]: log.rev };
    }
    const root: RootContent = {
      format: VAULT_FORMAT,
      fresh,
      singles,
      ...(doomed.length === 0 ? {} : { doomed }),
      ...(lost.length === 0 ? {} : { lost }),
    };
    await this.#rows.commit(root, all, deletes, rootKey);
    log?.applied();
    this.#interviewPages.forget(replaced);
    this.#interviewPages.apply(interviews);
    this.#peoplePages.apply(people);
    this.#singles = singles;
    if (change.fresh) this.#fresh.clear();
    for (const entry of change.fresh ?? []) this.#fresh.set(entry.id, entry);
    if (change.doomed) this.#doomed = change.doomed;
    if (change.lost) this.#lost = change.lost;
  }

  #refsAfter(
    replaced: readonly string[],
    plans: readonly PagePlan<InterviewEntry | PersonEntry>[],
  ): IndexContent {
    const gone = new Set(replaced);
    const refs = [...this.#interviewPages.refs(), ...this.#peoplePages.refs()];
    const pages = new Map(refs.filter(({ id }) => !gone.has(id)).map(({ id, rev }) => [id, rev]));
    for (const { page } of plans) pages.set(page.id, page.rev + 1);
    return [...pages].map(([id, rev]) => ({ id, rev }));
  }
}
