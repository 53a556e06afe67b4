import type { ModelLanguage } from './language.ts';
import type { Thresholds } from './spans.ts';

/**
 * From which probability on a word is proposed, so that recall on held-back documents (`npm run bench -- detector`) is
 * near its bar before precision is.
 */
export const DEFAULT_THRESHOLDS: Readonly<Record<ModelLanguage, Thresholds>> = {
  en: { PERSON: 0.04, PLACE: 0.09, ORG: 0.15 },
  ru: { PERSON: 0.04, PLACE: 0.12, ORG: 0.12 },
  kk: { PERSON: 0.07, PLACE: 0.14, ORG: 0.14 },
};

/** For text without capitals. */
export const RAW_THRESHOLDS: Readonly<Record<ModelLanguage, Thresholds>> = {
  en: { PERSON: 0.05, PLACE: 0.12, ORG: 0.14 },
  ru: { PERSON: 0.05, PLACE: 0.1, ORG: 0.1 },
  kk: { PERSON: 0.05, PLACE: 0.1, ORG: 0.1 },
};

/** From this probability on the model is sure. */
export const SURE = 0.5;

/** Below this probability a word that stands where words stand is taken for a word, and the leak scan passes over it. */
export const FAINTEST = 0.1;
