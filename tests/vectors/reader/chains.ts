import { createHash } from 'node:crypto';
import { refuse } from './snapshot-file.ts';

/** An entry of the custody log. */
interface CustodyEntry {
  readonly seq: number;
  readonly at: number;
  readonly action: string;
  readonly target: string;
  readonly reason: string;
  readonly content: string;
  readonly hash: string;
}

export interface Chain {
  readonly first: number;
  readonly start: string;
  readonly entries: readonly CustodyEntry[];
}

/** The chain, if every entry is what was entered. */
export function checked(chain: Chain, of: string): Chain {
  let previous = chain.start;
  for (const [i, { seq, at, action, target, reason, content, hash }] of chain.entries.entries()) {
    const said = ['vouchsafe/custody/1', previous, seq, at, action, target, reason, content];
    const sum = createHash('sha256').update(JSON.stringify(said)).digest('hex');
    if (seq !== chain.first + i || sum !== hash) refuse(`the log of ${of} is broken at ${seq}`);
    previous = hash;
  }
  return chain;
}

/** The runs of one chain in their order, each behind the one before. */
export function joined(runs: readonly Chain[]): readonly CustodyEntry[] {
  const entries: CustodyEntry[] = [];
  for (const run of runs.toSorted((a, b) => a.first - b.first)) {
    const before = entries.at(-1);
    const follows = before === undefined || before.hash === run.start;
    if (run.first !== entries.length + 1 || !follows) refuse('a run of the log is missing');
    entries.push(...checked(run, 'the vault').entries);
  }
  return entries;
}

/** The log's last word of an interview is the last entry of that one's own chain. */
export function checkHead(log: readonly CustodyEntry[], id: string, chain: Chain): void {
  const last = log.findLast(({ target }) => target === id);
  const head = chain.entries.at(-1)?.hash;
  if (last !== undefined && last.content !== head) refuse(`the log of ${id} is cut`);
}
