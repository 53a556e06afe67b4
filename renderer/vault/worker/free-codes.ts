import { nextInterviewCode } from '../../../core/domain/interview.ts';
import type { Vault } from './vault.ts';

/**
 * Codes for interviews that come in, in their order: the one that each has, if that is free, else the next one. Codes of
 * destroyed interviews are not free: somebody may have cited them.
 */
export async function freeCodes(
  { interviews, withdrawal }: Pick<Vault, 'interviews' | 'withdrawal'>,
  wanted: readonly string[],
): Promise<string[]> {
  const retired = (await withdrawal.tombstones()).flatMap(({ code }) => code ?? []);
  const taken = new Set([...interviews.headers().map(({ code }) => code), ...retired]);
  // The highest of those in use, and what was used since.
  let used = [...taken];
  return wanted.map((own) => {
    const isFree = own !== '' && !taken.has(own);
    const code = isFree ? own : nextInterviewCode(used);
    if (isFree) used.push(code);
    else used = [code];
    taken.add(code);
    return code;
  });
}
