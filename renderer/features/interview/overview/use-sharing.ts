import { useEffect, useMemo, useState } from 'react';
import { type DisclosedInterview, sharing } from '../../../../core/anonymise/disclosure.ts';
import { disclosedFacts } from '../../../../core/domain/disclosed-facts.ts';
import type { InterviewId } from '../../../../core/domain/ids.ts';
import type { InterviewRecord } from '../../../../core/domain/interview.ts';
import { type ErrorCode, errorCode } from '../../../../core/errors.ts';
import type { VaultClient } from '../../../vault/client.ts';

/** How many other interviews of the vault tell all that this one tells. */
export type Sharing =
  | { readonly phase: 'counting' }
  | { readonly phase: 'counted'; readonly others: number; readonly all: number }
  | { readonly phase: 'failed'; readonly error: ErrorCode };

/** Counts by the record on screen, saved or not, among all others as they are saved. */
export function useSharing(vault: VaultClient, id: InterviewId, record: InterviewRecord): Sharing {
  const [others, setOthers] = useState<readonly DisclosedInterview[] | ErrorCode>();
  useEffect(() => {
    let isShown = true;
    vault.call('disclosed', undefined).then(
      (all) => isShown && setOthers(all.filter((one) => one.id !== id)),
      (error: unknown) => isShown && setOthers(errorCode(error)),
    );
    return () => {
      isShown = false;
    };
  }, [vault, id]);
  const facts = useMemo(() => disclosedFacts(record), [record]);
  return useMemo(() => {
    if (others === undefined) return { phase: 'counting' };
    if (typeof others === 'string') return { phase: 'failed', error: others };
    return { phase: 'counted', others: sharing(facts, others), all: others.length + 1 };
  }, [others, facts]);
}
