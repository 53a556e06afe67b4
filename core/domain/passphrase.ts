import { GUESSABLE_WORDS } from './guessable-words.ts';

/**
 * How hard a passphrase is to guess, estimated low on purpose. The cheapest way to write it down wins, out of: words
 * that guessing programs try first, any other word, runs of the alphabet or of a keyboard, repeats, dates, digits and
 * single signs. It cannot know song lines, mottoes, or what somebody knows about the person: the screens say so. A word of our own lists counts as any other:
 * 11 bits, at most 12 with its nine letters, which is what a random choice out of 4,096 gives and never more.
 *
 * | part                                   | bits                                                     |
 * |----------------------------------------|----------------------------------------------------------|
 * | word of `guessable-words.ts`           | 6 (one of about 64 tries; also spelled with 0 for o)     |
 * | other word, 4 letters or more          | 11 (one of about 2,000) and 1 for each letter over eight |
 * | up to 3 letters                        | 3 each                                                   |
 * | alphabet or keyboard run, same sign    | 5                                                        |
 * | anything that stood earlier            | 4                                                        |
 * | year                                   | 6                                                        |
 * | day, month and year                    | 14                                                       |
 * | digit                                  | 3                                                        |
 * | other sign                             | 4 (nothing for space, full stop, comma, hyphen)          |
 * | capital inside a word                  | 1                                                        |
 */
const BITS = {
  guessable: 6,
  word: 11,
  letter: 3,
  run: 5,
  repeat: 4,
  year: 6,
  date: 14,
  digit: 3,
  sign: 4,
  capital: 1,
} as const;

/**
 * What a passphrase needs: five unrelated words, or about sixteen random characters. At a million guesses a second,
 * which is a thousand graphics cards against our Argon2id, 50 bits last eighteen years on average.
 */
export const PASSPHRASE_FLOOR_BITS = 50;
const GUESSES_PER_SECOND = 1e6;

/** Longer ones are strong or long repeats; looking at their first part is enough. */
const LONGEST_LOOKED_AT = 160;
const LONGEST_PART = 32;

/** Rows of keys, in both layouts that stand on our keyboards, and both alphabets. */
const RUNS = [
  '01234567890',
  'qwertyuiop[]',
  'asdfghjkl;',
  'zxcvbnm,./',
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю.',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
].flatMap((row) => [row, Array.from(row).reverse().join('')]);

const LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const RUSSIAN_KEYS = 'йцукенгшщзхъфывапролджэячсмитьбю';
const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

function translate(text: string, table: (sign: string) => string | undefined): string {
  return Array.from(text, (sign) => table(sign) ?? sign).join('');
}

/** `gfhjkm` is пароль, typed without looking at the layout. */
function inRussianLayout(text: string): string {
  return translate(text, (sign) => RUSSIAN_KEYS[LATIN_KEYS.indexOf(sign)]);
}

function isGuessable(part: string): boolean {
  return (
    GUESSABLE_WORDS.has(part) ||
    GUESSABLE_WORDS.has(translate(part, (sign) => LOOKALIKES[sign])) ||
    (part.length > 3 && GUESSABLE_WORDS.has(inRussianLayout(part)))
  );
}

const YEAR = /^(?:19|20)\d\d$/;
const DATE = /^(?:\d{1,2}([./-]?)\d{1,2}\1(?:19|20)?\d\d|(?:19|20)\d\d([./-]?)\d\d\2\d\d)$/;

/** The cheapest description of one part; undefined when none fits. `before` is what stands earlier. */
function partBits(part: string, before: string): number | undefined {
  const found: number[] = [];
  const { length } = part;
  if (length === 1) {
    if (/[\s.,-]/u.test(part)) return 0;
    found.push(/\p{L}/u.test(part) ? BITS.letter : /\d/u.test(part) ? BITS.digit : BITS.sign);
  }
  if (isGuessable(part)) found.push(BITS.guessable);
  if (length >= 3 && before.includes(part)) found.push(BITS.repeat);
  if (length >= 3 && part === part.charAt(0).repeat(length)) found.push(BITS.run);
  if (length >= 3 && RUNS.some((run) => run.includes(part))) found.push(BITS.run);
  if (YEAR.test(part)) found.push(BITS.year);
  if (length >= 6 && DATE.test(part)) found.push(BITS.date);
  if (length >= 4 && /^\p{L}+$/u.test(part)) found.push(BITS.word + Math.max(0, length - 8));
  return found.length === 0 ? undefined : Math.min(...found);
}

/** Capitals that are neither the first letter of a word nor a word all in capitals. */
function capitalBits(text: string): number {
  const words = text.match(/\p{L}+/gu) ?? [];
  return words
    .filter((word) => word !== word.toUpperCase())
    .reduce((sum, word) => sum + (word.slice(1).match(/\p{Lu}/gu)?.length ?? 0) * BITS.capital, 0);
}

/** Bits of guessing that the passphrase withstands, estimated low. */
export function passphraseBits(passphrase: string): number {
  const looked = passphrase.normalize('NFC').slice(0, LONGEST_LOOKED_AT);
  const text = looked.toLowerCase();
  // cheapest[n] is the least that the first n units can be described with.
  const cheapest: number[] = [0];
  for (let to = 1; to <= text.length; to += 1) {
    let best = Number.POSITIVE_INFINITY;
    for (let from = Math.max(0, to - LONGEST_PART); from < to; from += 1) {
      const bits = partBits(text.slice(from, to), text.slice(0, from));
      if (bits !== undefined) best = Math.min(best, (cheapest[from] ?? 0) + bits);
    }
    cheapest.push(best);
  }
  return (cheapest.at(-1) ?? 0) + capitalBits(looked);
}

/** Two words are short. Six that do not belong together are strong, also when the estimate finds parts of them twice. */
const SHORT_BELOW = 28;
const STRONG_FROM = 60;

export type Strength = 'short' | 'weak' | 'good' | 'strong';

/** The estimate in one word. `short` and `weak` are below the floor. */
export function strengthOf(bits: number): Strength {
  if (bits < SHORT_BELOW) return 'short';
  if (bits < PASSPHRASE_FLOOR_BITS) return 'weak';
  return bits < STRONG_FROM ? 'good' : 'strong';
}

export function isPassphraseStrong(passphrase: string): boolean {
  return passphraseBits(passphrase) >= PASSPHRASE_FLOOR_BITS;
}

export const GUESS_TIMES = [
  'seconds',
  'minutes',
  'hours',
  'days',
  'months',
  'years',
  'decades',
  'centuries',
] as const;
export type GuessTime = (typeof GUESS_TIMES)[number];

const DAY = 86_400;
const YEAR_SECONDS = 365 * DAY;

/** How long guessing takes on average, in the largest unit that fits. A word rather than a number: it is an estimate. */
export function guessTime(bits: number): GuessTime {
  const seconds = 2 ** (bits - 1) / GUESSES_PER_SECOND;
  if (seconds < 60) return 'seconds';
  if (seconds < 3600) return 'minutes';
  if (seconds < DAY) return 'hours';
  if (seconds < 60 * DAY) return 'days';
  if (seconds < 2 * YEAR_SECONDS) return 'months';
  if (seconds < 20 * YEAR_SECONDS) return 'years';
  return seconds < 200 * YEAR_SECONDS ? 'decades' : 'centuries';
}
