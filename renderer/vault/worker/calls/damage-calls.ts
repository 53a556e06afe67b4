import type { DamageCalls } from '../../calls/damage-calls.ts';
import type { Answers, DoorContext } from '../door-context.ts';
import { dropPending } from '../pending-edits.ts';
import { afresh } from './afresh.ts';

export function damageCalls(context: DoorContext): Answers<keyof DamageCalls> {
  const { host, opened, write } = context;
  return {
    destroyLost: () =>
      afresh(
        context,
        write(async ({ vault }) => {
          await dropPending(vault, host, new Set(vault.withdrawal.lost));
          return vault.withdrawal.destroyLost();
        }),
      ),
    damage: () => opened().vault.damage(),
    checkInterviews: () => opened().vault.interviews.check(),
    findInSnapshots: ({ id }) => opened().snapshots.interviews.find(id),
    findMissing: () => opened().snapshots.interviews.findMissing(),
    bringBackInterview: ({ id }) => write(({ snapshots }) => snapshots.interviews.bringBack(id)),
  };
}
