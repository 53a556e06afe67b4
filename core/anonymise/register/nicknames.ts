import { foldWord } from '../fold.ts';
import {
  ENGLISH,
  KAZAKH_FEMALE,
  KAZAKH_MALE,
  RUSSIAN_FEMALE,
  RUSSIAN_MALE,
} from './nickname-table.ts';

/** A short or fond name that a given name may be called by, in lower case. */
export interface Nickname {
  readonly word: string;
  /** From a list, not made by rule: with a capital, and of one person only, it needs no question. */
  readonly isListed: boolean;
  /** Also read in the other alphabet. The shortest would be words there: Маке and `make`, Миш and `Miss`, Ася and `Asia`. */
  readonly inBoth: boolean;
}

const LISTED = new Map<string, Set<string>>();
for (const table of [RUSSIAN_MALE, RUSSIAN_FEMALE, KAZAKH_MALE, KAZAKH_FEMALE, ENGLISH]) {
  for (const line of table.trim().split('\n')) {
    const [names = '', short = ''] = line.split(':');
    for (const name of names.trim().split(' ').map(foldWord)) {
      const known = LISTED.get(name) ?? new Set();
      LISTED.set(name, known);
      for (const word of short.trim().split(' ')) known.add(word);
    }
  }
}

/** True for the key of a given name that people shorten. */
export function isGivenName(key: string): boolean {
  return LISTED.has(key);
}

/**
 * The short and fond names of a given name: listed ones with their suffixes and vocatives (Саша, Сашка, Сашенька,
 * Саш), and by rule those of Kazakh names (Нұреке, Сәке, Маратик).
 * @param base the name in Cyrillic, lower case
 */
export function nicknamesOf(key: string, base: string | undefined): readonly Nickname[] {
  const listed = listedNicknames(key);
  if (base === undefined || !KAZAKH.test(base)) return listed;
  const words = new Set(listed.map(({ word }) => word));
  const made = kazakhFond(base).filter((word) => !words.has(word));
  return [...listed, ...nicknames([...new Set(made)], key, false)];
}

/** Only what stands in the list is remembered: what is made from a real name must not outlive the register. */
const remembered = new Map<string, readonly Nickname[]>();

function listedNicknames(key: string): readonly Nickname[] {
  const short = LISTED.get(key);
  if (short === undefined) return [];
  const words = new Set([...short].flatMap((word) => [word, ...fondForms(word)]));
  const made = remembered.get(key) ?? nicknames([...words], key, true);
  remembered.set(key, made);
  return made;
}

function nicknames(words: readonly string[], key: string, isListed: boolean): Nickname[] {
  return words
    .map((word) => ({ word, own: foldWord(word) }))
    .filter(({ own }) => own.length > 1 && own !== key)
    .map(({ word, own }) => {
      const isCommon = isListed && own.length === 4 && word !== 'ася';
      return { word, isListed, inBoth: own.length > 4 || isCommon };
    });
}

/** Сашка, Сашенька; Ванька, Ванечка. Of words in -а and -я, which Russian short names are. */
function fondForms(word: string): string[] {
  const stem = word.slice(0, -1);
  if (stem.length < 2 || !/[аяёюэоуиы]/.test(stem)) return [];
  if (/[аеёиоуыэюя]я$/.test(word)) return [`${stem}йка`, `${stem}ечка`];
  if (word.endsWith('я')) return [`${stem}ька`, `${stem}ечка`, `${stem}енька`, `${stem}юша`];
  if (/(?<!к)а$/.test(word)) return [`${stem}ка`, `${stem}очка`, `${stem}енька`, `${stem}уля`];
  return [];
}

/** The short vocative: Саш, Маш, Вань. Only of Cyrillic words that leave three letters. */
export function vocative(word: string): string | undefined {
  if (!/^[а-яё]{4,}$/.test(word)) return undefined;
  if (/[бвгджзклмнпрстфхцчшщ]а$/.test(word)) return word.slice(0, -1);
  return /[бвдзлмнпрстф]я$/.test(word) ? `${word.slice(0, -1)}ь` : undefined;
}

/** Letters and parts that only names of Kazakhstan have; a miss costs a question that nobody asks. */
const KAZAKH =
  /[әғқңөұүһі]|^(?:нур|ай|бак|бах|ер|жан|серик|сауле|сакен|асхат|болат|дин|мар|мур|кан|кай|асе|тал|тол|тул|сул|дау|бау|бек|гул|гуль|самат|санж|азам|арман|алма|ас[ау]|кар|коныс|жум|куа|мак|мед|рауш|ул|шол|шын|ораз|омар)|(?:бек|жан|гул|гуль|бай|хан|нур|мурат|кали|гали)$/;
const VOWEL = /[аәеёиоөуұүыіэюя]/;

/** Respectful and fond forms from the first syllable: Нұреке, Сереке, Секе, Нұрик; and from the whole: Маратик, Айгүлтай. */
function kazakhFond(base: string): string[] {
  const first = base.search(VOWEL);
  const isTooShort = first < 0 || base.length < 5;
  const head = isTooShort ? '' : base.slice(0, first + 2);
  const isClosed = head !== '' && !VOWEL.test(head.at(-1) ?? '');
  const open = head.slice(0, -1);
  const hard = open.replace(/ә$/, 'а');
  const short = isClosed
    ? [`${head}еке`, `${head}аке`, `${head}ик`, ...(first > 0 ? [`${open}ке`, `${hard}ке`] : [])]
    : [];
  const whole = VOWEL.test(base.at(-1) ?? '')
    ? ['ш', 'тай'].map((end) => base + end).concat(`${base.slice(0, -1)}ка`)
    : ['тай', 'ка', 'ик', 'чик', 'еке'].map((end) => base.replace(/ь$/, '') + end);
  return [...short, ...whole];
}
