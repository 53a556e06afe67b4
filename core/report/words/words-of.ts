import type { ReportLanguage } from '../report-language.ts';
import { ENGLISH } from './english.ts';
import { KAZAKH } from './kazakh.ts';
import type { ReportWords } from './report-words.ts';
import { RUSSIAN } from './russian.ts';

const WORDS: Readonly<Record<ReportLanguage, ReportWords>> = {
  en: ENGLISH,
  ru: RUSSIAN,
  kk: KAZAKH,
};

export function wordsOf(language: ReportLanguage): ReportWords {
  return WORDS[language];
}
