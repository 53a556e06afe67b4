/** What a report can be written in; the languages of its words, not of the testimonies that it quotes. */
export const REPORT_LANGUAGES = ['en', 'ru', 'kk'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

/** What stands on each run of text, so that a reader's program spells and speaks it rightly. */
export type LanguageTag = 'en-US' | 'ru-RU' | 'kk-KZ';

export const LANGUAGE_TAGS: Readonly<Record<ReportLanguage, LanguageTag>> = {
  en: 'en-US',
  ru: 'ru-RU',
  kk: 'kk-KZ',
};

/** The tag of a testimony's language; undefined where it is another or not known. */
export function languageTag(language: string): LanguageTag | undefined {
  const known = REPORT_LANGUAGES.find((one) => one === language);
  return known && LANGUAGE_TAGS[known];
}
