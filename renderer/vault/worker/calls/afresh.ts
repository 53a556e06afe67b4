import type { DestroyReport } from '../../calls/history-calls.ts';
import type { DoorContext } from '../door-context.ts';

/**
 * What was destroyed, and a snapshot of the vault without it: those from before do not open by their root any more, and one
 * that does must not wait for its quarter of an hour.
 */
export async function afresh(
  { opened, write }: DoorContext,
  destroying: Promise<DestroyReport>,
): Promise<DestroyReport> {
  const report = await destroying;
  if (report.codes.length > 0)
    void opened()
      .snapshots.take((task) => write(() => task()))
      .catch(() => false);
  return report;
}
