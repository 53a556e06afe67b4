import petrovich from 'petrovich';
import { GIVEN_NAMES } from '../../core/anonymise/given-names.ts';
import { kazakhForms } from '../../core/anonymise/register/kazakh-forms.ts';
import { latinToCyrillic } from '../../core/anonymise/register/latin-to-cyrillic.ts';
import {
  FOREIGN_GIVEN,
  FOREIGN_SURNAMES,
  KAZAKH_GIVEN,
  KAZAKH_SURNAME_STEMS,
  RUSSIAN_SURNAMES,
} from './own-names.ts';

export type RussianCase =
  | 'nominative'
  | 'genitive'
  | 'dative'
  | 'accusative'
  | 'instrumental'
  | 'prepositional';
export type KazakhCase =
  | 'nominative'
  | 'genitive'
  | 'dative'
  | 'accusative'
  | 'locative'
  | 'ablative'
  | 'instrumental';

/** What a person is called: words with the part each is. */
export interface InventedName {
  readonly gender: 'male' | 'female';
  readonly words: readonly {
    readonly text: string;
    readonly part: 'first' | 'middle' | 'last' | 'initial';
  }[];
}

export type Pick = <T>(list: readonly T[]) => T;

/** Kazakh letters as Russian spelling has them. */
export function inRussian(word: string): string {
  return word.replace(/[әғқңөұүіһӘҒҚҢӨҰҮІҺ]/g, (letter) => {
    const plain = PLAIN[letter.toLowerCase()] ?? letter;
    return letter === letter.toLowerCase() ? plain : plain.toUpperCase();
  });
}
const PLAIN: Record<string, string> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  і: 'и',
  һ: 'х',
};

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
const initial = (word: string): string => `${word.slice(0, 1)}.`;

/** A name as people of the region carry it; in Kazakh spelling, or in Russian. */
export function inventName(pick: Pick, spelling: 'kazakh' | 'russian'): InventedName {
  const gender = pick(['male', 'female'] as const);
  const culture = pick(CULTURES[spelling]);
  const write = (word: string): string =>
    spelling === 'kazakh' && culture === 'kazakh' ? word : inRussian(word);
  const first = write(givenName(pick, culture, gender));
  const last = write(surname(pick, culture, gender));
  const father = write(givenName(pick, culture === 'foreign' ? 'russian' : culture, 'male'));
  const middle =
    spelling === 'kazakh' && culture === 'kazakh'
      ? father + (gender === 'male' ? 'ұлы' : 'қызы')
      : patronymic(father, gender);
  const parts = {
    first: { text: first, part: 'first' },
    middle: { text: middle, part: 'middle' },
    last: { text: last, part: 'last' },
    initial: { text: initial(first), part: 'initial' },
    initial2: { text: initial(middle), part: 'initial' },
  } as const;
  const order = pick(culture === 'foreign' ? FOREIGN_ORDERS : ORDERS);
  return { gender, words: order.map((name) => parts[name]) };
}

const CULTURES = {
  kazakh: ['kazakh', 'kazakh', 'kazakh', 'kazakh', 'russian'],
  russian: ['kazakh', 'kazakh', 'kazakh', 'russian', 'russian', 'foreign'],
} as const;
type Culture = 'kazakh' | 'russian' | 'foreign';

const ORDERS = [
  ['first'],
  ['first'],
  ['first', 'last'],
  ['first', 'last'],
  ['last'],
  ['last', 'first'],
  ['first', 'middle'],
  ['last', 'first', 'middle'],
  ['initial', 'last'],
  ['initial', 'initial2', 'last'],
  ['last', 'initial', 'initial2'],
] as const;
const FOREIGN_ORDERS = [
  ['first', 'last'],
  ['first', 'last'],
  ['last'],
  ['initial', 'last'],
] as const;

function givenName(pick: Pick, culture: Culture, gender: 'male' | 'female'): string {
  if (culture === 'foreign') return pick(FOREIGN_GIVEN);
  if (culture === 'russian') return pick(GIVEN_NAMES.russian[gender]);
  return pick(pick([KAZAKH_GIVEN, GIVEN_NAMES.kazakh[gender]]));
}

function surname(pick: Pick, culture: Culture, gender: 'male' | 'female'): string {
  if (culture === 'foreign') return pick(FOREIGN_SURNAMES);
  const stem =
    culture === 'russian'
      ? pick(RUSSIAN_SURNAMES)
      : pick(KAZAKH_SURNAME_STEMS) + pick(['ов', 'ев', 'ов', 'ев', '']);
  return gender === 'female' && /(?:[оеё]в|[иы]н)$/.test(stem) ? `${stem}а` : stem;
}

function patronymic(father: string, gender: 'male' | 'female'): string {
  const soft = /[йь]$/.test(father);
  const stem = father.replace(/[йьаяео]$/, '');
  if (gender === 'male') return stem + (soft ? 'евич' : 'ович');
  return stem + (soft ? 'евна' : 'овна');
}

/** The name in a case of Russian. */
export function russianName({ gender, words }: InventedName, wanted: RussianCase): string {
  return words
    .map(({ text, part }) => {
      if (part === 'initial' || wanted === 'nominative') return text;
      return capital(petrovich[gender][part][wanted](text.toLowerCase()));
    })
    .join(' ')
    .replace(/\. (?=\p{L}\.)/gu, '.');
}

const KAZAKH_ENDINGS: Readonly<Record<Exclude<KazakhCase, 'nominative'>, RegExp>> = {
  genitive: /^[ндт][ыі]ң$/,
  dative: /^(?:[ғг][ае]|[қк][ае]|н[ае])$/,
  accusative: /^(?:[ндт][ыі]|н)$/,
  locative: /^н?[дт][ае]$/,
  ablative: /^н?[дтн][ае]н$/,
  instrumental: /^[мбп]ен$/,
};

/** The name in a case of Kazakh: its last word takes the ending. */
export function kazakhName({ words }: InventedName, wanted: KazakhCase, pick: Pick): string {
  const texts = words.map(({ text }) => text);
  const last = texts.at(-1) ?? '';
  return [...texts.slice(0, -1), last.endsWith('.') ? last : kazakhWord(last, wanted, pick)].join(
    ' ',
  );
}

export function kazakhWord(word: string, wanted: KazakhCase, pick: Pick): string {
  if (wanted === 'nominative') return word;
  const stem = word.toLowerCase();
  const endings = Array.from(kazakhForms(word))
    .filter((form) => form.startsWith(stem))
    .map((form) => form.slice(stem.length))
    .filter((ending) => KAZAKH_ENDINGS[wanted].test(ending));
  return endings.length === 0 ? word : word + pick(endings);
}

/** A name of ours in Latin letters, or one that was Latin before. */
export function latinName(name: InventedName, pick: Pick): string {
  const scheme = pick([BRITISH, KAZAKH_LATIN]);
  return name.words.map(({ text }) => romanise(text, scheme)).join(' ');
}

const BRITISH: Readonly<Record<string, string>> = romanTable(
  'а:a ә:a б:b в:v г:g ғ:gh д:d е:e ё:yo ж:zh з:z и:i й:y к:k қ:k л:l м:m н:n ң:ng о:o ө:o п:p р:r с:s т:t у:u ұ:u ү:u ф:f х:kh һ:h ц:ts ч:ch ш:sh щ:shch ъ: ы:y і:i ь: э:e ю:yu я:ya',
);
const KAZAKH_LATIN: Readonly<Record<string, string>> = {
  ...BRITISH,
  ...romanTable('қ:q ж:j у:w й:i х:h ғ:g ы:y'),
};

function romanTable(line: string): Record<string, string> {
  return Object.fromEntries(line.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(2)]));
}

export function romanise(word: string, table: Readonly<Record<string, string>> = BRITISH): string {
  const lower = Array.from(word.toLowerCase(), (letter) => table[letter] ?? letter).join('');
  const written = lower.replace(/ev(?=a?$)/, lower.length % 2 === 0 ? 'yev' : 'ev');
  return capital(written);
}

/** As Russian writes a foreign name. */
export function cyrillicName(latin: string): string {
  return capital(latinToCyrillic(latin));
}
