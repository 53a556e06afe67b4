import type { MergeCalls } from '../../calls/merge-calls.ts';
import type { Answers, DoorContext } from '../door-context.ts';

/** What is done with the bundle that was opened last. */
export function mergeCalls({ opened, write }: DoorContext): Answers<keyof MergeCalls> {
  return {
    planMerge: async () => opened().merge.plan(),
    mergeSides: async ({ path }) => opened().merge.sides(path),
    merge: ({ choices }) => write(({ merge }) => merge.merge(choices)),
    closeBundle: async () => opened().merge.close(),
  };
}
