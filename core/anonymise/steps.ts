/** Work done in steps of a few milliseconds, between which whoever runs it may do something else. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does the work at once. */
export function finish<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
