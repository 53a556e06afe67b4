import type { Steps } from '../../../core/anonymise/steps.ts';

/** So long others wait at each of their own steps: a save has ten of them, and half a second. */
const TURN_MS = 8;

/**
 * Does long work in turns with whatever else this worker is asked: a save does not wait for the end of it.
 * @param rest milliseconds between this turn and the next
 */
export async function inTurns<T>(steps: Steps<T>, rest: () => number = () => 0): Promise<T> {
  let started = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (performance.now() - started < TURN_MS) continue;
    await nextTurn(rest());
    started = performance.now();
  }
}

/**
 * Resolves when everything that waited by now had its turn. A timer comes after the messages of the page, and Chromium
 * lets it wait four milliseconds: a save that goes from step to step is often through by then.
 */
function nextTurn(rest: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, rest);
  });
}
