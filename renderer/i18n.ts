import i18next, { type i18n as I18n } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { type ErrorCode, errorCode } from '../core/errors.ts';
import type { UI_LANGUAGES } from '../core/settings.ts';
import anonymise from './locales/en/anonymise.json';
import backup from './locales/en/backup.json';
import codebook from './locales/en/codebook.json';
import common from './locales/en/common.json';
import damage from './locales/en/damage.json';
import destroy from './locales/en/destroy.json';
import error from './locales/en/error.json';
import frame from './locales/en/frame.json';
import history from './locales/en/history.json';
import importing from './locales/en/importing.json';
import merge from './locales/en/merge.json';
import interviews from './locales/en/interviews.json';
import log from './locales/en/log.json';
import open from './locales/en/open.json';
import passages from './locales/en/passages.json';
import people from './locales/en/people.json';
import search from './locales/en/search.json';
import recovery from './locales/en/recovery.json';
import settings from './locales/en/settings.json';
import share from './locales/en/share.json';
import testimony from './locales/en/testimony.json';
import unlock from './locales/en/unlock.json';
import wipe from './locales/en/wipe.json';

/**
 * Every visible string of the app. One file per namespace, so that two people seldom edit the same one; keys are typed
 * from the English files. `{{n, number}}` and its kin are not used: Chromium's Intl has no Kazakh (see ui/format.ts),
 * so numbers and dates are formatted first and passed in as text. `count` alone chooses the plural.
 */
export type Language = (typeof UI_LANGUAGES)[number];

export interface ErrorSentence {
  /** What happened, in a few words. */
  readonly title: string;
  /** What is safe, and what to do. */
  readonly text: string;
}

const EN = {
  common,
  frame,
  damage,
  error: error satisfies Readonly<Record<ErrorCode, ErrorSentence>>,
  unlock,
  interviews,
  importing,
  merge,
  destroy,
  history,
  testimony,
  anonymise,
  share,
  open,
  passages,
  people,
  search,
  recovery,
  codebook,
  settings,
  backup,
  log,
  wipe,
} as const;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof EN;
    returnNull: false;
  }
}

/** Languages by the names their speakers use; never translated. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  ru: 'Русский',
  kk: 'Қазақша',
};

/** For react-aria's own few words. It has no Kazakh, and Russian is what its readers know best of the rest. */
export const ARIA_LOCALES: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  ru: 'ru-RU',
  kk: 'ru-KZ',
};

export const i18n: I18n = i18next.createInstance();

/** Starts the strings, before the first render. Everything is in memory: nothing is waited for. */
export function startI18n(language: Language): void {
  void i18n.use(initReactI18next).init({
    resources: { en: EN },
    lng: language,
    fallbackLng: 'en',
    ns: Object.keys(EN),
    defaultNS: 'common',
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
}

export async function changeLanguage(language: Language): Promise<void> {
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
}

export function useLanguage(): Language {
  const { i18n: current } = useTranslation();
  const language = current.language;
  return language === 'ru' || language === 'kk' ? language : 'en';
}

/** Gives the words for any thrown value: what happened, what is safe, what to do. They hold no content. */
export function useErrorSentence(): (thrown: unknown) => ErrorSentence {
  const { t } = useTranslation('error');
  return (thrown) => {
    const code = errorCode(thrown);
    return { title: t(`${code}.title`), text: t(`${code}.text`) };
  };
}
