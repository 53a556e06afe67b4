const FREE_TRIES = 5;
const LONGEST_SECONDS = 60;

/**
 * Seconds to wait after so many failed tries in a row: none for the first four, then 2, 4, 8 … 60. A pause for a person at
 * the keyboard, to look at the layout; against guessing machines only the slow key derivation counts.
 */
export function tryDelay(failures: number): number {
  if (failures < FREE_TRIES) return 0;
  return Math.min(LONGEST_SECONDS, 2 ** (failures - FREE_TRIES + 1));
}
