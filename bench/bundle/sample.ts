import type { Bytes } from '../../core/bytes.ts';
import type { TarEntry } from '../../core/bundle/tar.ts';

/** The bytes that both sides encrypt: `total` bytes in files of `fileSize`, the same on every run. */
export interface Sample {
  readonly total: number;
  readonly fileSize: number;
}

/** Noise without a seed to carry: xorshift32. Content does not change the speed of a cipher. */
function noise(length: number): Bytes {
  const words = new Uint32Array(length / 4);
  let state = 0x9e3779b9;
  for (let i = 0; i < words.length; i += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[i] = state;
  }
  return new Uint8Array(words.buffer);
}

export function* sampleEntries({ total, fileSize }: Sample): Generator<TarEntry> {
  const bytes = noise(fileSize);
  for (let n = 0; n < total / fileSize; n += 1) yield { path: `interviews/INT-${n}.json`, bytes };
}
