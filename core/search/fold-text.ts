import { foldWord } from '../anonymise/fold.ts';

/** Words, with what may stand inside one: marks, apostrophes, soft hyphens. A hyphen parts words. */
const WORDS = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’ʼʹ`\u00AD\u200B-\u200D\u2060\uFEFF]*/gu;
/**
 * The key of a name takes ш for с, because people write names so. In a search that would find too much: the
 * hushing sounds keep a letter of their own, one that no key holds otherwise.
 */
const HUSH = /shch|sch|sh|ş|сч|шч|ш|щ/gi;
const HUSH_KEY = 'w';
/** Folding lets it through. Replaced at the end, so that a folded text takes one byte for each letter. */
const HUSH_STAND_IN = '\u0283';

/** How many different words are remembered with their keys. Testimony repeats itself: most are found here. */
const KEYS_MAX = 200_000;

/** A word of a text: where it stands (UTF-16 units), and its key. */
export interface KeyedWord {
  readonly from: number;
  readonly to: number;
  readonly key: string;
}

/**
 * Text as a search sees it. A word's key is the same in Cyrillic and Latin, in any case, with Kazakh letters or
 * the Russian ones that are typed in their stead: Назарбаев, Nazarbayev and Nazarbaev share one. Remembers the
 * keys of words it has met; drop it, and they are gone.
 */
export class TextFolder {
  readonly #keys = new Map<string, string>();

  /** The keys of a text, each between two spaces: ` ключ ключ `. A text without words gives one space. */
  fold(text: string): string {
    const keys = [''];
    for (const word of text.match(WORDS) ?? []) {
      const key = this.key(word);
      if (key !== '') keys.push(key);
    }
    keys.push('');
    return keys.join(' ');
  }

  /** The words behind the keys of {@link fold}, in the same order: how a place in the keys is found in the text. */
  words(text: string): KeyedWord[] {
    const words: KeyedWord[] = [];
    for (const match of text.matchAll(WORDS)) {
      const key = this.key(match[0]);
      if (key !== '') words.push({ from: match.index, to: match.index + match[0].length, key });
    }
    return words;
  }

  key(word: string): string {
    const known = this.#keys.get(word);
    if (known !== undefined) return known;
    const key = searchKey(word);
    if (this.#keys.size >= KEYS_MAX) this.#keys.clear();
    this.#keys.set(word, key);
    return key;
  }
}

/** The key of one word. Empty for what has no sound of its own (`ь`). */
export function searchKey(word: string): string {
  return foldWord(word.normalize('NFC').replace(HUSH, HUSH_STAND_IN)).replaceAll(
    HUSH_STAND_IN,
    HUSH_KEY,
  );
}

const CYRILLIC_ENDS = 'а е ё и о у ж с х ч ш ю я э ы'.split(' ');
const LATIN_ENDS =
  'a e i o u y c f h j k s z x ch ck gh hc kh ph sh tz zh hch kkh gkh dzh tzh'.split(' ');

/**
 * The beginnings of keys that words beginning like this can have. More than one, because what follows can change the
 * sound before it: after `z` may come `h`, after `nazarbay` an `e`. What a query for `word…` has to look for.
 */
export function prefixKeys(word: string): string[] {
  const own = searchKey(word);
  if (own === '') return [];
  const ends = /[\u0400-\u04ff]/.test(word.at(-1) ?? '') ? CYRILLIC_ENDS : LATIN_ENDS;
  const keys = new Set([own, ...ends.map((end) => searchKey(word + end))]);
  const shortestFirst = [...keys].toSorted((a, b) => a.length - b.length);
  return shortestFirst.reduce<string[]>(
    (kept, key) => (kept.some((shorter) => key.startsWith(shorter)) ? kept : [...kept, key]),
    [],
  );
}
