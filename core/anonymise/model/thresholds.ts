import type { ModelLanguage } from './language.ts';
import type { Thresholds } from './spans.ts';

/**
 * From which probability on a word is proposed: so that on documents not trained on (cross-validation, then those held back) people
 * are near their bars before precision is.
 */
export const DEFAULT_THRESHOLDS: Readonly<Record<ModelLanguage, Thresholds>> = {
  en: { PERSON: 0.02, PLACE: 0.1, ORG: 0.2 },
  ru: { PERSON: 0.07, PLACE: 0.13, ORG: 0.13 },
  kk: { PERSON: 0.07, PLACE: 0.16, ORG: 0.16 },
};

/** For text without capitals. */
export const RAW_THRESHOLDS: Readonly<Record<ModelLanguage, Thresholds>> = {
  en: { PERSON: 0.05, PLACE: 0.16, ORG: 0.2 },
  ru: { PERSON: 0.05, PLACE: 0.13, ORG: 0.13 },
  kk: { PERSON: 0.05, PLACE: 0.13, ORG: 0.13 },
};

/** From this probability on the model is sure. */
export const SURE = 0.5;

/** Below this probability a word that stands where words stand is taken for a word, and the leak scan passes over it. */
export const FAINTEST = 0.1;
