import { useEffect } from 'react';
import type { Library } from '../vault/library.ts';

/** More often than a day, so that a vault that stays open sees all of its days. */
const EVERY_MS = 6 * 3_600_000;

/** Empties the bin of what its days are over for: after unlocking, and now and then while the vault is open. */
export function useBinCare(library: Library): void {
  useEffect(() => {
    // What fails (a full disk) is tried again; until then it only stays in the bin longer.
    const tend = () => void library.tendBin().catch(() => undefined);
    tend();
    const timer = setInterval(tend, EVERY_MS);
    return () => clearInterval(timer);
  }, [library]);
}
