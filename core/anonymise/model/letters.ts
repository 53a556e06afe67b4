/** What a UTF-16 unit is to the tokenizer; one table look-up instead of a regular expression per character. */
export const OTHER = 0;
export const SPACE = 1;
export const LINE = 2;
export const LOWER = 3;
export const UPPER = 4;
/** A letter of a script without capitals. */
export const PLAIN = 5;
export const MARK = 6;
export const DIGIT = 7;
/** Nobody sees it: soft hyphen, zero-width characters. */
export const HIDDEN = 8;
export const APOSTROPHE = 9;
/** First half of a character outside the basic plane. */
export const SURROGATE = 10;

const KINDS: readonly (readonly [kind: number, of: RegExp])[] = [
  [LINE, /[\n\r\u2028\u2029]/],
  [SPACE, /\s/],
  [HIDDEN, /\p{Cf}|\u034F|[\u115F\u1160\u3164\uFFA0]|[\uFE00-\uFE0F]/u],
  [LOWER, /\p{Ll}/u],
  [UPPER, /[\p{Lu}\p{Lt}]/u],
  [PLAIN, /\p{L}/u],
  [MARK, /\p{M}/u],
  [DIGIT, /\p{N}/u],
  [APOSTROPHE, /['’ʼ]/],
];

const PAGE = 256;
const pages: (Uint8Array | undefined)[] = [];

/** The kind of a UTF-16 unit. Pages of the table are filled when a text first needs them. */
export function kindOf(unit: number): number {
  const page = pages[unit >> 8] ?? fillPage(unit >> 8);
  return page[unit & 255] ?? OTHER;
}

function fillPage(number: number): Uint8Array {
  const page = new Uint8Array(PAGE);
  for (let at = 0; at < PAGE; at += 1) page[at] = readKind(number * PAGE + at);
  pages[number] = page;
  return page;
}

function readKind(unit: number): number {
  if (unit >= 0xd800 && unit < 0xdc00) return SURROGATE;
  const character = String.fromCharCode(unit);
  return KINDS.find(([, of]) => of.test(character))?.[0] ?? OTHER;
}
