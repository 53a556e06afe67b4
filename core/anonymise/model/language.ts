/** Languages that have a model of their own. */
export const MODEL_LANGUAGES = ['en', 'ru', 'kk'] as const;
export type ModelLanguage = (typeof MODEL_LANGUAGES)[number];

const KAZAKH_LETTERS = /[әғқңөұүіһӘҒҚҢӨҰҮІҺ]/;
const CYRILLIC = /[\u0400-\u04ff]/;
const LATIN = /[A-Za-z\u00c0-\u024f]/;
const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const RUSSIAN_WORDS = words(
  'и в во не на что он она они я мы вы с со как это так но по к ко у же за от из о об бы был была было были ' +
    'его её ее ей ему их нас нам мне меня тебя для до если когда или ни уже ещё еще только там тут все всё ' +
    'потом после перед который которая сказал сказала г под при без через ли нет да где кто чтобы',
);
const KAZAKH_WORDS = words(
  'мен бен пен да де та те бар жоқ сол ол осы бұл деп еді екен емес ма ме ба бе па пе сен біз сіз олар бір ' +
    'ал не ғой үшін туралы кейін дейін болды болып болған деген деді керек кезде айтты маған оған бізге енді ' +
    'тағы барлық сияқты арқылы қарай жаңа немесе және бірақ онда сонда мына ана оның менің',
);

/** For one sentence: how much its words speak for Kazakh (above 0) or Russian (below), and which script it is in. */
export interface LanguageSigns {
  readonly cyrillic: number;
  readonly latin: number;
  readonly kazakh: number;
}

export function languageSigns(sentence: readonly string[]): LanguageSigns {
  let cyrillic = 0;
  let latin = 0;
  let kazakh = 0;
  for (const word of sentence) {
    if (CYRILLIC.test(word)) {
      cyrillic += 1;
      const lower = word.toLowerCase();
      if (RUSSIAN_WORDS.has(lower)) kazakh -= 1;
      if (KAZAKH_WORDS.has(lower)) kazakh += 1;
      // A Kazakh name in a Russian sentence says little.
      if (KAZAKH_LETTERS.test(word)) kazakh += word === lower ? 1 : 0.4;
    } else if (LATIN.test(word)) latin += 1;
  }
  return { cyrillic, latin, kazakh };
}

/** The language of a sentence; `usual` is that of the document, for sentences that do not tell. */
export function languageOf(signs: LanguageSigns, usual: ModelLanguage): ModelLanguage {
  const { cyrillic, latin, kazakh } = signs;
  if (cyrillic === 0 && latin === 0) return usual;
  if (cyrillic < latin) return 'en';
  if (kazakh > 0) return 'kk';
  if (kazakh < 0) return 'ru';
  return usual === 'kk' ? 'kk' : 'ru';
}
