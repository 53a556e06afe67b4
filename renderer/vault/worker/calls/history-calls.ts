import type { DestroyReport, HistoryCalls } from '../../calls/history-calls.ts';
import type { Answers, DoorContext } from '../door-context.ts';
import { dropPending } from '../pending-edits.ts';

export function historyCalls({ host, opened, write }: DoorContext): Answers<keyof HistoryCalls> {
  const exclusively = <T>(task: () => Promise<T>) => write(() => task());
  /** Snapshots from before do not open by their root any more: one that does must not wait for its quarter of an hour. */
  const afresh = (report: DestroyReport): DestroyReport => {
    if (report.codes.length > 0)
      void opened()
        .snapshots.take(exclusively)
        .catch(() => false);
    return report;
  };
  return {
    versions: async ({ id }) => opened().vault.history.list(id),
    version: async ({ id, version }) => opened().vault.history.read(id, version),
    keepVersion: ({ id }) => write(({ vault }) => vault.interviews.keepVersion(id)),
    tendBin: async () => afresh(await write(({ vault }) => vault.bin.tend(Date.now()))),
    binDays: async () => opened().vault.bin.days(),
    onlyNamedIn: async ({ ids }) => opened().vault.withdrawal.onlyNamedIn(ids),
    destroyInterviews: async ({ ids, reason }) =>
      afresh(
        await write(async ({ vault }) => {
          await dropPending(vault, host, new Set(vault.interviews.withTranslations(ids)));
          return vault.withdrawal.destroy(ids, reason);
        }),
      ),
    retiredCodes: async () =>
      (await opened().vault.withdrawal.tombstones()).flatMap(({ code }) => code ?? []),
  };
}
