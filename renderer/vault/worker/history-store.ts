import { canonicalJson } from '../../../core/canonical-json.ts';
import type { InterviewId } from '../../../core/domain/ids.ts';
import {
  changesTestimony,
  type HistoryContent,
  thinVersions,
  VERSION_EVERY_MS,
  type VersionContent,
  type VersionEntry,
} from '../../../core/vault/history.ts';
import type { InterviewContent, InterviewEntry } from '../../../core/vault/row-format.ts';
import type { IndexPages } from './index-pages.ts';
import type { Keyring } from './keyring.ts';
import { readable, type RowRef, type Rows, type RowWrite } from './rows.ts';

/** What a version adds to the commit of the save that it precedes. */
export interface VersionWrites {
  readonly history: number;
  readonly writes: readonly RowWrite[];
  readonly deletes: readonly RowRef[];
}

export interface ReadableVersion {
  readonly version: VersionEntry;
  readonly content: InterviewContent;
}

/**
 * Earlier versions of testimonies: a row each under the interview's own key, and one row that lists them, whose
 * revision the interview's entry pins. A save that keeps no version reads and writes nothing of this.
 */
export class HistoryStore {
  readonly #rows: Rows;
  readonly #keyring: Keyring;
  readonly #index: IndexPages;
  /** When a version was last kept of what is being edited now. */
  #session: { readonly id: InterviewId; readonly keptAt: number } | undefined;

  constructor(rows: Rows, keyring: Keyring, index: IndexPages) {
    this.#rows = rows;
    this.#keyring = keyring;
    this.#index = index;
  }

  /** The next save of it keeps a version, however soon it comes. */
  startSession(): void {
    this.#session = undefined;
  }

  /** After the commit: what `before` gave is on the disk. */
  kept(id: InterviewId, now: number): void {
    this.#session = { id, keptAt: now };
  }

  /** @returns oldest first. @throws AppError not-found, row-missing, row-damaged */
  async list(id: InterviewId): Promise<readonly VersionEntry[]> {
    const entry = this.#index.interview(id);
    if (entry.history === undefined) return [];
    const key = await this.#keyring.key('interview', id);
    try {
      const list = (await this.#rows.read('versions', id, entry.history, key)) as HistoryContent;
      return list.versions;
    } catch (error) {
      // Reads do not wait for saves: when one came between, the list is not damaged but of yesterday.
      if (this.#index.interview(id) === entry) throw error;
      return this.list(id);
    }
  }

  /** Every version that opens. */
  async readable(id: InterviewId): Promise<ReadableVersion[]> {
    const found: ReadableVersion[] = [];
    for (const version of (await readable(() => this.list(id))) ?? []) {
      const content = await readable(() => this.read(id, version.id));
      if (content) found.push({ version, content });
    }
    return found;
  }

  /** How many versions do not open; a list that does not counts as one. */
  async countDamaged(id: InterviewId): Promise<number> {
    const versions = await readable(() => this.list(id));
    return versions ? versions.length - (await this.readable(id)).length : 1;
  }

  /** @throws AppError row-missing, row-damaged */
  async read(id: InterviewId, version: string): Promise<InterviewContent> {
    const key = await this.#keyring.key('interview', id);
    const { record, text } = (await this.#rows.read('versions', version, 1, key)) as VersionContent;
    return { record, text };
  }

  /** The version to keep before an edit, or undefined when none is due. */
  async before(
    entry: InterviewEntry,
    content: InterviewContent,
    after: InterviewContent,
    now: number,
  ): Promise<VersionWrites | undefined> {
    const session = this.#session?.id === entry.id ? this.#session : undefined;
    if (session && Math.abs(now - session.keptAt) < VERSION_EVERY_MS) return undefined;
    if (!changesTestimony(content, after)) return undefined;
    return this.version(entry, content, now);
  }

  /** This content as a version; undefined when it is blank, or the newest version already. */
  async version(
    entry: InterviewEntry,
    content: InterviewContent,
    now: number,
  ): Promise<VersionWrites | undefined> {
    if (content.text === '') return undefined;
    return this.#versionUnless(entry, content, now, changesTestimony);
  }

  /** The same for what something else takes the place of at once: all of it counts, what is known of the speaker too. */
  async wholeVersion(
    entry: InterviewEntry,
    content: InterviewContent,
    now: number,
  ): Promise<VersionWrites | undefined> {
    return this.#versionUnless(entry, content, now, isOther);
  }

  /** @param differs from the newest, or none is needed */
  async #versionUnless(
    entry: InterviewEntry,
    content: InterviewContent,
    now: number,
    differs: typeof changesTestimony,
  ): Promise<VersionWrites | undefined> {
    // A list that is damaged costs itself, never the save: a new one begins.
    const before = await this.list(entry.id).catch(() => []);
    const { id } = entry;
    const last = before.at(-1);
    const newest =
      last?.length === content.text.length
        ? await this.read(id, last.id).catch(() => undefined)
        : undefined;
    if (newest && !differs(newest, content)) return undefined;
    const key = await this.#keyring.key('interview', id);
    const fresh: VersionEntry = {
      id: crypto.randomUUID(),
      at: entry.header.updatedAt,
      length: content.text.length,
      passages: content.record.passages.length,
      redactions: content.record.redactions.length,
    };
    const versions = thinVersions([...before, fresh], now);
    const left = new Set(versions.map((version) => version.id));
    const row: VersionContent = { of: id, at: fresh.at, ...content };
    const history = (entry.history ?? 0) + 1;
    return {
      history,
      writes: [
        { table: 'versions', id: fresh.id, rev: 1, key, content: row },
        { table: 'versions', id, rev: history, key, content: { versions } },
      ],
      deletes: before.filter((one) => !left.has(one.id)).map((one) => rowOf(one.id)),
    };
  }

  /** Every row of its history, as far as they are known. */
  async rowsOf(id: InterviewId): Promise<RowRef[]> {
    if (this.#index.interview(id).history === undefined) return [];
    const versions = await this.list(id).catch(() => []);
    return [rowOf(id), ...versions.map((version) => rowOf(version.id))];
  }
}

function isOther(a: InterviewContent, b: InterviewContent): boolean {
  return canonicalJson(a) !== canonicalJson(b);
}

function rowOf(id: string): RowRef {
  return { table: 'versions', id };
}
