import { type Chain, entryHash, headOf, type SealedEntry } from './custody-entry.ts';

/** Where a chain does not hold. */
export interface ChainBreak {
  /** Number of the entry that should stand there. */
  readonly seq: number;
  readonly how: 'altered' | 'missing' | 'reordered' | 'repeated';
}

/**
 * The first entry that is not what was entered there; undefined when the chain is whole.
 * @param head hash of the last entry as another place has it: without it, nothing shows that the last ones are missing
 */
export function verifyChain(chain: Chain<SealedEntry>, head?: string): ChainBreak | undefined {
  let previous = chain.start;
  for (const [i, entry] of chain.entries.entries()) {
    const seq = chain.first + i;
    if (entry.seq !== seq) return { seq, how: misplaced(seq, entry, chain.entries.slice(i + 1)) };
    if (entryHash(previous, entry) !== entry.hash) return { seq, how: 'altered' };
    previous = entry.hash;
  }
  if (head === undefined || head === headOf(chain)) return undefined;
  return { seq: chain.first + chain.entries.length, how: 'missing' };
}

function misplaced(
  seq: number,
  entry: SealedEntry,
  after: readonly SealedEntry[],
): ChainBreak['how'] {
  if (entry.seq < seq) return 'repeated';
  return after.some((other) => other.seq === seq) ? 'reordered' : 'missing';
}
