import { finish } from '../steps.ts';
import { blocksOf } from '../text-blocks.ts';
import type { BlockTools, NameModel } from './block-names.ts';
import { ByteReader } from './byte-reader.ts';
import { WordCache } from './document.ts';
import { DocumentNames } from './document-names.ts';
import { MODEL_LANGUAGES, type ModelLanguage } from './language.ts';
import { readLexicon } from './lexicon.ts';
import type { ModelSpan, NameReader } from './model-span.ts';
import { SecondLook } from './second-look.ts';
import type { Thresholds } from './spans.ts';
import { Tagger } from './tagger.ts';
import { DEFAULT_THRESHOLDS, RAW_THRESHOLDS } from './thresholds.ts';

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
  /** {@link find} for a text that is read again after each edit. */
  reader(options?: FindOptions): NameReader;
}

export function createDetector(files: ModelFiles): Detector {
  const cache = new WordCache(readLexicon(files.lexicon));
  const models = new Map<TaggerName, NameModel>();
  const modelFor: BlockTools['modelFor'] = (language, isRaw) => {
    const name = isRaw ? (`${language}-raw` as const) : language;
    const model = models.get(name) ?? readModel(files[name], cache, name);
    models.set(name, model);
    return model;
  };
  const reader = ({ language = 'en', threshold }: FindOptions = {}): NameReader =>
    new DocumentNames({ cache, modelFor, thresholdsFor: thresholds(threshold) }, language);
  return {
    reader,
    find: (text, options) => finish(reader(options).read(blocksOf(text))),
  };
}

/** A weight file: the first model, and behind it the second look. */
function readModel(bytes: Uint8Array, cache: WordCache, name: TaggerName): NameModel {
  const reader = new ByteReader(bytes);
  return { tagger: new Tagger(reader, cache, knowsSorts(name)), look: new SecondLook(reader) };
}

function thresholds(threshold: number | undefined): BlockTools['thresholdsFor'] {
  if (threshold === undefined)
    return (language, isRaw) => (isRaw ? RAW_THRESHOLDS : DEFAULT_THRESHOLDS)[language];
  const one: Thresholds = { PERSON: threshold, PLACE: threshold, ORG: threshold };
  return () => one;
}
