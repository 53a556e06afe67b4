import type { Steps } from '../steps.ts';
import type { PlacedBlock, TextBlock } from '../text-blocks.ts';
import { BlockNames, type BlockTools, type Reading } from './block-names.ts';
import { rawSentences } from './casing.ts';
import { languageOf, type ModelLanguage } from './language.ts';
import type { ModelSpan, NameReader } from './model-span.ts';
import { type Asking, SaidNames } from './said-names.ts';
import { WrittenWords } from './written-words.ts';

/**
 * The names in one text, which may be read again after each edit: only blocks that changed are read anew, and sentences
 * in which a word now stands that is written otherwise elsewhere than it was.
 */
export class DocumentNames implements NameReader {
  readonly #tools: BlockTools;
  readonly #usual: ModelLanguage;
  readonly #known = new WeakMap<TextBlock, BlockNames>();
  readonly #written = new WrittenWords();
  /** Which of them `#written` counts. */
  #counted: readonly BlockNames[] = [];
  /** Words of which not every block was told yet: a reading may be given up between two steps. */
  #news = new Set<string>();
  /** Blocks that were told nothing yet. */
  #fresh = new Set<BlockNames>();

  #said = new SaidNames();
  /** What `#said` holds, of each block. */
  #heard: readonly (readonly Asking[])[] = [];

  /** @param usual the language of sentences that do not tell theirs, in a text that does not tell either */
  constructor(tools: BlockTools, usual: ModelLanguage) {
    this.#tools = tools;
    this.#usual = usual;
  }

  *read(placed: readonly PlacedBlock[]): Steps<ModelSpan[]> {
    const blocks: BlockNames[] = [];
    for (const { block } of placed) {
      if (!this.#known.has(block)) yield;
      blocks.push(this.#namesOf(block));
    }
    this.#count(blocks);
    for (const [at, reading] of this.#readings(blocks).entries()) {
      const block = blocks[at];
      if (block === undefined) continue;
      const isNews = this.#fresh.has(block) || block.holds(this.#news);
      if (isNews) yield;
      block.tag(reading, isNews ? this.#written.seen(block.document) : undefined);
    }
    this.#news.clear();
    this.#fresh.clear();
    yield;
    if (this.#hear(blocks)) yield;
    const spans: ModelSpan[] = [];
    for (const [at, block] of blocks.entries()) {
      const start = (placed[at]?.at ?? 0) + (placed[at]?.block.from ?? 0);
      for (const span of block.spans(this.#said))
        spans.push({ ...span, from: span.from + start, to: span.to + start });
      if (at % SPANS_AT_ONCE === 0) yield;
    }
    return spans;
  }

  /** Gathers what all blocks say of their names. @returns false when that is what was said last time */
  #hear(blocks: readonly BlockNames[]): boolean {
    const saying = blocks.map((block) => block.saying);
    const isSame =
      saying.length === this.#heard.length && saying.every((one, at) => one === this.#heard[at]);
    if (isSame) return false;
    this.#said = new SaidNames();
    for (const { said } of saying.flat()) this.#said.add(said);
    this.#heard = saying;
    return true;
  }

  #namesOf(block: TextBlock): BlockNames {
    const known = this.#known.get(block);
    if (known !== undefined) return known;
    const made = new BlockNames(block.window.slice(block.from, block.to), this.#tools);
    this.#known.set(block, made);
    return made;
  }

  #count(blocks: readonly BlockNames[]): void {
    const [before, now] = [new Set(this.#counted), new Set(blocks)];
    const gone = this.#counted.filter((block) => !now.has(block));
    const come = blocks.filter((block) => !before.has(block));
    const documents = (list: readonly BlockNames[]) => list.map(({ document }) => document);
    const changed = this.#written.replace(documents(gone), documents(come));
    this.#counted = blocks;
    for (const word of changed) this.#news.add(word);
    for (const block of gone) this.#fresh.delete(block);
    for (const block of come) this.#fresh.add(block);
  }

  /** How each block is to be read: a sentence goes by those around it where it does not tell itself. */
  #readings(blocks: readonly BlockNames[]): Reading[] {
    const signs = blocks.flatMap((block) => block.signs);
    const all = { cyrillic: 0, latin: 0, kazakh: 0 };
    for (const one of signs) {
      all.cyrillic += one.cyrillic;
      all.latin += one.latin;
      all.kazakh += one.kazakh;
    }
    const usual = languageOf(all, this.#usual);
    const raw = rawSentences(blocks.flatMap((block) => block.casings));
    let first = 0;
    return blocks.map(({ signs: own }) => {
      const from = first;
      first += own.length;
      return {
        languages: own.map((one) => languageOf(one, usual)),
        raw: raw.subarray(from, first),
      };
    });
  }
}

/** Blocks of which nothing changed are done with at once. */
const SPANS_AT_ONCE = 16;
