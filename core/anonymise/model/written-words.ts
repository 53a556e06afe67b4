import { isCapital } from './place-features.ts';
import { SMALL, type WordFeatures } from './word-features.ts';

/** Words of a text, and which of them begin a sentence. */
export interface WrittenPart {
  readonly words: readonly WordFeatures[];
  /** 1 for the first word of a sentence. */
  readonly first: Uint8Array;
}

interface Count {
  small: number;
  /** With a capital inside a sentence. */
  capital: number;
}

/** How each word of a text is written in it. */
export class WrittenWords {
  readonly #counts = new Map<string, Count>();

  /** Some parts give way to others. @returns the words of which that may tell something new, in small letters */
  replace(out: readonly WrittenPart[], into: readonly WrittenPart[]): ReadonlySet<string> {
    const before = new Map<string, number>();
    for (const part of out) this.#add(part, -1, before);
    for (const part of into) this.#add(part, 1, before);
    const changed = new Set<string>();
    for (const [lower, told] of before) if (this.#tells(lower) !== told) changed.add(lower);
    return changed;
  }

  /** Of each word of a part: 1 when it stands somewhere written small; 2 more when elsewhere with a capital inside a sentence. */
  seen({ words, first }: WrittenPart): Uint8Array {
    return Uint8Array.from(words, (word, at) => {
      const count = this.#counts.get(word.lower);
      if (count === undefined) return 0;
      const itself = isInside(word, first[at]) ? 1 : 0;
      return (count.small > 0 ? 1 : 0) + (count.capital > itself ? 2 : 0);
    });
  }

  #add({ words, first }: WrittenPart, times: 1 | -1, before: Map<string, number>): void {
    for (const [at, word] of words.entries()) {
      const isSmall = word.casing === SMALL;
      if (!isSmall && !isInside(word, first[at])) continue;
      if (!before.has(word.lower)) before.set(word.lower, this.#tells(word.lower));
      const count = this.#counts.get(word.lower) ?? { small: 0, capital: 0 };
      if (isSmall) count.small += times;
      else count.capital += times;
      if (count.small === 0 && count.capital === 0) this.#counts.delete(word.lower);
      else this.#counts.set(word.lower, count);
    }
  }

  /** What `seen` makes of a word: more than two are as two. */
  #tells(lower: string): number {
    const { small = 0, capital = 0 } = this.#counts.get(lower) ?? {};
    return (small > 0 ? 1 : 0) + Math.min(capital, 2) * 2;
  }
}

function isInside(word: WordFeatures, first: number | undefined): boolean {
  return isCapital(word) && first !== 1;
}
