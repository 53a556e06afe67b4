import {
  APOSTROPHE,
  DIGIT,
  HIDDEN,
  kindOf,
  LINE,
  LOWER,
  MARK,
  OTHER,
  PLAIN,
  SPACE,
  SURROGATE,
  UPPER,
} from './letters.ts';

/** The tokens of a text: words, numbers, single signs. Offsets in UTF-16 units of the text as given. */
export interface Tokens {
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** As a reader sees them: without what nobody sees, composed. */
  readonly words: readonly string[];
  /** Before the first token of every sentence, and `count` at the end. */
  readonly sentences: readonly number[];
}

/** A sentence without an end would keep everything waiting. */
const LONGEST_SENTENCE = 120;

export function readTokens(text: string): Tokens {
  const from: number[] = [];
  const to: number[] = [];
  const words: string[] = [];
  const sentences = [0];
  let at = 0;
  let gap = false;
  let line = false;
  while (at < text.length) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind === SPACE || kind === LINE || kind === HIDDEN) {
      if (kind !== HIDDEN) gap = true;
      if (kind === LINE) line = true;
      at += 1;
      continue;
    }
    const end = endOfToken(text, at, kind);
    const word = visible(text.slice(at, end));
    const start = sentences.at(-1) ?? 0;
    if (
      words.length > start &&
      (line ||
        words.length - start >= LONGEST_SENTENCE ||
        (gap && endsSentence(words, start) && mayBegin(word)))
    )
      sentences.push(words.length);
    from.push(at);
    to.push(end);
    words.push(word);
    at = end;
    gap = false;
    line = false;
  }
  sentences.push(words.length);
  return {
    count: words.length,
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    words,
    sentences,
  };
}

function isLetter(kind: number): boolean {
  return kind === LOWER || kind === UPPER || kind === PLAIN;
}

function endOfToken(text: string, from: number, kind: number): number {
  if (isLetter(kind) || kind === MARK) return endOfWord(text, from);
  if (kind === DIGIT) return endOfRun(text, from, DIGIT);
  if (kind === SURROGATE) return Math.min(from + 2, text.length);
  if (kind === APOSTROPHE) return from + (clitic(text, from) || 1);
  return from + 1;
}

function endOfRun(text: string, from: number, kind: number): number {
  let at = from + 1;
  while (at < text.length && kindOf(text.charCodeAt(at)) === kind) at += 1;
  return at;
}

/** Letters, marks, what nobody sees between them, and apostrophes inside that are no English clitic. */
function endOfWord(text: string, from: number): number {
  let end = from + 1;
  for (let at = end; at < text.length; at += 1) {
    const kind = kindOf(text.charCodeAt(at));
    if (isLetter(kind) || kind === MARK) end = at + 1;
    else if (kind === APOSTROPHE) {
      if (clitic(text, at) > 0 || !isLetter(kindOf(text.charCodeAt(at + 1)))) break;
    } else if (kind !== HIDDEN) break;
  }
  return end;
}

const CLITIC = /^['’ʼ](?:s|re|ve|ll|d|m|t)$/i;

/** Length of `'s`, `'re` and the like at `at`; 0 when there is none. */
function clitic(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && end < at + 4 && isLetter(kindOf(text.charCodeAt(end)))) end += 1;
  return end < at + 4 && CLITIC.test(text.slice(at, end)) ? end - at : 0;
}

const UNSEEN = /\p{Cf}|\u034F|[\u115F\u1160\u3164\uFFA0]|[\uFE00-\uFE0F]/gu;

function visible(token: string): string {
  for (let at = 0; at < token.length; at += 1) {
    const kind = kindOf(token.charCodeAt(at));
    if (kind === HIDDEN || kind === MARK) return token.replace(UNSEEN, '').normalize('NFC');
  }
  return token;
}

const ENDS = new Set(['.', '!', '?', '…']);
const ABBREVIATIONS = new Set(
  (
    'mr mrs ms dr prof st sr jr gen col lt sgt capt gov sen rep rev hon no vs etc inc co corp ltd u ' +
    'ул г гг тыс млн млрд руб т д п см им св стр р обл просп пр пер кв акад доц проф тг ж б мкр'
  ).split(' '),
);

function endsSentence(words: readonly string[], start: number): boolean {
  const last = words.at(-1) ?? '';
  if (!ENDS.has(last)) return false;
  const before = words.length - 2 >= start ? (words.at(-2) ?? '') : '';
  if (last !== '.' || before === '') return true;
  if (before.length === 1 && kindOf(before.charCodeAt(0)) === UPPER) return false;
  return !ABBREVIATIONS.has(before.toLowerCase());
}

/** A capital, a number, a quotation mark or a dash; after a point a small letter goes on. */
function mayBegin(word: string): boolean {
  const kind = kindOf(word.charCodeAt(0));
  return kind === UPPER || kind === DIGIT || (kind === OTHER && /[«“"„([—–-]/.test(word));
}
