import { utf8 } from '../../../core/bytes.ts';
import { PAGE_MAX_BYTES, PAGE_MAX_ENTRIES } from '../../../core/vault/row-format.ts';

interface Page<Entry> {
  readonly id: string;
  /** 0 while it was never written. */
  rev: number;
  readonly entries: Map<string, Entry>;
  /** Bytes of its entries as JSON, measured when something is first put into it. */
  bytes: number | undefined;
}

/** What lies in a page, and in which pages it lay before: older rows of those know it still. */
interface Listed {
  readonly id: string;
  readonly was?: readonly string[];
}

/** A page as it is to be written: nothing of it is known before that is durable. */
export interface PagePlan<Entry> {
  readonly page: Page<Entry>;
  readonly entries: ReadonlyMap<string, Entry>;
  /** Of its entries as JSON. */
  readonly bytes: number;
}

/**
 * The pages of one kind and where each entry lies. What a change costs does not grow with the number of pages:
 * entries are found by id, sizes are kept, and a page with room is the last that had some.
 */
export class HeaderPages<Entry extends Listed> {
  readonly #pages = new Map<string, Page<Entry>>();
  readonly #home = new Map<string, Page<Entry>>();
  /** Pages that may have room; one that proves full is dropped from here. */
  readonly #roomy: Page<Entry>[] = [];

  add(id: string, rev: number, entries: readonly Entry[]): void {
    const page = { id, rev, entries: new Map(), bytes: undefined };
    this.#pages.set(id, page);
    for (const entry of entries) {
      page.entries.set(entry.id, entry);
      this.#home.set(entry.id, page);
    }
    if (entries.length < PAGE_MAX_ENTRIES) this.#roomy.push(page);
  }

  get(id: string): Entry | undefined {
    return this.#home.get(id)?.entries.get(id);
  }

  has(id: string): boolean {
    return this.#home.has(id);
  }

  all(): Entry[] {
    return [...this.#pages.values()].flatMap((page) => [...page.entries.values()]);
  }

  /** Every page that lies on disk. */
  refs(): { readonly id: string; readonly rev: number }[] {
    return [...this.#pages.values()]
      .filter(({ rev }) => rev > 0)
      .map(({ id, rev }) => ({ id, rev }));
  }

  /** The pages that change when these entries are put and removed, as they will be. A full one is split. */
  plan(puts: readonly Entry[], removed: readonly string[] = []): PagePlan<Entry>[] {
    const touched = new Map<Page<Entry>, Draft<Entry>>();
    const draftOf = (page: Page<Entry>) => {
      const known = touched.get(page);
      if (known) return known;
      page.bytes ??= sizeOf([...page.entries.values()]);
      const draft = { entries: new Map(page.entries), bytes: page.bytes };
      touched.set(page, draft);
      return draft;
    };
    for (const id of removed) {
      const home = this.#home.get(id);
      if (home) take(draftOf(home), id);
    }
    for (const put of puts) {
      const home = this.#home.get(put.id);
      const was = put.was ?? home?.entries.get(put.id)?.was;
      const entry = was ? { ...put, was } : put;
      const size = sizeOf([entry]);
      if (home) take(draftOf(home), entry.id);
      // An entry that grew out of its page moves to another.
      if (home && hasRoom(draftOf(home), size)) {
        give(draftOf(home), entry, size);
        continue;
      }
      const moving = home ? leaving(home.id, entry) : entry;
      const movingSize = home ? sizeOf([moving]) : size;
      give(draftOf(this.#withRoom(movingSize, touched)), moving, movingSize);
    }
    return [...touched].map(([page, draft]) => ({ page, ...draft }));
  }

  /**
   * The pages in which one of these lies or ever lay: each as a new page without them, in place of the old one.
   * @returns ids of the old pages, and the new ones as they will be; a page that is left empty is none
   */
  replacing(gone: ReadonlySet<string>): { old: readonly string[]; plans: PagePlan<Entry>[] } {
    const held = [...gone].flatMap((id) => {
      const home = this.#home.get(id);
      return home ? [home.id, ...(home.entries.get(id)?.was ?? [])] : [];
    });
    const old = [...new Set(held)].flatMap((id) => this.#pages.get(id) ?? []);
    const plans = old.map((page) => {
      const entries = new Map([...page.entries].filter(([id]) => !gone.has(id)));
      return { page: newPage<Entry>(), entries, bytes: sizeOf([...entries.values()]) };
    });
    return {
      old: old.map(({ id }) => id),
      plans: plans.filter(({ entries }) => entries.size > 0),
    };
  }

  /** Drops pages that others stand in for. */
  forget(ids: readonly string[]): void {
    for (const id of ids) {
      const page = this.#pages.get(id);
      if (!page) continue;
      this.#pages.delete(id);
      for (const entry of page.entries.keys()) this.#home.delete(entry);
      if (this.#roomy.includes(page)) this.#roomy.splice(this.#roomy.indexOf(page), 1);
    }
  }

  /** Takes over what was planned, now that it lies on disk. */
  apply(plans: readonly PagePlan<Entry>[]): void {
    for (const { page, bytes } of plans) {
      for (const id of page.entries.keys()) if (this.#home.get(id) === page) this.#home.delete(id);
      page.entries.clear();
      page.rev += 1;
      page.bytes = bytes;
    }
    for (const { page, entries } of plans) {
      this.#pages.set(page.id, page);
      for (const [id, entry] of entries) {
        page.entries.set(id, entry);
        this.#home.set(id, page);
      }
      if (entries.size < PAGE_MAX_ENTRIES && !this.#roomy.includes(page)) this.#roomy.push(page);
    }
  }

  #withRoom(size: number, touched: ReadonlyMap<Page<Entry>, Draft<Entry>>): Page<Entry> {
    const fresh = [...touched.keys()].filter((page) => page.rev === 0);
    const open = fresh.find((page) => {
      const draft = touched.get(page);
      return draft && hasRoom(draft, size);
    });
    if (open) return open;
    for (let page = this.#roomy.at(-1); page; page = this.#roomy.at(-1)) {
      page.bytes ??= sizeOf([...page.entries.values()]);
      const { entries, bytes } = page;
      if (hasRoom(touched.get(page) ?? { entries, bytes }, size)) return page;
      this.#roomy.pop();
    }
    return newPage();
  }
}

function newPage<Entry>(): Page<Entry> {
  return { id: crypto.randomUUID(), rev: 0, entries: new Map(), bytes: 0 };
}

function leaving<Entry extends Listed>(page: string, entry: Entry): Entry {
  return { ...entry, was: [...(entry.was ?? []), page] };
}

interface Draft<Entry> {
  readonly entries: Map<string, Entry>;
  bytes: number;
}

function take<Entry>(draft: Draft<Entry>, id: string): void {
  const entry = draft.entries.get(id);
  if (entry === undefined) return;
  draft.entries.delete(id);
  draft.bytes -= sizeOf([entry]);
}

function give<Entry extends { readonly id: string }>(
  draft: Draft<Entry>,
  entry: Entry,
  size: number,
): void {
  draft.entries.set(entry.id, entry);
  draft.bytes += size;
}

/** An entry that is larger than a page has one for itself. */
function hasRoom<Entry>({ entries, bytes }: Draft<Entry>, size: number): boolean {
  if (entries.size === 0) return true;
  return entries.size < PAGE_MAX_ENTRIES && bytes + size <= PAGE_MAX_BYTES;
}

/** Bytes that entries take in a page's JSON, their commas with them. */
function sizeOf(entries: readonly unknown[]): number {
  return entries.reduce<number>((sum, entry) => sum + utf8(JSON.stringify(entry)).length + 1, 0);
}
