import { hashText, mix } from './hash.ts';
import { DIGIT, kindOf, LOWER, PLAIN, UPPER } from './letters.ts';
import { type Lexicon, type LexiconEntry, NO_STEM } from './lexicon.ts';

/** How a word is written. */
export const SMALL = 0;
export const CAPITAL = 1;
export const CAPITALS = 2;
export const MIXED = 3;
export const LETTER = 4;
export const NUMBER = 5;
export const SIGN = 6;

/** What the model sees of a word wherever it stands; made once for each different word. */
export interface WordFeatures {
  readonly lower: string;
  readonly casing: number;
  readonly length: number;
  readonly hash: number;
  readonly shape: number;
  readonly suffix2: number;
  readonly suffix3: number;
  readonly suffix4: number;
  /** What the lists say of it, in one number. */
  readonly listed: number;
  /** What sort of word it is, and what sort of name. */
  readonly kind: number;
  /** Hashes of the features of the word itself. */
  readonly own: Int32Array;
  /** ... and as the neighbour two before, one before, one behind, two behind. */
  readonly near: readonly Int32Array[];
}

const ENDS = 0x10ffff;

/** How many features of each kind there are. */
export const OWN_COLUMNS = 20;
export const NEAR_COLUMNS = [3, 5, 5, 3] as const;
/** The last of them say what sort of word it is, which only English lists know: other languages' models do without. */
export const OWN_SORTS = 3;
export const NEAR_SORTS = 1;

/** @param text the word as written, or '' for what is before the first and behind the last word */
export function wordFeatures(text: string, lexicon: Lexicon): WordFeatures {
  const lower = text.toLowerCase();
  const casing = text === '' ? SIGN : casingOf(text);
  const length = Math.min(lower.length, 10);
  const hash = text === '' ? ENDS : casing === NUMBER ? mix(NUMBER, length) : hashText(lower);
  const shape = text === '' ? ENDS : shapeOf(text);
  const entry = casing < NUMBER && lower.length > 1 ? lexicon.look(lower) : undefined;
  const listed = entry === undefined ? 0 : listedAs(entry);
  const kind = entry?.kind ?? 0;
  const [suffix2, suffix3, suffix4] = [suffix(lower, 2), suffix(lower, 3), suffix(lower, 4)];
  const own = [
    shape,
    mix(casing, length),
    mix(casing, listed >> 3),
    mix(casing, listed & 7),
    mix(casing, listed),
    suffix(lower, 1),
    suffix2,
    suffix3,
    mix(casing, suffix2),
    mix(casing, suffix3),
    prefix(lower, 2),
    prefix(lower, 3),
    prefix(lower, 4),
    prefix(lower, 5),
    suffix4,
    suffix(lower, 5),
    hash,
    mix(casing, kind & 31),
    mix(casing, kind >> 5),
    mix(mix(casing, kind), listed),
  ];
  const near = nearFeatures([hash, listed, suffix3, shape], kind);
  return {
    lower,
    casing,
    length,
    hash,
    shape,
    suffix2,
    suffix3,
    suffix4,
    listed,
    kind,
    near,
    own: Int32Array.from(own, (value, column) => mix(1 + column, value)),
  };
}

/** What is seen of a word from its neighbours. */
function nearFeatures(values: readonly number[], kind: number): Int32Array[] {
  return NEAR_COLUMNS.map((columns, place) => {
    const hashes = [...values.slice(0, columns - 1), kind];
    const last = columns - 1;
    return Int32Array.from(hashes, (value, column) =>
      mix(100 + place * 8 + (column === last ? KIND_COLUMN : column), value),
    );
  });
}

const KIND_COLUMN = 7;

/** Low three bits: how it is an ordinary word; above: which name, and how much stands behind it. */
function listedAs({ name, nameRest, ordinaryRest }: LexiconEntry): number {
  const named = name === 0 ? 0 : name * 4 + Math.min(nameRest, 3);
  return named * 8 + (ordinaryRest === NO_STEM ? 0 : 1 + Math.min(ordinaryRest, 3));
}

function suffix(lower: string, size: number): number {
  return lower.length >= size ? hashText(lower, lower.length - size) : size;
}

function prefix(lower: string, size: number): number {
  return lower.length >= size ? hashText(lower, 0, size) : size;
}

function casingOf(word: string): number {
  let upper = 0;
  let lower = 0;
  const first = kindOf(word.charCodeAt(0));
  if (first === DIGIT) return NUMBER;
  for (let at = 0; at < word.length; at += 1) {
    const kind = kindOf(word.charCodeAt(at));
    if (kind === UPPER) upper += 1;
    else if (kind === LOWER || kind === PLAIN) lower += 1;
  }
  if (upper === 0) return lower === 0 ? SIGN : SMALL;
  if (lower === 0) return upper === 1 ? LETTER : CAPITALS;
  return first === UPPER && upper === 1 ? CAPITAL : MIXED;
}

/** Runs of capitals, small letters, digits; other signs as they are. */
function shapeOf(word: string): number {
  let shape = 17;
  let last = -1;
  for (let at = 0; at < word.length; at += 1) {
    const unit = word.charCodeAt(at);
    const kind = kindOf(unit);
    const sort = kind === PLAIN ? LOWER : kind;
    const sign = sort === UPPER || sort === LOWER || sort === DIGIT ? sort : 16 + unit;
    if (sign !== last) shape = mix(shape, sign);
    last = sign;
  }
  return shape;
}
