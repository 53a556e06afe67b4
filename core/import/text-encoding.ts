import type { Bytes } from '../bytes.ts';
import { AppError } from '../errors.ts';

/** How the letters of a text file are written as bytes. `kz-1048` is the Kazakh sister of Windows-1251. */
export const TEXT_ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'kz-1048',
  'koi8-r',
] as const;
export type TextEncoding = (typeof TEXT_ENCODINGS)[number];

/** Of those that say nothing of themselves: what the bytes mean can only be weighed. The more usual one first. */
const UNMARKED = ['windows-1251', 'kz-1048', 'koi8-r'] as const;

const SAMPLE_BYTES = 64 * 1024;

/** Where KZ-1048 has another letter than Windows-1251, whose Serbian and Ukrainian ones stand in these places. */
const KAZAKH_PLACES = new Map(
  Object.entries({
    Ќ: 'Қ',
    ќ: 'қ',
    Ћ: 'Һ',
    ћ: 'һ',
    Ў: 'Ұ',
    ў: 'ұ',
    Ј: 'Ә',
    ј: 'ә',
    Ґ: 'Ө',
    ґ: 'ө',
    Є: 'Ғ',
    є: 'ғ',
    Ї: 'Ү',
    ї: 'ү',
    Ѕ: 'Ң',
    ѕ: 'ң',
  }),
);

/** How much a character speaks for being read rightly: the letters of Russian and Kazakh by how often they stand there. */
const WEIGHTS = new Map<string, number>(
  (
    [
      ['оеаинтсрвлк', 3],
      ['мдпуяыьгзбчй', 1],
      ['қғңұүөәіһ', 1],
      ['хжшюцщэфъё', 0],
      ['«»—–…№“”„’‘\u00A0', 0],
    ] as const
  ).flatMap(([letters, weight]) => Array.from(letters, (letter) => [letter, weight] as const)),
);
const STRANGE = -3;
/** A capital behind a small letter, as all of KOI8-R looks when it is read as Windows-1251, and the other way round. */
const CAPITAL_INSIDE = -8;

/**
 * The encodings that the bytes may be in, the likeliest first. One alone when there is nothing to choose: a byte order
 * mark says it, or all of it is ASCII.
 */
export function guessEncodings(bytes: Bytes): readonly [TextEncoding, ...TextEncoding[]] {
  const marked = markedEncoding(bytes);
  if (marked !== undefined) return [marked];
  if (bytes.every((byte) => byte < 0x80)) return ['utf-8'];
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const scores = new Map(UNMARKED.map((one) => [one, score(decode(sample, one))]));
  const ranked = UNMARKED.toSorted((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0));
  // Text of another encoding is practically never right UTF-8 by chance.
  if (isUtf8(bytes)) return ['utf-8', ...ranked];
  const [first = 'windows-1251', ...others] = ranked;
  return [first, ...others, 'utf-8'];
}

/** @throws AppError `import-not-text` for bytes that no text has */
export function decodeText(bytes: Bytes, encoding: TextEncoding): string {
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  if (!isWide && bytes.includes(0)) throw new AppError('import-not-text', 'a zero byte');
  return decode(bytes, encoding);
}

function decode(bytes: Bytes, encoding: TextEncoding): string {
  if (encoding !== 'kz-1048') return new TextDecoder(encoding).decode(bytes);
  const text = new TextDecoder('windows-1251').decode(bytes);
  return text.replace(/[ЌќЋћЎўЈјҐґЄєЇїЅѕ]/g, (letter) => KAZAKH_PLACES.get(letter) ?? letter);
}

function markedEncoding([first, second, third]: Bytes): TextEncoding | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

function isUtf8(bytes: Bytes): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** What stands beyond ASCII, on the average. */
function score(text: string): number {
  let sum = 0;
  let count = 0;
  let isBehindSmall = false;
  for (const letter of text) {
    if (letter < '\u0080') {
      isBehindSmall = false;
      continue;
    }
    const small = letter.toLowerCase();
    const isCapital = letter !== small;
    sum += WEIGHTS.get(small) ?? STRANGE;
    if (isCapital && isBehindSmall) sum += CAPITAL_INSIDE;
    isBehindSmall = !isCapital && letter !== letter.toUpperCase();
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}
