import { type SentenceCasing, sentenceCasings } from './casing.ts';
import { documentOf, type ModelDocument, type WordCache } from './document.ts';
import { type LanguageSigns, languageSigns, type ModelLanguage } from './language.ts';
import type { ModelSpan } from './model-span.ts';
import { Probabilities } from './probabilities.ts';
import { type Thresholds, spansOf } from './spans.ts';
import {
  type Raise,
  SPREAD,
  spreadNames,
  type SureName,
  sureNames,
  unsureTokens,
} from './spread-names.ts';
import type { Tagger } from './tagger.ts';
import { readTokens } from './tokens.ts';

/** How the sentences of a block are to be read, as the whole text has it. */
export interface Reading {
  readonly languages: readonly ModelLanguage[];
  /** 1 for sentences whose capitals say nothing. */
  readonly raw: Uint8Array;
}

export interface BlockTools {
  readonly cache: WordCache;
  readonly taggerFor: (language: ModelLanguage, isRaw: boolean) => Tagger;
  readonly thresholdsFor: (language: ModelLanguage, isRaw: boolean) => Thresholds;
}

/** The names in one block of a text: what depends on its own words is worked out once, the rest when the text around changes. */
export class BlockNames {
  readonly document: ModelDocument;
  readonly signs: readonly LanguageSigns[];
  readonly casings: readonly SentenceCasing[];
  readonly #tools: BlockTools;
  readonly #probabilities: Probabilities;
  #rawDocument: ModelDocument | undefined;
  #reading: Reading | undefined;
  #unsure: readonly number[] = [];
  #raises: readonly Raise[] = [];
  #spans: readonly ModelSpan[] | undefined;
  /** What the block is sure of, for the whole text. */
  sure: readonly SureName[] = [];

  constructor(text: string, tools: BlockTools) {
    const tokens = readTokens(text);
    this.#tools = tools;
    this.#probabilities = new Probabilities(tokens.count);
    this.document = documentOf(tokens, tools.cache, false);
    this.casings = sentenceCasings(this.document);
    this.signs = tokens.sentences
      .slice(0, -1)
      .map((from, at) => languageSigns(tokens.words.slice(from, tokens.sentences[at + 1])));
  }

  /** True when the block holds one of the words, given in small letters. */
  holds(words: ReadonlySet<string>): boolean {
    return words.size > 0 && this.document.words.some(({ lower }) => words.has(lower));
  }

  /**
   * Tags the sentences that are to be read otherwise than last time, or all the first time.
   * @param seen undefined when nothing new is known of how the words are written elsewhere
   */
  tag(reading: Reading, seen: Uint8Array | undefined): void {
    const { tokens } = this.document;
    const known = this.#reading;
    let isOther = false;
    for (const [at, language] of reading.languages.entries()) {
      const [from = 0, to = 0] = tokens.sentences.slice(at, at + 2);
      const isRaw = reading.raw[at] === 1;
      const isKnown = known?.languages[at] === language && known.raw[at] === reading.raw[at];
      const isSeenAlike = isRaw || !seen || isSame(this.document.seen, seen, from, to);
      if (seen) this.document.seen.set(seen.subarray(from, to), from);
      if ((isKnown && isSeenAlike) || to === from) continue;
      const tagger = this.#tools.taggerFor(language, isRaw);
      this.#probabilities.set(from, tagger.tag(isRaw ? this.#asRaw() : this.document, from, to));
      isOther = true;
    }
    this.#reading = reading;
    if (!isOther) return;
    this.#spans = undefined;
    this.sure = sureNames(this.document, reading.raw, this.#probabilities);
    this.#unsure = unsureTokens(this.document, reading.raw, this.#probabilities);
  }

  /** @param sure of the whole text */
  spans(sure: ReadonlyMap<string, number>): readonly ModelSpan[] {
    const raises = spreadNames(this.document, this.#unsure, sure);
    const isSpreadAlike =
      raises.length === this.#raises.length &&
      raises.every(([token, type], at) => {
        const [other, otherType] = this.#raises[at] ?? [];
        return token === other && type === otherType;
      });
    if (this.#spans !== undefined && isSpreadAlike) return this.#spans;
    this.#raises = raises;
    this.#spans = this.#findSpans(raises);
    return this.#spans;
  }

  #findSpans(raises: readonly Raise[]): ModelSpan[] {
    const { tokens } = this.document;
    const probabilities = raises.length === 0 ? this.#probabilities : this.#probabilities.copy();
    for (const [token, type] of raises) probabilities.raise(token, type, SPREAD);
    const sentenceOf = new Int32Array(tokens.count);
    for (const at of this.casings.keys())
      sentenceOf.fill(at, tokens.sentences[at] ?? 0, tokens.sentences[at + 1] ?? 0);
    return spansOf(tokens, probabilities, (token) => {
      const sentence = sentenceOf[token] ?? 0;
      const language = this.#reading?.languages[sentence] ?? 'en';
      return this.#tools.thresholdsFor(language, this.#reading?.raw[sentence] === 1);
    });
  }

  #asRaw(): ModelDocument {
    this.#rawDocument ??= documentOf(this.document.tokens, this.#tools.cache, true);
    return this.#rawDocument;
  }
}

function isSame(a: Uint8Array, b: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (a[at] !== b[at]) return false;
  return true;
}
