import type { Steps } from '../steps.ts';

const BASE = 0x01000193;
/** Bits of the filter for each entry: about one in a hundred words passes by chance. */
const BITS = 10;
const WORDS_AT_ONCE = 500;

/**
 * Remembers words with one letter left out, as bits of a filter (a Bloom filter): tens of thousands of forms take a
 * few megabytes. May say yes too often, never no.
 */
export class ShortenedWords {
  readonly #bits: Uint32Array;
  readonly #mask: number;

  private constructor(entries: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(entries * BITS, 64)));
    this.#bits = new Uint32Array(size / 32);
    this.#mask = size - 1;
  }

  static *of(words: readonly string[]): Steps<ShortenedWords> {
    const shortened = new ShortenedWords(words.reduce((sum, word) => sum + word.length, 0));
    for (const [at, word] of words.entries()) {
      for (const hash of hashesWithoutOne(word)) shortened.#add(hash);
      if (at % WORDS_AT_ONCE === 0) yield;
    }
    return shortened;
  }

  /** True when the word may be a remembered one without one of its letters. */
  hasShortened(word: string): boolean {
    return this.#has(hashOf(word));
  }

  /** Positions without whose letter the word may be a remembered one without one of its letters. */
  positions(word: string): number[] {
    const found: number[] = [];
    for (const [at, hash] of hashesWithoutOne(word).entries()) if (this.#has(hash)) found.push(at);
    return found;
  }

  #add(hash: number): void {
    for (let probe = 0; probe < 3; probe += 1) {
      const bit = probed(hash, probe) & this.#mask;
      this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
  }

  #has(hash: number): boolean {
    for (let probe = 0; probe < 3; probe += 1) {
      const bit = probed(hash, probe) & this.#mask;
      if ((((this.#bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 0) return false;
    }
    return true;
  }
}

function hashOf(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at += 1) {
    hash = (Math.imul(hash, BASE) + word.charCodeAt(at)) | 0;
  }
  return hash;
}

/** The hashes of the word without its first letter, without its second, and so on; those words are not made. */
function hashesWithoutOne(word: string): Int32Array {
  const hashes = new Int32Array(word.length);
  // What stands before each letter, then what stands behind it.
  let before = 0;
  for (let at = 0; at < word.length; at += 1) {
    hashes[at] = before;
    before = (Math.imul(before, BASE) + word.charCodeAt(at)) | 0;
  }
  let behind = 0;
  let power = 1;
  for (let at = word.length - 1; at >= 0; at -= 1) {
    hashes[at] = (Math.imul(hashes[at] ?? 0, power) + behind) | 0;
    behind = (behind + Math.imul(word.charCodeAt(at), power)) | 0;
    power = Math.imul(power, BASE);
  }
  return hashes;
}

function probed(hash: number, probe: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b + probe * 0x3d4d51cb);
  return (once ^ (once >>> 15)) >>> 0;
}
