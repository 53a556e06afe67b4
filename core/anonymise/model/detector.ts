import { rawSentences } from './casing.ts';
import { documentOf, type ModelDocument, WordCache } from './document.ts';
import { languageOf, languageSigns, MODEL_LANGUAGES, type ModelLanguage } from './language.ts';
import { readLexicon } from './lexicon.ts';
import type { ModelSpan } from './model-span.ts';
import { spreadNames } from './spread-names.ts';
import { Probabilities } from './probabilities.ts';
import { spansOf, type Thresholds } from './spans.ts';
import { Tagger } from './tagger.ts';
import { DEFAULT_THRESHOLDS, RAW_THRESHOLDS } from './thresholds.ts';
import { readTokens, type Tokens } from './tokens.ts';

/** `en`, and `en-raw` for text whose capitals say nothing. */
export type TaggerName = ModelLanguage | `${ModelLanguage}-raw`;
export const TAGGER_NAMES: readonly TaggerName[] = MODEL_LANGUAGES.flatMap(
  (language) => [language, `${language}-raw`] as const,
);
/** Whether there are lists of sorts of words in the language of a model. */
export function knowsSorts(name: string): boolean {
  return name.startsWith('en');
}
/** The weight files' bytes. */
export type ModelFiles = Readonly<Record<'lexicon' | TaggerName, Uint8Array>>;

export interface FindOptions {
  /** The language of sentences that do not tell theirs. */
  readonly language?: ModelLanguage;
  /** One threshold for everything, instead of the tuned ones. */
  readonly threshold?: number;
}

/** Finds names of people, places and organisations that nobody registered. */
export interface Detector {
  /** Sorted by position, without overlaps. */
  find(text: string, options?: FindOptions): ModelSpan[];
}

export function createDetector(files: ModelFiles): Detector {
  const cache = new WordCache(readLexicon(files.lexicon));
  const taggers = new Map<TaggerName, Tagger>();
  const taggerFor = (name: TaggerName): Tagger => {
    const known = taggers.get(name) ?? new Tagger(files[name], cache, knowsSorts(name));
    taggers.set(name, known);
    return known;
  };
  return {
    find(text, options = {}) {
      const tokens = readTokens(text);
      if (tokens.count === 0) return [];
      const document = documentOf(tokens, cache, false);
      const languages = sentenceLanguages(tokens, options.language ?? 'en');
      const raw = rawSentences(document);
      const probabilities = new Probabilities(tokens.count);
      const rawDocument = raw.includes(1) ? documentOf(tokens, cache, true) : document;
      for (const [at, language] of languages.entries()) {
        const from = tokens.sentences[at] ?? 0;
        const to = tokens.sentences[at + 1] ?? 0;
        if (to === from) continue;
        const isRaw = raw[at] === 1;
        const tagger = taggerFor(isRaw ? `${language}-raw` : language);
        probabilities.set(from, tagger.tag(isRaw ? rawDocument : document, from, to));
      }
      spreadNames(document, raw, probabilities);
      return spansOf(tokens, probabilities, thresholds(document, languages, raw, options));
    },
  };
}

function sentenceLanguages({ words, sentences }: Tokens, fallback: ModelLanguage): ModelLanguage[] {
  const signs = sentences
    .slice(0, -1)
    .map((from, at) => languageSigns(words.slice(from, sentences[at + 1])));
  const all = signs.reduce((sum, one) => ({
    cyrillic: sum.cyrillic + one.cyrillic,
    latin: sum.latin + one.latin,
    kazakh: sum.kazakh + one.kazakh,
  }));
  const usual = languageOf(all, fallback);
  return signs.map((one) => languageOf(one, usual));
}

function thresholds(
  { tokens: { count, sentences } }: ModelDocument,
  languages: readonly ModelLanguage[],
  raw: Uint8Array,
  { threshold }: FindOptions,
): (token: number) => Thresholds {
  if (threshold !== undefined) {
    const one = { PERSON: threshold, PLACE: threshold, ORG: threshold };
    return () => one;
  }
  const sentenceOf = new Int32Array(count);
  for (const at of languages.keys())
    sentenceOf.fill(at, sentences[at] ?? 0, sentences[at + 1] ?? 0);
  return (token) => {
    const sentence = sentenceOf[token] ?? 0;
    return (raw[sentence] === 1 ? RAW_THRESHOLDS : DEFAULT_THRESHOLDS)[languages[sentence] ?? 'en'];
  };
}
