import { KEY_BITS } from '../../core/anonymise/model/tagger.ts';
import type { Example } from './train-chain.ts';

/** Gives a number to every feature seen at least `least` times, and replaces keys by numbers in place; others by -1. */
export function numberFeatures(examples: readonly Example[], least: number): Int32Array {
  const counts = new Uint8Array(1 << KEY_BITS);
  for (const { features } of examples)
    for (const key of features) if ((counts[key] ?? 0) < 255) counts[key] = (counts[key] ?? 0) + 1;
  const numbers = new Int32Array(1 << KEY_BITS);
  const keys: number[] = [];
  for (const { features } of examples) {
    for (const [at, key] of features.entries()) {
      if ((counts[key] ?? 0) < least) features[at] = -1;
      else {
        if (numbers[key] === 0) numbers[key] = keys.push(key);
        features[at] = (numbers[key] ?? 0) - 1;
      }
    }
  }
  return Int32Array.from(keys);
}
