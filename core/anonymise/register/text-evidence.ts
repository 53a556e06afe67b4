import type { Token } from './name-run.ts';

/** What the rest of a text says about a word: whether it is written small elsewhere, or as a name. */
export class TextEvidence {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #small = new Set<string>();
  readonly #named = new Map<string, boolean>();
  /** Nobody typed capitals, as in raw speech to text: a small letter says nothing there. */
  readonly isCaseless: boolean;

  constructor(text: string, tokens: readonly Token[]) {
    this.#text = text;
    this.#tokens = tokens;
    let capitals = 0;
    for (const { word, key } of tokens) {
      if (isSmall(word.text)) this.#small.add(key);
      else if (isCapital(word.text)) capitals += 1;
    }
    this.isCaseless = capitals * 50 < tokens.length;
  }

  /** True when the word stands somewhere without a capital. */
  isWrittenSmall(key: string): boolean {
    return this.#small.has(key);
  }

  /** True when the word has a capital somewhere inside a sentence. */
  isNamedInside(key: string): boolean {
    const known = this.#named.get(key);
    if (known !== undefined) return known;
    const found = this.#tokens.some(
      (token) =>
        token.key === key && isCapital(token.word.text) && !this.beginsSentence(token.word.from),
    );
    this.#named.set(key, found);
    return found;
  }

  beginsSentence(at: number): boolean {
    return /(?:^|[.!?…\n:])[\s"'«“„(—–-]*$/u.test(this.#text.slice(Math.max(0, at - 12), at));
  }
}

/** True for a word of a script with capitals that begins with none. */
export function isSmall(word: string): boolean {
  return /^\p{Ll}/u.test(word);
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}
