import { ENTRY_EVERY_MS } from '../../../../core/custody/deed-of-edit.ts';
import type { CustodyCalls } from '../../calls/custody-calls.ts';
import { checkLog } from '../check-log.ts';
import type { Answers, DoorContext } from '../door-context.ts';

/** The custody log: showing it, going through it, and what nothing but the screen knows of. */
export function custodyCalls({
  onProgress,
  opened,
  write,
}: DoorContext): Answers<keyof CustodyCalls> {
  const viewed = new Map<string, number>();
  return {
    custodyLog: async () =>
      (await opened().vault.logRuns()).flatMap(({ entries }) => entries).toReversed(),
    custodyOf: async ({ id }) => (await opened().vault.custody.of(id))?.entries ?? [],
    // Nothing else is written meanwhile: a chain that grows would not be the one that the vault's speaks of.
    checkCustody: () =>
      write(async ({ vault }) => {
        const found = await checkLog(vault, onProgress);
        const reason = found.broken.length === 0 ? 'whole' : 'broken';
        await vault.enter([{ action: 'verify', reason }]).catch(() => undefined);
        return found;
      }),
    noteIdentityViewed: ({ id = '' }) =>
      write(async ({ vault }) => {
        const now = Date.now();
        if (Math.abs(now - (viewed.get(id) ?? 0)) < ENTRY_EVERY_MS) return;
        await vault.enter([{ action: 'view-identity', target: id }]);
        viewed.set(id, now);
      }),
  };
}
