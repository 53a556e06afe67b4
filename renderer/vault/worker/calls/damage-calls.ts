import type { Answers, DoorContext } from '../door-context.ts';

export function damageCalls({ opened }: DoorContext): Answers<'damage' | 'checkInterviews'> {
  return {
    damage: () => opened().vault.damage(),
    checkInterviews: () => opened().vault.interviews.check(),
  };
}
