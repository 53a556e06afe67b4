import type { TextBlock } from '../text-blocks.ts';
import type { Token } from './name-run.ts';

/** How the words of one block are written. */
export interface BlockWords {
  /** Keys of those without a capital. */
  readonly small: ReadonlySet<string>;
  /** Keys of those with a capital inside a sentence. */
  readonly named: ReadonlySet<string>;
  /** Words with a capital, and all, counted. */
  readonly capitals: number;
  readonly count: number;
}

/** @param tokens of its window */
export function blockWords({ window, from, to }: TextBlock, tokens: readonly Token[]): BlockWords {
  const small = new Set<string>();
  const named = new Set<string>();
  let [capitals, count] = [0, 0];
  for (const { word, key } of tokens) {
    if (word.from < from || word.from >= to) continue;
    count += 1;
    if (isSmall(word.text)) small.add(key);
    else if (isCapital(word.text)) {
      capitals += 1;
      if (!beginsSentence(window, word.from)) named.add(key);
    }
  }
  return { small, named, capitals, count };
}

/** What a whole text says about a word: whether it is written small somewhere, or as a name. */
export class TextEvidence {
  readonly #small = new Map<string, number>();
  readonly #named = new Map<string, number>();
  #capitals = 0;
  #count = 0;

  /** Takes the words of a block in, or with -1 out again. */
  add({ small, named, capitals, count }: BlockWords, times: 1 | -1): void {
    for (const key of small) tally(this.#small, key, times);
    for (const key of named) tally(this.#named, key, times);
    this.#capitals += capitals * times;
    this.#count += count * times;
  }

  /** Nobody typed capitals, as in raw speech to text: a small letter says nothing there. */
  get isCaseless(): boolean {
    return this.#capitals * 50 < this.#count;
  }

  /** True when the word stands somewhere without a capital. */
  isWrittenSmall(key: string): boolean {
    return this.#small.has(key);
  }

  /** True when the word has a capital somewhere inside a sentence. */
  isNamedInside(key: string): boolean {
    return this.#named.has(key);
  }
}

/** What one block asked of the {@link TextEvidence}, and was told. */
export class AskedEvidence {
  readonly #window: string;
  readonly #text: TextEvidence;
  readonly #small = new Map<string, boolean>();
  readonly #named = new Map<string, boolean>();
  #isCaseless: boolean | undefined;

  constructor(window: string, text: TextEvidence) {
    this.#window = window;
    this.#text = text;
  }

  get isCaseless(): boolean {
    this.#isCaseless ??= this.#text.isCaseless;
    return this.#isCaseless;
  }

  isWrittenSmall(key: string): boolean {
    const told = this.#text.isWrittenSmall(key);
    this.#small.set(key, told);
    return told;
  }

  isNamedInside(key: string): boolean {
    const told = this.#text.isNamedInside(key);
    this.#named.set(key, told);
    return told;
  }

  beginsSentence(at: number): boolean {
    return beginsSentence(this.#window, at);
  }

  /** True when every question would be answered the same today. */
  holds(): boolean {
    const text = this.#text;
    if (this.#isCaseless !== undefined && this.#isCaseless !== text.isCaseless) return false;
    for (const [key, told] of this.#small) if (text.isWrittenSmall(key) !== told) return false;
    for (const [key, told] of this.#named) if (text.isNamedInside(key) !== told) return false;
    return true;
  }
}

function beginsSentence(text: string, at: number): boolean {
  return /(?:^|[.!?…\n:])[\s"'«“„(—–-]*$/u.test(text.slice(Math.max(0, at - 12), at));
}

function tally(counts: Map<string, number>, key: string, times: 1 | -1): void {
  const count = (counts.get(key) ?? 0) + times;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}

/** True for a word of a script with capitals that begins with none. */
export function isSmall(word: string): boolean {
  return /^\p{Ll}/u.test(word);
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}
