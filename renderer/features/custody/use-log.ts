import { useCallback, useEffect, useState } from 'react';
import type { CustodyEntry } from '../../../core/custody/custody-entry.ts';
import type { LogCheck } from '../../vault/calls/custody-calls.ts';
import type { VaultClient } from '../../vault/client.ts';

export interface ShownLog {
  /** Newest first; undefined until it is read. */
  readonly entries: readonly CustodyEntry[] | undefined;
  readonly checked: LogCheck | undefined;
  readonly isChecking: boolean;
  readonly failure: unknown;
  /** Goes through every chain. */
  readonly check: () => void;
}

export function useLog(vault: VaultClient): ShownLog {
  const [entries, setEntries] = useState<readonly CustodyEntry[]>();
  const [checked, setChecked] = useState<LogCheck>();
  const [isChecking, setChecking] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  const read = useCallback(
    () => vault.call('custodyLog', undefined).then(setEntries, setFailure),
    [vault],
  );
  useEffect(() => void read(), [read]);

  async function check() {
    setChecking(true);
    setFailure(undefined);
    try {
      setChecked(await vault.call('checkCustody', undefined));
      await read();
    } catch (error) {
      setFailure(error);
    } finally {
      setChecking(false);
    }
  }
  return { entries, checked, isChecking, failure, check: () => void check() };
}
