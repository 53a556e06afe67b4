/** Fills the bytes it is given with random ones, as `crypto.getRandomValues` does. */
export type FillRandom = (bytes: Uint8Array<ArrayBuffer>) => void;

/** Six words of a list of 4,096 are 72 bits: 22 more than a passphrase must have. */
export const SUGGESTED_WORDS = 6;

const UINT32_VALUES = 2 ** 32;

/**
 * A whole number from 0 to `count` - 1, each as likely as any other: values of the incomplete last run are thrown away
 * rather than folded onto the first ones.
 * @throws RangeError when `count` is not a whole number from 1 to 2^32.
 */
export function uniformBelow(count: number, fillRandom: FillRandom): number {
  if (!Number.isInteger(count) || count < 1 || count > UINT32_VALUES) {
    throw new RangeError('a count from 1 to 2^32 is needed');
  }
  const limit = UINT32_VALUES - (UINT32_VALUES % count);
  const bytes = new Uint8Array(4);
  for (;;) {
    fillRandom(bytes);
    const value = new DataView(bytes.buffer).getUint32(0);
    if (value < limit) return value % count;
  }
}

/** Words chosen independently of each other (one may come twice), joined by single spaces. */
export function suggestPassphrase(words: readonly string[], fillRandom: FillRandom): string {
  return Array.from(
    { length: SUGGESTED_WORDS },
    () => words[uniformBelow(words.length, fillRandom)],
  ).join(' ');
}

/** Bits of a suggested passphrase, when the guesser knows the list and how it was chosen. */
export function suggestedBits(listSize: number): number {
  return Math.log2(listSize) * SUGGESTED_WORDS;
}
