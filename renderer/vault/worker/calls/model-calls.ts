import type { ModelCalls } from '../../calls/model-calls.ts';
import type { Answers, DoorContext } from '../door-context.ts';

/** The detection model of one's own: a part of this profile, not of the vault. */
export function modelCalls({ opened }: DoorContext): Answers<keyof ModelCalls> {
  return {
    ownModel: () => opened().model.state(),
    chooseModel: () => opened().model.choose(),
    removeModel: () => opened().model.remove(),
  };
}
