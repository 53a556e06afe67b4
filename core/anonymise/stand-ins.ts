import type { TestimonyLanguage } from '../domain/interview.ts';
import type { IdentifierKind } from '../domain/redaction.ts';

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
  address: { en: '[address]', ru: '[адрес]', kk: '[мекенжай]' },
  coordinates: { en: '[coordinates]', ru: '[координаты]', kk: '[координаттар]' },
  organisation: { en: '[organisation]', ru: '[организация]', kk: '[ұйым]' },
  date: { en: '[date]', ru: '[дата]', kk: '[күні]' },
  birth: { en: '[date of birth]', ru: '[дата рождения]', kk: '[туған күні]' },
  age: { en: '[age]', ru: '[возраст]', kk: '[жасы]' },
  document: { en: '[document number]', ru: '[номер документа]', kk: '[құжат нөмірі]' },
  plate: { en: '[licence plate]', ru: '[номер машины]', kk: '[көлік нөмірі]' },
  card: { en: '[bank card]', ru: '[банковская карта]', kk: '[банк картасы]' },
  bankAccount: { en: '[bank account]', ru: '[банковский счёт]', kk: '[банк шоты]' },
  device: {
    en: '[device or network address]',
    ru: '[адрес устройства]',
    kk: '[құрылғы мекенжайы]',
  },
  money: { en: '[amount]', ru: '[сумма]', kk: '[сома]' },
  occupation: { en: '[occupation]', ru: '[род занятий]', kk: '[кәсібі]' },
  removed: { en: '[removed]', ru: '[удалено]', kk: '[алып тасталды]' },
} as const satisfies Record<string, Record<StandInLanguage, string>>;

const OF_KIND: Readonly<Record<IdentifierKind, keyof typeof STAND_INS>> = {
  person: 'name',
  place: 'place',
  address: 'address',
  organisation: 'organisation',
  date: 'date',
  age: 'age',
  phone: 'phone',
  email: 'email',
  iin: 'identity',
  'id-number': 'document',
  plate: 'plate',
  'bank-number': 'bankAccount',
  url: 'link',
  device: 'device',
  occupation: 'occupation',
  money: 'money',
  other: 'removed',
};

/** What stands for words that a person marked, before they write something else. */
export function standInOf(kind: IdentifierKind, language: StandInLanguage): string {
  return STAND_INS[OF_KIND[kind]][language];
}

const BY_ENGLISH: ReadonlyMap<string, Readonly<Record<StandInLanguage, string>>> = new Map(
  Object.values(STAND_INS).map((words) => [words.en, words]),
);

/** A proposed replacement in the testimony's language; a pseudonym stays as it is. */
export function standInFor(replacement: string, language: StandInLanguage): string {
  return BY_ENGLISH.get(replacement)?.[language] ?? replacement;
}

/** True for what stands for an identifier in the language and says nothing of it. */
export function isStandIn(words: string, language: StandInLanguage): boolean {
  return Object.values(STAND_INS).some((known) => known[language] === words);
}

/** The language to write stand-ins in: what the interview says, else what its letters look like. */
export function standInLanguage(stated: TestimonyLanguage, text: string): StandInLanguage {
  if (stated === 'en' || stated === 'ru' || stated === 'kk') return stated;
  if (/[әғқңөұүһі]/i.test(text)) return 'kk';
  return /[а-яё]/i.test(text) ? 'ru' : 'en';
}
