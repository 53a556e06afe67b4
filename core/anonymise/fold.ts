import { letterTable } from './letter-table.ts';

/** Cyrillic letters (Russian, Kazakh, Ukrainian, Kyrgyz) in the key's alphabet. */
const CYRILLIC = letterTable(`
  а:a ә:a б:b в:v г:g ғ:g ґ:g д:d е:e ё:e є:e ж:j җ:j з:z и:i й:i і:i ї:i к:k қ:k л:l м:m н:n
  ң:n о:o ө:o п:p р:r с:s т:t у:u ұ:u ү:u ў:u ф:f х:h һ:h ҳ:h ц:c ч:c ш:s щ:s ъ: ы:i ь: э:e
  ю:iu я:ia
`);
/** Two Cyrillic letters that a Latin spelling writes like one other letter (`Вятский`, `Vyatsky`). */
const CYRILLIC_PAIRS = letterTable('дж:j тс:c сч:s шч:s кх:h гх:g оу:u');
const LATIN = letterTable(`
  shch:s sch:s tch:c kkh:h gkh:g dzh:j zh:j dj:j kh:h gh:g ch:c sh:s tzh:tj ts:c tz:c ph:f ck:k ou:u q:k x:ks
  w:u y:i ı:i ə:a ł:l ø:o đ:d ß:s æ:ae œ:oe þ:t ð:d
`);
const CYRILLIC_LETTERS = /дж|тс|сч|шч|кх|гх|оу|[\u0400-\u04ff]/g;
const LATIN_LETTERS =
  /shch|sch|tch|kkh|gkh|dzh|zh|dj|kh|gh|ch|sh|tzh|ts|tz|ph|ck|ou|c(?![eiyh])|[qxwyıəłøđßæœþð]/g;

/** Scholars and Germans write й so: Nazarbajev, Sergej, Ajgul. Elsewhere j is ж. */
const J_FOR_I = /(?<=[aeiou])j(?=e[vw]|[^aeiouy]|$)/g;

/**
 * One matching key for a name, however it is spelled: Cyrillic (Russian, Kazakh) or Latin, any of the
 * usual transliterations, any case. `Назарбаев`, `Nazarbaev`, `Nazarbayev` and `Nazarbaiev` share
 * one. Words are separated by one space; a hyphen counts as a space. Letters of other scripts stay as
 * they are, in lower case. Never shown to anybody; not reversible.
 */
export function foldName(text: string): string {
  return text
    .normalize('NFC')
    .replace(IGNORABLE, '')
    .split(/[^\p{L}\p{N}\p{M}'’ʼʹ`]+/u)
    .map(foldWord)
    .filter((key) => key !== '')
    .join(' ');
}

/** Characters that nobody sees and that must not keep a name from matching. */
export const IGNORABLE =
  /\u00AD|\u034F|\u061C|\u115F|\u1160|\u17B4|\u17B5|\u180B|\u180C|\u180D|\u180E|\u200B|\u200C|\u200D|[\u200E\u200F\u202A-\u202E]|[\u2060-\u206F]|\u3164|\uFEFF|\uFFA0|[\uFE00-\uFE0F]|\uDB40[\uDC00-\uDDEF]/g;

/** The key of one word without spaces or hyphens. See {@link foldName}. */
export function foldWord(word: string): string {
  if (/^[a-z]+$/.test(word)) return squeeze(latin(word));
  const plain = word.normalize('NFKC').toLowerCase().normalize('NFC');
  let key = '';
  for (const run of plain.match(SCRIPT_RUNS) ?? []) {
    key += /[\u0400-\u04ff]/.test(run) ? cyrillic(run) : latin(stripMarks(run));
  }
  return squeeze(key);
}

const SCRIPT_RUNS = /(?:[\u0400-\u04ff]\p{M}*)+|[^\u0400-\u04ff]+/gu;

function cyrillic(run: string): string {
  return run
    .replace(CYRILLIC_LETTERS, (letters) => CYRILLIC_PAIRS[letters] ?? CYRILLIC[letters] ?? letters)
    .replace(/\p{M}/gu, '');
}

function latin(run: string): string {
  return run
    .replace(J_FOR_I, 'i')
    .replace(LATIN_LETTERS, (letters) => LATIN[letters] ?? (letters === 'c' ? 'k' : letters));
}

function stripMarks(run: string): string {
  // Turkic letters first: without their marks they would be other sounds.
  return run.replace(/ş/g, 'sh').replace(/ç/g, 'ch').normalize('NFD').replace(/\p{M}/gu, '');
}

function squeeze(key: string): string {
  return key
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/ie|io/g, 'e')
    .replace(/([a-z])\1+/g, '$1')
    .replace(/ie/g, 'e');
}
