import type { DamageCalls } from '../../calls/damage-calls.ts';
import type { Answers, DoorContext } from '../door-context.ts';

export function damageCalls({ opened, write }: DoorContext): Answers<keyof DamageCalls> {
  return {
    destroyLost: () => write(({ vault }) => vault.withdrawal.destroyLost()),
    damage: () => opened().vault.damage(),
    checkInterviews: () => opened().vault.interviews.check(),
    findInSnapshots: ({ id }) => opened().snapshots.interviews.find(id),
    findMissing: () => opened().snapshots.interviews.findMissing(),
    bringBackInterview: ({ id }) => write(({ snapshots }) => snapshots.interviews.bringBack(id)),
  };
}
