import type { HistoryCalls } from '../../calls/history-calls.ts';
import type { Answers, DoorContext } from '../door-context.ts';
import { dropPending } from '../pending-edits.ts';
import { afresh } from './afresh.ts';

export function historyCalls(context: DoorContext): Answers<keyof HistoryCalls> {
  const { host, opened, write } = context;
  return {
    versions: async ({ id }) => opened().vault.history.list(id),
    version: async ({ id, version }) => opened().vault.history.read(id, version),
    keepVersion: ({ id }) => write(({ vault }) => vault.interviews.keepVersion(id)),
    tendBin: () =>
      afresh(
        context,
        write(({ vault }) => vault.bin.tend(Date.now())),
      ),
    binDays: async () => opened().vault.bin.days(),
    onlyNamedIn: async ({ ids }) => opened().vault.withdrawal.onlyNamedIn(ids),
    destroyInterviews: ({ ids, reason }) =>
      afresh(
        context,
        write(async ({ vault }) => {
          await dropPending(vault, host, new Set(vault.interviews.withTranslations(ids)));
          return vault.withdrawal.destroy(ids, reason);
        }),
      ),
    retiredCodes: async () =>
      (await opened().vault.withdrawal.tombstones()).flatMap(({ code }) => code ?? []),
  };
}
