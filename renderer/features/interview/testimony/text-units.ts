import type { TextRange } from '../../../../core/domain/text-change.ts';

/**
 * Words, sentences and paragraphs of a testimony, for growing and shrinking a selection. Written by hand because
 * `Intl.Segmenter` ends a sentence after initials (`А. К. Ахметов`) and after `г. Алматы`. All positions are UTF-16 units.
 */
export const TEXT_UNITS = ['word', 'sentence', 'paragraph'] as const;
export type TextUnit = (typeof TEXT_UNITS)[number];

const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;
/** Inside a word: ж/д is two words, but кто-то, О'Нил and don’t are one. */
const WORD_JOINT = /[-‐‑'’ʼ]/u;

/** Abbreviations after which a capital goes on with the same sentence. */
const ABBREVIATIONS = new Set(
  [
    'ул пр просп пл пер б-р д дом кв корп стр обл р-н пос с сел дер ст г гор им проф акад доц д-р тов гр господ ' +
      'т п см напр ред тел моб ком каб зам зав нач ', // Russian
    'көш ауд обл қ ауыл мкр ', // Kazakh
    'mr mrs ms dr prof st no vs col gen lt sgt rev hon', // English
  ]
    .join('')
    .split(' ')
    .filter((word) => word !== ''),
);
/** After a number these end like a word: `в 1998 г. Потом`, `500 т. Мы`. */
const UNITS_AFTER_NUMBER = new Set(['г', 'гг', 'ж', 'т', 'п', 'с', 'д']);

const SENTENCE_END = /[.!?…]+["'»”’)\]]*(?=\s|$)/gu;

function isWordCharacter(text: string, position: number): boolean {
  const character = text.charAt(position);
  if (WORD_CHARACTER.test(character)) return true;
  const joins = WORD_JOINT.test(character) && position > 0 && position + 1 < text.length;
  return (
    joins &&
    WORD_CHARACTER.test(text[position - 1] ?? '') &&
    WORD_CHARACTER.test(text[position + 1] ?? '')
  );
}

/** The word at a position or ending there; the bare position between words. */
export function wordAt(text: string, position: number): TextRange {
  let from = position;
  let to = position;
  while (from > 0 && isWordCharacter(text, from - 1)) from -= 1;
  while (to < text.length && isWordCharacter(text, to)) to += 1;
  return { from, to };
}

/** The line of text at a position, without its line end. */
export function paragraphAt(text: string, position: number): TextRange {
  const end = text.indexOf('\n', position);
  return {
    from: position === 0 ? 0 : text.lastIndexOf('\n', position - 1) + 1,
    to: end === -1 ? text.length : end,
  };
}

/** True when the stop at `at` (the place of its first mark) belongs to an initial or an abbreviation. */
function isInnerStop(text: string, at: number, next: string): boolean {
  if (text[at] !== '.') return false;
  if (/\p{Ll}/u.test(next)) return true;
  const before = /(\S*?)(\p{L}[\p{L}-]*)$/u.exec(text.slice(Math.max(0, at - 24), at));
  const word = before?.[2] ?? '';
  if (word === '') return false;
  const precedes = text.slice(Math.max(0, at - 24), at - word.length).trimEnd();
  const isInitial = word.length === 1 && /\p{Lu}/u.test(word);
  if (isInitial) return true;
  const lower = word.toLowerCase();
  if (UNITS_AFTER_NUMBER.has(lower) && /\d$/.test(precedes)) return false;
  return ABBREVIATIONS.has(lower);
}

/** The sentence at a position, within its paragraph, without the blanks around it. */
export function sentenceAt(text: string, position: number): TextRange {
  const paragraph = paragraphAt(text, position);
  const body = text.slice(paragraph.from, paragraph.to);
  const at = position - paragraph.from;
  let from = 0;
  for (const match of body.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].length;
    const rest = body.slice(end);
    const next = rest.trimStart().charAt(0);
    if (next !== '' && isInnerStop(body, match.index, next)) continue;
    const start = end + (rest.length - rest.trimStart().length);
    if (at <= end) return trimmed(body, from, end, paragraph.from);
    // In the blanks between two sentences the next one is meant.
    from = start;
    if (at < start) break;
  }
  const following = sentenceEndAfter(body, from);
  return trimmed(body, from, following, paragraph.from);
}

function sentenceEndAfter(body: string, from: number): number {
  for (const match of body.slice(from).matchAll(SENTENCE_END)) {
    const end = from + match.index + match[0].length;
    const next = body.slice(end).trimStart().charAt(0);
    if (next === '' || !isInnerStop(body, from + match.index, next)) return end;
  }
  return body.length;
}

function trimmed(body: string, from: number, to: number, offset: number): TextRange {
  const piece = body.slice(from, to);
  const start = from + (piece.length - piece.trimStart().length);
  const end = from + piece.trimEnd().length;
  return { from: offset + Math.min(start, end), to: offset + Math.max(start, end) };
}

const UNIT_AT: Readonly<Record<TextUnit, (text: string, position: number) => TextRange>> = {
  word: wordAt,
  sentence: sentenceAt,
  paragraph: paragraphAt,
};

/** The range widened to whole units at both ends. */
function wholeUnits(text: string, { from, to }: TextRange, unit: TextUnit): TextRange {
  const first = UNIT_AT[unit](text, from);
  const last = to > from ? UNIT_AT[unit](text, to - 1) : first;
  return { from: Math.min(first.from, from), to: Math.max(last.to, to) };
}

function isWider(wide: TextRange, narrow: TextRange): boolean {
  return (
    wide.from <= narrow.from &&
    wide.to >= narrow.to &&
    wide.to - wide.from > narrow.to - narrow.from
  );
}

/** The next wider selection: word, sentence, paragraph, then the whole text. */
export function grow(text: string, range: TextRange): TextRange {
  for (const unit of TEXT_UNITS) {
    const wide = wholeUnits(text, range, unit);
    if (isWider(wide, range)) return wide;
  }
  return { from: 0, to: text.length };
}

/**
 * The next narrower selection around `origin`, where growing began: the largest unit there that is smaller than the
 * range, at last the bare position.
 */
export function shrink(text: string, range: TextRange, origin: number): TextRange {
  for (const unit of TEXT_UNITS.toReversed()) {
    const narrow = UNIT_AT[unit](text, origin);
    if (isWider(range, narrow) && narrow.to > narrow.from) return narrow;
  }
  return { from: origin, to: origin };
}
