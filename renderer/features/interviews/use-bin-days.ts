import { useEffect, useState } from 'react';
import type { InterviewId } from '../../../core/domain/ids.ts';
import type { InterviewHeader } from '../../../core/domain/interview.ts';
import type { Library } from '../../vault/library.ts';

const NOT_KNOWN: ReadonlyMap<InterviewId, number> = new Map();

/** Days until each interview in the bin is destroyed; empty until the vault has said. */
export function useBinDays(
  library: Library,
  bin: readonly InterviewHeader[],
): ReadonlyMap<InterviewId, number> {
  const [days, setDays] = useState(NOT_KNOWN);
  useEffect(() => {
    let isWanted = true;
    if (bin.length === 0) return undefined;
    const ask = async () => {
      // Told by whatever else is asked of a vault that cannot be read: the column stays empty.
      const found = await library.vault.call('binDays', undefined).catch(() => NOT_KNOWN);
      if (isWanted) setDays(found);
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [library, bin]);
  return days;
}
