import type { ModelLanguage } from './language.ts';
import type { Thresholds } from './spans.ts';

/**
 * From which probability on a word is proposed: where recall of the held-back documents bends (`npm run bench --
 * detector`). Names of people have the lowest.
 */
export const DEFAULT_THRESHOLDS: Readonly<Record<ModelLanguage, Thresholds>> = {
  en: { PERSON: 0.03, PLACE: 0.04, ORG: 0.04 },
  ru: { PERSON: 0.03, PLACE: 0.04, ORG: 0.04 },
  kk: { PERSON: 0.05, PLACE: 0.08, ORG: 0.08 },
};

/** For text without capitals. */
export const RAW_THRESHOLDS: Readonly<Record<ModelLanguage, Thresholds>> = {
  en: { PERSON: 0.03, PLACE: 0.04, ORG: 0.04 },
  ru: { PERSON: 0.03, PLACE: 0.04, ORG: 0.04 },
  kk: { PERSON: 0.05, PLACE: 0.08, ORG: 0.08 },
};

/** From this probability on the model is sure. */
export const SURE = 0.5;
