import type { TestimonyLanguage } from '../domain/interview.ts';

/** Languages in which a stand-in can be written: those of testimonies, not of the interface. */
export type StandInLanguage = 'en' | 'ru' | 'kk';

/**
 * What stands for an identifier that has no pseudonym. It becomes part of the testimony, so it is in the testimony's
 * language. Russian and Kazakh wait for a native reader.
 */
export const STAND_INS = {
  phone: { en: '[phone number]', ru: '[номер телефона]', kk: '[телефон нөмірі]' },
  identity: { en: '[identity number]', ru: '[личный номер]', kk: '[жеке нөмір]' },
  email: { en: '[e-mail address]', ru: '[адрес электронной почты]', kk: '[электрондық пошта]' },
  link: { en: '[link]', ru: '[ссылка]', kk: '[сілтеме]' },
  account: { en: '[account name]', ru: '[имя учётной записи]', kk: '[аккаунт атауы]' },
  name: { en: '[name]', ru: '[имя]', kk: '[есім]' },
  place: { en: '[place]', ru: '[место]', kk: '[жер атауы]' },
  organisation: { en: '[organisation]', ru: '[организация]', kk: '[ұйым]' },
} as const satisfies Record<string, Record<StandInLanguage, string>>;

const BY_ENGLISH: ReadonlyMap<string, Readonly<Record<StandInLanguage, string>>> = new Map(
  Object.values(STAND_INS).map((words) => [words.en, words]),
);

/** A proposed replacement in the testimony's language; a pseudonym stays as it is. */
export function standInFor(replacement: string, language: StandInLanguage): string {
  return BY_ENGLISH.get(replacement)?.[language] ?? replacement;
}

/** The language to write stand-ins in: what the interview says, else what its letters look like. */
export function standInLanguage(stated: TestimonyLanguage, text: string): StandInLanguage {
  if (stated === 'en' || stated === 'ru' || stated === 'kk') return stated;
  if (/[әғқңөұүһі]/i.test(text)) return 'kk';
  return /[а-яё]/i.test(text) ? 'ru' : 'en';
}
