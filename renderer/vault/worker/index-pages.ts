import { utf8 } from '../../../core/bytes.ts';
import type { InterviewId, PersonId } from '../../../core/domain/ids.ts';
import { AppError } from '../../../core/errors.ts';
import {
  FRESH_MAX,
  type InterviewEntry,
  type OwnKey,
  PAGE_MAX_BYTES,
  PAGE_MAX_ENTRIES,
  type PageContent,
  type PersonEntry,
  type RootContent,
  VAULT_FORMAT,
} from '../../../core/vault/row-format.ts';
import type { Keyring } from './keyring.ts';
import type { RowRef, Rows, RowWrite } from './rows.ts';

interface Page<Entry> {
  readonly id: string;
  rev: number;
  readonly entries: Map<string, Entry>;
}

/**
 * What the vault knows without opening any testimony: the header pages, and the entries that changed
 * since and wait in the root row. Every commit of the vault goes through `commit`, so the chain root -
 * page - row is never out of step with the rows.
 */
export class IndexPages {
  readonly #rows: Rows;
  readonly #keyring: Keyring;
  readonly #interviewPages: Page<InterviewEntry>[] = [];
  readonly #peoplePages: Page<PersonEntry>[] = [];
  readonly #fresh = new Map<InterviewId, InterviewEntry>();
  #singles: Record<string, number> = {};
  #doomed: readonly OwnKey[] = [];

  constructor(rows: Rows, keyring: Keyring) {
    this.#rows = rows;
    this.#keyring = keyring;
  }

  /** The root of a vault that holds nothing yet. */
  static emptyRoot(singles: Readonly<Record<string, number>>): RootContent {
    return { format: VAULT_FORMAT, pages: [], fresh: [], singles };
  }

  /** @throws AppError row-missing, row-damaged, vault-newer */
  async load(): Promise<void> {
    const { root } = await this.#rows.readRoot(await this.#keyring.rootKeys());
    this.#singles = { ...root.singles };
    this.#doomed = root.doomed ?? [];
    for (const entry of root.fresh) this.#fresh.set(entry.id, entry);
    const pages = await Promise.all(
      root.pages.map(async (page) => ({ ...page, content: await this.#readPage(page) })),
    );
    for (const { id, rev, content } of pages) {
      if (content.kind === 'interviews') {
        this.#interviewPages.push({
          id,
          rev,
          entries: new Map(content.entries.map((e) => [e.id, e])),
        });
      } else
        this.#peoplePages.push({
          id,
          rev,
          entries: new Map(content.entries.map((e) => [e.id, e])),
        });
    }
  }

  interviews(): InterviewEntry[] {
    const paged = this.#interviewPages.flatMap((page) => [...page.entries.values()]);
    return [...paged.filter((entry) => !this.#fresh.has(entry.id)), ...this.#fresh.values()];
  }

  /** @throws AppError `not-found` */
  interview(id: InterviewId): InterviewEntry {
    const entry =
      this.#fresh.get(id) ??
      this.#interviewPages.find((page) => page.entries.has(id))?.entries.get(id);
    if (!entry) throw new AppError('not-found', 'interview');
    return entry;
  }

  people(): PersonEntry[] {
    return this.#peoplePages.flatMap((page) => [...page.entries.values()]);
  }

  /**
   * Destroys the keys of rows that are gone. The next commit says that it is done; until then, destroying a
   * key once more does nothing.
   * @throws AppError storage-failed: the next unlock tries again
   */
  async buryDoomed(): Promise<void> {
    for (const doomed of this.#doomed) {
      await this.#keyring.destroyKey(doomed.kind, doomed.id);
      this.#doomed = this.#doomed.filter((other) => other !== doomed);
    }
  }

  singleRev(id: string): number | undefined {
    return this.#singles[id];
  }

  /** Writes an interview's rows and its new entry; nothing is known of them before they are durable. */
  async commitInterview(
    entry: InterviewEntry,
    writes: readonly RowWrite[],
    deletes: readonly RowRef[],
  ): Promise<void> {
    const fresh = new Map(this.#fresh).set(entry.id, entry);
    if (fresh.size > FRESH_MAX) return this.#fold([...fresh.values()], writes, deletes);
    await this.#rows.commit(this.#root({ fresh: [...fresh.values()] }), writes, deletes);
    this.#fresh.set(entry.id, entry);
  }

  /** Writes or (with `rev` undefined) removes a register entry, whose key `buryDoomed` destroys next. */
  async commitPerson(
    id: PersonId,
    rev: number | undefined,
    writes: readonly RowWrite[],
    deletes: readonly RowRef[] = [],
  ): Promise<void> {
    const page = await this.#pageFor(this.#peoplePages, id);
    const entries = new Map(page.entries);
    if (rev === undefined) entries.delete(id);
    else entries.set(id, { id, rev });
    const others = this.#doomed.filter((other) => other.id !== id);
    const doomed = rev === undefined ? [...others, { kind: 'person', id } as const] : others;
    const write = await this.#pageWrite(page, { kind: 'people', entries: [...entries.values()] });
    const root = this.#root({ revs: new Map([[page.id, page.rev + 1]]), doomed });
    await this.#rows.commit(root, [...writes, write], deletes);
    this.#doomed = doomed;
    page.rev += 1;
    page.entries.clear();
    for (const [key, entry] of entries) page.entries.set(key, entry);
  }

  /** Writes one of the rows that exist once in a vault: codebook, contacts. */
  async commitSingle(id: string, content: unknown): Promise<void> {
    const rev = (this.#singles[id] ?? 0) + 1;
    const singles = { ...this.#singles, [id]: rev };
    const write: RowWrite = { table: 'singles', id, rev, key: this.#keyring.singles, content };
    await this.#rows.commit(this.#root({ singles }), [write]);
    this.#singles = singles;
  }

  /** Moves all waiting entries into their pages, in the same commit as the rows that filled the root. */
  async #fold(
    waiting: readonly InterviewEntry[],
    writes: readonly RowWrite[],
    deletes: readonly RowRef[],
  ): Promise<void> {
    const touched = new Map<Page<InterviewEntry>, Map<string, InterviewEntry>>();
    for (const entry of waiting) {
      const page = await this.#pageFor(this.#interviewPages, entry.id, touched);
      const entries = touched.get(page) ?? new Map(page.entries);
      entries.set(entry.id, entry);
      touched.set(page, entries);
    }
    const pageWrites = await Promise.all(
      [...touched].map(([page, entries]) =>
        this.#pageWrite(page, { kind: 'interviews', entries: [...entries.values()] }),
      ),
    );
    const revs = new Map([...touched.keys()].map((page) => [page.id, page.rev + 1]));
    await this.#rows.commit(this.#root({ revs, fresh: [] }), [...writes, ...pageWrites], deletes);
    for (const [page, entries] of touched) {
      page.rev += 1;
      for (const [id, entry] of entries) page.entries.set(id, entry);
    }
    this.#fresh.clear();
  }

  /** The page that holds an id, else one with room, else a new one whose key is on disk already. */
  async #pageFor<Entry>(
    pages: Page<Entry>[],
    id: string,
    touched?: ReadonlyMap<Page<Entry>, ReadonlyMap<string, Entry>>,
  ): Promise<Page<Entry>> {
    const content = (page: Page<Entry>) => touched?.get(page) ?? page.entries;
    const home = pages.find((page) => content(page).has(id));
    const page = home ?? pages.find((candidate) => hasRoom(content(candidate)));
    if (page) return page;
    const fresh: Page<Entry> = { id: crypto.randomUUID(), rev: 0, entries: new Map() };
    await this.#keyring.newKey('page', fresh.id);
    pages.push(fresh);
    return fresh;
  }

  async #pageWrite(
    page: { readonly id: string; readonly rev: number },
    content: PageContent,
  ): Promise<RowWrite> {
    const key = await this.#keyring.key('page', page.id);
    return { table: 'pages', id: page.id, rev: page.rev + 1, key, content };
  }

  async #readPage({ id, rev }: { id: string; rev: number }): Promise<PageContent> {
    return (await this.#rows.read(
      'pages',
      id,
      rev,
      await this.#keyring.key('page', id),
    )) as PageContent;
  }

  /** The root as it will stand after a commit. Pages never written stay out. */
  #root({ revs, fresh, singles, doomed = this.#doomed }: RootChange): RootContent {
    const pages = [...this.#interviewPages, ...this.#peoplePages]
      .map(({ id, rev }) => ({ id, rev: revs?.get(id) ?? rev }))
      .filter((page) => page.rev > 0);
    return {
      format: VAULT_FORMAT,
      pages,
      fresh: fresh ?? [...this.#fresh.values()],
      singles: singles ?? this.#singles,
      ...(doomed.length === 0 ? {} : { doomed }),
    };
  }
}

/** What a commit changes in the root; all else stays as it is. */
interface RootChange {
  readonly revs?: ReadonlyMap<string, number>;
  readonly fresh?: readonly InterviewEntry[];
  readonly singles?: Readonly<Record<string, number>>;
  readonly doomed?: readonly OwnKey[];
}

function hasRoom(entries: ReadonlyMap<string, unknown>): boolean {
  if (entries.size >= PAGE_MAX_ENTRIES) return false;
  // Measured as it will be written: a header with many tags takes several times the room of an empty one.
  return utf8(JSON.stringify([...entries.values()])).length < PAGE_MAX_BYTES - 2048;
}
