import type { Token } from './name-run.ts';

/** What the rest of a text says about a word: whether it is written small elsewhere, or as a name. */
export class TextEvidence {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #small = new Set<string>();
  /** Made when first asked for. */
  #named: ReadonlySet<string> | undefined;
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
    this.#named ??= new Set(
      this.#tokens
        .filter(({ word }) => isCapital(word.text) && !this.beginsSentence(word.from))
        .map((token) => token.key),
    );
    return this.#named.has(key);
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
