import { searchedNames } from '../../../core/codebook/searched-names.ts';
import type { InterviewId, TagId } from '../../../core/domain/ids.ts';
import type { InterviewHeader } from '../../../core/domain/interview.ts';
import type { Tag } from '../../../core/domain/tag.ts';
import { TextFolder } from '../../../core/search/fold-text.ts';
import {
  findHits,
  type Hit,
  matches,
  parseQuery,
  type SearchQuery,
} from '../../../core/search/query.ts';
import { type SearchPart, searchParts } from '../../../core/search/searchable.ts';
import type {
  SearchNews,
  SearchPlace,
  SearchPlaces,
  SearchSummary,
} from '../calls/search-calls.ts';
import type { Vault } from './vault.ts';

/** An interview's folded text, good as long as its header is the one it was made for. */
interface Folded {
  readonly header: InterviewHeader;
  /** Undefined when the interview could not be read. */
  readonly text: string | undefined;
}

type Tell = (news: SearchNews) => void;

interface Scan {
  readonly turn: number;
  readonly tell: Tell;
  readonly query: SearchQuery;
  readonly labels: ReadonlyMap<TagId, string>;
  readonly missing: ReadonlyMap<InterviewId, InterviewHeader>;
  /** Interviews that were looked through before. */
  readonly done: number;
  readonly total: number;
}

/** Milliseconds between two messages to the page. The first goes at once. */
const NEWS_EVERY_MS = 80;
/** UTF-16 units shown on each side of a hit. */
const AROUND = 60;

/**
 * Search by looking: every interview's text, folded, is kept in memory after it was needed once, and each query
 * looks through all of them. Nothing of it is ever written; it dies with the worker.
 */
export class VaultSearch {
  readonly #vault: Vault;
  readonly #writesDone: () => Promise<void>;
  readonly #folder = new TextFolder();
  readonly #texts = new Map<InterviewId, Folded>();
  #tags: readonly Tag[] | undefined;
  #tagLabels: ReadonlyMap<TagId, string> = new Map();
  #turn = 0;

  /** @param writesDone resolves when no write waits: reading for a search never goes first */
  constructor(vault: Vault, writesDone: () => Promise<void>) {
    this.#vault = vault;
    this.#writesDone = writesDone;
  }

  async search(words: string, tell: Tell): Promise<SearchSummary> {
    this.#turn += 1;
    const turn = this.#turn;
    const query = parseQuery(words, this.#folder);
    if (query.terms.length === 0) return this.#summary(true);
    const labels = await this.#labels();
    const headers = this.#keepInStep();
    const total = headers.length;
    const missing = new Map<InterviewId, InterviewHeader>();
    const found: InterviewId[] = [];
    for (const header of headers) {
      const known = this.#known(header);
      if (!known) missing.set(header.id, header);
      else if (known.text !== undefined && matches(query, known.text)) found.push(header.id);
    }
    const done = total - missing.size;
    tell({ found, done, total });
    if (missing.size === 0) return this.#summary(true);
    return this.#readMissing({ turn, tell, query, labels, missing, done, total });
  }

  /** Reads what is not in memory yet, and looks through it as it comes. */
  async #readMissing({
    turn,
    tell,
    query,
    labels,
    missing,
    total,
    ...scan
  }: Scan): Promise<SearchSummary> {
    let { done } = scan;
    let [news, due]: [InterviewId[], number] = [[], 0];
    const { many } = this.#vault.interviews;
    for await (const batch of many.fold(missing.keys(), labels, this.#folder)) {
      for (const { id, content: text } of batch) {
        const header = missing.get(id);
        if (!header) continue;
        // A codebook that changed meanwhile has other labels.
        if (labels === this.#tagLabels) this.#texts.set(id, { header, text });
        if (text !== undefined && matches(query, text)) news.push(id);
      }
      done += batch.length;
      if (turn !== this.#turn) return this.#summary(false);
      if (performance.now() >= due) {
        tell({ found: news, done, total });
        [news, due] = [[], performance.now() + NEWS_EVERY_MS];
      }
      await this.#writesDone();
      if (turn !== this.#turn) return this.#summary(false);
    }
    tell({ found: news, done: total, total });
    return this.#summary(true);
  }

  async places(args: { id: InterviewId; words: string; limit: number }): Promise<SearchPlaces> {
    const query = parseQuery(args.words, this.#folder);
    const content = await this.#vault.interviews.read(args.id);
    const parts = searchParts(content, await this.#labels());
    const all = parts.flatMap((part) =>
      findHits(query, part.text, this.#folder).map((hit) => ({ part, hit })),
    );
    const places = all.slice(0, args.limit).map(({ part, hit }) => placeOf(part, hit));
    return { count: all.length, places };
  }

  /** Names of tags; when the codebook has changed, every text that may hold one is read anew. */
  async #labels(): Promise<ReadonlyMap<TagId, string>> {
    const tags = await this.#vault.codebook.list();
    if (this.#tags !== tags) {
      this.#tags = tags;
      this.#tagLabels = searchedNames(tags);
      this.#texts.clear();
    }
    return this.#tagLabels;
  }

  /** Forgets what has been deleted. @returns everything that is searched */
  #keepInStep(): InterviewHeader[] {
    const headers = this.#vault.interviews
      .headers()
      .filter((header) => header.deletedAt === undefined);
    const ids = new Set(headers.map(({ id }) => id));
    for (const id of this.#texts.keys()) if (!ids.has(id)) this.#texts.delete(id);
    return headers;
  }

  #known(header: InterviewHeader): Folded | undefined {
    const known = this.#texts.get(header.id);
    return known?.header === header ? known : undefined;
  }

  #summary(isComplete: boolean): SearchSummary {
    let [damaged, bytes] = [0, 0];
    for (const { text } of this.#texts.values())
      if (text === undefined) damaged += 1;
      else bytes += text.length;
    return { isComplete, damaged, bytes };
  }
}

function placeOf({ field, text, about }: SearchPart, { from, to }: Hit): SearchPlace {
  const before = text.slice(Math.max(0, from - AROUND), from);
  const after = text.slice(to, to + AROUND);
  return {
    field,
    from,
    to,
    ...(about && { about }),
    // From a word's start to a word's end, so that no half word and no half letter is shown.
    before: from > AROUND ? `…${before.slice(before.search(/\s/) + 1)}` : before,
    found: text.slice(from, to),
    after: to + AROUND < text.length ? `${after.slice(0, after.search(/\s\S*$/) + 1)}…` : after,
  };
}
