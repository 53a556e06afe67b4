import { type Chain, type CustodyEntry, headOf } from '../../../core/custody/custody-entry.ts';
import { type ChainBreak, verifyChain } from '../../../core/custody/verify-chain.ts';
import type { InterviewId } from '../../../core/domain/ids.ts';
import { errorCode, isLostRow } from '../../../core/errors.ts';
import type { Progress } from '../api.ts';
import type { BrokenChain, LogCheck } from '../calls/custody-calls.ts';
import type { Vault } from './vault.ts';

/** Chains that are read at once. */
const AT_ONCE = 64;

/** Goes through the vault's chain and every interview's, and enters that it did. Reads them all. */
export async function checkLog(
  vault: Vault,
  onProgress: (progress: Progress) => void,
): Promise<LogCheck> {
  const runs = await vault.logRuns();
  const log = runs.flatMap(({ entries }) => entries);
  // What stands before a part that was lost may not be the last word of it.
  const lost = log.findLastIndex(({ reason }) => reason === 'damaged');
  const heads = new Map(log.slice(lost + 1).map((entry) => [entry.target, entry]));
  const broken: BrokenChain[] = [];
  const ofVault = await breakInRuns(runs);
  if (ofVault) broken.push(ofVault);
  const ids = vault.interviews.headers().map(({ id }) => id);
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const some = ids.slice(at, at + AT_ONCE);
    const found = await Promise.all(some.map((id) => breakOf(vault, id, heads.get(id))));
    broken.push(...found.filter((one) => one !== undefined));
    onProgress({ stage: 'verify', done: at + some.length, total: ids.length });
  }
  return { entries: log.length, interviews: ids.length, broken };
}

/** Each run by itself, and that each begins where the one before ended. */
async function breakInRuns(runs: readonly Chain[]): Promise<ChainBreak | undefined> {
  let next = 1;
  let before: string | undefined;
  for (const run of runs) {
    if (run.first > next) return { seq: next, how: 'missing' };
    if (run.first < next) return { seq: run.first, how: 'repeated' };
    if (before !== undefined && run.start !== before) return { seq: next, how: 'altered' };
    const broken = verifyChain(run);
    if (broken) return broken;
    next = run.first + run.entries.length;
    before = headOf(run);
  }
  return undefined;
}

/** @param last what the vault's chain says of it last; undefined when it does not reach so far back */
async function breakOf(
  vault: Vault,
  id: InterviewId,
  last: CustodyEntry | undefined,
): Promise<BrokenChain | undefined> {
  const chain = await vault.custody.of(id).catch((error: unknown) => {
    if (!isLostRow(errorCode(error))) throw error;
    return 'unreadable' as const;
  });
  const found = chain === 'unreadable' ? ({ seq: 1, how: 'missing' } as const) : undefined;
  const broken = chain && chain !== 'unreadable' ? verifyChain(chain, last?.content) : found;
  return broken && { ...broken, interview: id, code: vault.interviews.codeOf(id) };
}
