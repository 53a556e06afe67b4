import { type SentenceCasing, sentenceCasings } from './casing.ts';
import { documentOf, type ModelDocument, type WordCache } from './document.ts';
import { type LanguageSigns, languageSigns, type ModelLanguage } from './language.ts';
import type { ModelSpan } from './model-span.ts';
import { Probabilities } from './probabilities.ts';
import { type Asking, askingWords, type SaidNames } from './said-names.ts';
import { LEAST, type SecondLook } from './second-look.ts';
import { type Thresholds, spansOf } from './spans.ts';
import type { Tagger } from './tagger.ts';
import { readTokens } from './tokens.ts';

/** How the sentences of a block are to be read, as the whole text has it. */
export interface Reading {
  readonly languages: readonly ModelLanguage[];
  /** 1 for sentences whose capitals say nothing. */
  readonly raw: Uint8Array;
}

/** The first model of a language, and what looks at its answers again. */
export interface NameModel {
  readonly tagger: Tagger;
  readonly look: SecondLook;
}

export interface BlockTools {
  readonly cache: WordCache;
  readonly modelFor: (language: ModelLanguage, isRaw: boolean) => NameModel;
  readonly thresholdsFor: (language: ModelLanguage, isRaw: boolean) => Thresholds;
}

/** The names in one block of a text: what depends on its own words is worked out once, the rest when the text around changes. */
export class BlockNames {
  readonly document: ModelDocument;
  readonly signs: readonly LanguageSigns[];
  readonly casings: readonly SentenceCasing[];
  readonly #tools: BlockTools;
  /** The first model's. */
  readonly #probabilities: Probabilities;
  #rawDocument: ModelDocument | undefined;
  #reading: Reading | undefined;
  /** Those of `saying` whose answer matters. */
  #asking: readonly Asking[] = [];
  /** Of each token: what the rest of the text said of its name. */
  #answers: Int32Array;
  #spans: readonly ModelSpan[] | undefined;
  /** What the block says of its names, for the whole text. */
  saying: readonly Asking[] = [];

  constructor(text: string, tools: BlockTools) {
    const tokens = readTokens(text);
    this.#tools = tools;
    this.#probabilities = new Probabilities(tokens.count);
    this.#answers = new Int32Array(tokens.count);
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
      const { tagger } = this.#tools.modelFor(language, isRaw);
      this.#probabilities.set(from, tagger.tag(this.#read(isRaw), from, to));
      isOther = true;
    }
    this.#reading = reading;
    if (!isOther) return;
    this.#spans = undefined;
    this.saying = askingWords(this.document, reading.raw, this.#probabilities);
    this.#asking = this.saying.filter(
      ({ token }) => (this.#probabilities.name[token] ?? 0) >= LEAST,
    );
  }

  /** @param said by all blocks of the text, this one too */
  spans(said: SaidNames): readonly ModelSpan[] {
    const answers = new Int32Array(this.#answers.length);
    for (const asking of this.#asking) answers[asking.token] = said.answer(asking);
    const isToldAlike = answers.every((answer, token) => answer === this.#answers[token]);
    if (this.#spans !== undefined && isToldAlike) return this.#spans;
    this.#answers = answers;
    this.#spans = this.#findSpans();
    return this.#spans;
  }

  #findSpans(): ModelSpan[] {
    const { tokens } = this.document;
    const probabilities = this.#probabilities.copy();
    const sentenceOf = new Int32Array(tokens.count);
    for (const [at, language] of (this.#reading?.languages ?? []).entries()) {
      const [from = 0, to = 0] = tokens.sentences.slice(at, at + 2);
      sentenceOf.fill(at, from, to);
      const isRaw = this.#reading?.raw[at] === 1;
      const looked = {
        document: this.#read(isRaw),
        probabilities: this.#probabilities,
        answers: this.#answers,
        edge: this.#tools.cache.edge,
      };
      this.#tools.modelFor(language, isRaw).look.look(looked, from, to, probabilities);
    }
    return spansOf(tokens, probabilities, (token) => {
      const sentence = sentenceOf[token] ?? 0;
      const language = this.#reading?.languages[sentence] ?? 'en';
      return this.#tools.thresholdsFor(language, this.#reading?.raw[sentence] === 1);
    });
  }

  #read(isRaw: boolean): ModelDocument {
    if (!isRaw) return this.document;
    this.#rawDocument ??= documentOf(this.document.tokens, this.#tools.cache, true);
    return this.#rawDocument;
  }
}

function isSame(a: Uint8Array, b: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (a[at] !== b[at]) return false;
  return true;
}
