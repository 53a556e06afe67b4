import { DESCRIPTION_MAX } from '../codebook/imported-tag.ts';
import { AppError } from '../errors.ts';
import { MAX_IMPORT_FIELD } from './import-limits.ts';
import { toTestimony } from './plain-text.ts';
import type { ProjectCode, ProjectXml, WrittenMemo, WrittenSource } from './project-xml.ts';

/** Of all that notes come to, in UTF-16 units: one of them may be referred to by thousands of codes. */
const MOST_TOGETHER = 2 * 1024 * 1024;

/** Puts notes where they belong: those of codes among what is noted about a tag, those of texts into the summary. */
export class ProjectMemos {
  readonly #xml: ProjectXml;
  readonly #textOf: (path: string) => string | undefined;
  readonly #byGuid: ReadonlyMap<string, WrittenMemo>;
  readonly #words = new Map<WrittenMemo, string | undefined>();
  /** Kept wherever they are referred to, as far as that is known. */
  readonly #kept = new Set<WrittenMemo>();
  readonly #missed = new Set<WrittenMemo>();
  #room = MOST_TOGETHER;

  /** @param textOf the text of a file of the project; undefined where there is none */
  constructor(xml: ProjectXml, textOf: (path: string) => string | undefined) {
    this.#xml = xml;
    this.#textOf = textOf;
    // Of two under one GUID the first, as everywhere.
    this.#byGuid = new Map(xml.memos.toReversed().map((memo) => [memo.guid, memo]));
  }

  /** @throws AppError import-damaged, import-too-large */
  codes(): readonly ProjectCode[] {
    const found = Map.groupBy(this.#xml.codeMemos, ([code]) => code);
    return this.#xml.codes.map((code, i) => {
      const guids = found.get(i)?.map(([, guid]) => guid) ?? [];
      const memo = this.#together('', guids, DESCRIPTION_MAX);
      return memo === '' ? code : { ...code, memo };
    });
  }

  /** @throws AppError import-damaged, import-too-large */
  describe({ description, memos }: WrittenSource): string {
    return this.#together(description, memos, MAX_IMPORT_FIELD);
  }

  /** Those that are not kept, or not everywhere. */
  countOthers(): void {
    for (const memo of this.#xml.memos) {
      const isWhole = this.#kept.has(memo) && !this.#missed.has(memo);
      // One without a word has nothing to lose.
      if (!isWhole && this.#read(memo) !== '') this.#xml.notes.add('notes');
    }
  }

  #together(before: string, guids: readonly string[], most: number): string {
    let all = before;
    for (const guid of new Set(guids)) {
      const memo = this.#byGuid.get(guid);
      const words = memo && this.#read(memo);
      if (memo === undefined || words === '') continue;
      const next = [all, words].filter(Boolean).join('\n\n');
      if (words === undefined || next.length > most || words.length > this.#room)
        this.#missed.add(memo);
      else {
        all = next;
        this.#room -= words.length;
        this.#kept.add(memo);
      }
    }
    return all;
  }

  /** Undefined for what cannot be read. */
  #read(memo: WrittenMemo): string | undefined {
    if (!this.#words.has(memo)) this.#words.set(memo, this.#written(memo));
    return this.#words.get(memo);
  }

  #written({ name, path, content }: WrittenMemo): string | undefined {
    try {
      const raw = (path === undefined ? undefined : this.#textOf(path)) ?? content;
      if (raw === undefined) return path === undefined ? '' : undefined;
      const { text } = toTestimony(raw);
      return [name, text.trim()].filter((part) => part !== '').join('\n');
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code === 'import-empty') return '';
      if (error.code === 'import-not-text') return undefined;
      throw error;
    }
  }
}
