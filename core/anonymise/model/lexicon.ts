import { ByteReader } from './byte-reader.ts';
import { KeyTable } from './key-table.ts';

/** What word lists say about a word. A bit each. */
export const GIVEN_NAME = 1;
export const SURNAME = 2;
export const PLACE_NAME = 4;
/** A word that dictionaries write with a capital. */
export const CAPITALISED = 8;
/** Stem of a word of everyday language. */
export const ORDINARY = 16;
/** Above the bits: what sort of word it is, and what sort of name with a capital (`tools/train-detector/word-kinds.ts`). */
export const KIND_SHIFT = 5;
export const NAME_KIND_SHIFT = 10;
const NAMES = GIVEN_NAME | SURNAME | PLACE_NAME | CAPITALISED;

/** How a word looks in the lists. */
export interface LexiconEntry {
  /** Bits of the longest listed name that the word begins with. */
  readonly name: number;
  /** Letters behind that name. */
  readonly nameRest: number;
  /** Letters behind the longest ordinary stem, or {@link NO_STEM}. */
  readonly ordinaryRest: number;
  /** Sort of word and of name, in one number; 0: not known. */
  readonly kind: number;
}

/** Word lists as hashes of stems; no list can be read out of it again. */
export interface Lexicon {
  look(lower: string): LexiconEntry;
}

export const LEXICON_BITS = 27;
const LONGEST_ENDING = 6;
/** `Italians`, `companies` (`compani` is none), `walked`, `walking`. */
const LONGEST_PLURAL = 3;
/** No ordinary stem. */
export const NO_STEM = 15;

/**
 * Format: number of groups; of each group the bits, how many, and the differences of the sorted
 * hashes (see `byte-reader.ts`).
 */
export function readLexicon(bytes: Uint8Array): Lexicon {
  const reader = new ByteReader(bytes);
  const groups = reader.number();
  const table = new KeyTable(reader.number());
  for (let group = 0; group < groups; group += 1) {
    const bits = reader.number();
    const size = reader.number();
    let key = 0;
    for (let at = 0; at < size; at += 1) {
      key += reader.number();
      table.set(key, bits);
    }
  }
  return { look: (lower) => look(table, lower) };
}

const hashes = new Int32Array(64);

function look(table: KeyTable, lower: string): LexiconEntry {
  const length = Math.min(lower.length, hashes.length);
  let hash = 0x811c9dc5;
  for (let at = 0; at < length; at += 1) {
    hash = Math.imul(hash ^ lower.charCodeAt(at), 0x01000193);
    hashes[at] = hash;
  }
  let name = 0;
  let nameRest = 0;
  let ordinaryRest = NO_STEM;
  let kind = 0;
  for (let rest = 0; rest <= LONGEST_ENDING && length - rest >= 2; rest += 1) {
    if (rest > 0 && length - rest < 3) break;
    const bits = table.get(lexiconKey(hashes[length - rest - 1] ?? 0));
    if (name === 0 && (bits & NAMES) !== 0) {
      name = bits & NAMES;
      nameRest = rest;
    }
    if (kind === 0 && rest <= LONGEST_PLURAL && (rest === 0 || length - rest > 3))
      kind = bits >> KIND_SHIFT;
    if (ordinaryRest === NO_STEM && (bits & ORDINARY) !== 0 && rest <= 4) ordinaryRest = rest;
  }
  return { name, nameRest, ordinaryRest, kind };
}

/** From a 32-bit FNV-1a hash of a stem. */
export function lexiconKey(hash: number): number {
  return (hash ^ (hash >>> LEXICON_BITS)) & ((1 << LEXICON_BITS) - 1);
}
