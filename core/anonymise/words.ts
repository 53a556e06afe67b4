import type { TextRange } from '../domain/text-change.ts';
import { foldWord } from './fold.ts';
import { plainText } from './plain-text.ts';

/** A word or a number of a text. Range in UTF-16 units of the text as it was given. */
export interface Word extends TextRange {
  /** The word as a reader sees it: without invisible characters. */
  readonly text: string;
  /** What a reader sees between the word before and this one; everything before it for the first. */
  readonly gap: string;
}

const WORD = /[\p{L}\p{M}]+(?:['’ʼʹ`][\p{L}\p{M}]+)*|\p{N}+/gu;
const POSSESSIVE = /['’ʼ][sSѕЅ]$/u;

/**
 * The words of a text in order. A hyphen, an underscore or a change between letters and digits ends
 * a word; soft hyphens, zero-width characters and combining marks do not. An English possessive `'s`
 * belongs to the gap behind its word.
 */
export function readWords(text: string): Word[] {
  const plain = plainText(text);
  const words: Word[] = [];
  let end = 0;
  for (const match of plain.text.matchAll(WORD)) {
    const word = match[0].replace(POSSESSIVE, '');
    const from = match.index;
    const gap = plain.text.slice(end, from);
    end = from + word.length;
    words.push({ ...plain.toSource({ from, to: end }), text: word, gap });
  }
  return words;
}

/**
 * The pieces of a word that was written together from several: `СвободуАхметовой`, `l'Ahmed`. Empty
 * when it is in one piece. The first piece keeps the gap.
 */
export function wordPieces(source: string, word: Word): Word[] {
  if (!SEAM.test(word.text)) return [];
  const visible = plainText(source.slice(word.from, word.to));
  const pieces = Array.from(visible.text.matchAll(PIECE), (match): Word => {
    const range = visible.toSource({ from: match.index, to: match.index + match[0].length });
    const gap = match.index === 0 ? word.gap : '';
    return { from: word.from + range.from, to: word.from + range.to, text: match[0], gap };
  });
  return pieces.length > 1 ? pieces : [];
}

const SEAM = /\p{Ll}\p{M}*\p{Lu}|['’ʼʹ`]/u;
const PIECE = /(?:\p{Lu}\p{M}*)*(?:\p{L}\p{M}*)(?:[\p{Ll}\p{Lm}\p{Lo}]\p{M}*)*/gu;

/**
 * The matching keys of a word, most likely first. More than one only where letters of two alphabets
 * look alike: `Aхметова` with a Latin A is read as written, as all Cyrillic and as all Latin.
 */
export function wordKeys(word: string): readonly string[] {
  const keys = new Set([foldWord(word)]);
  for (const [letters, foreign] of READINGS) {
    // A reading counts only when it makes the whole word one alphabet.
    const reading = word.replace(LOOK_ALIKE, (letter) => letters[letter] ?? letter);
    if (reading !== word && !foreign.test(reading)) keys.add(foldWord(reading));
  }
  keys.delete('');
  return Array.from(keys);
}

/** Letters that look the same, pairwise: Latin (or Greek) first, Cyrillic second. */
const PAIRS =
  'AА BВ CС EЕ HН KК MМ OО PР TТ XХ YУ YҮ IІ SЅ JЈ hһ aа cс eе kк oо pр xх yу yү iі sѕ jј dԁ qԛ wԝ əә ɵө ΑА ΒВ ΕЕ ΗН ΙІ ΚК ΜМ ΝN ΟО ΡР ΤТ ΥУ ΧХ οо αа ρр νv';
const TO_CYRILLIC: Record<string, string> = {};
const TO_LATIN: Record<string, string> = {};
for (const [a = '', b = ''] of PAIRS.split(' ').map((pair) => Array.from(pair))) {
  if (/\p{Script=Cyrillic}/u.test(b)) TO_CYRILLIC[a] ??= b;
  if (/\p{Script=Latin}/u.test(a)) TO_LATIN[b] ??= a;
  else if (/\p{Script=Latin}/u.test(b)) TO_LATIN[a] ??= b;
  else TO_LATIN[a] ??= latinOf(b);
}
const READINGS = [
  [TO_CYRILLIC, /[^\p{Script=Cyrillic}\p{M}]/u],
  [TO_LATIN, /[^\p{Script=Latin}\p{M}]/u],
] as const;
const LOOK_ALIKE = /\p{L}/gu;

/** Greek letters come last in the list, so the Latin twin of a Cyrillic one is known by then. */
function latinOf(cyrillic: string): string {
  return TO_LATIN[cyrillic] ?? cyrillic;
}
