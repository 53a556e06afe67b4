/**
 * Waits for work, but no longer than the limit; a failure is not an obstacle to locking either.
 * @returns whether it was done
 */
export async function withinLimit(work: Promise<unknown>, limitMs: number): Promise<boolean> {
  const timeout = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => timeout.resolve(false), limitMs);
  const done = work.then(
    () => true,
    () => false,
  );
  const isDone = await Promise.race([done, timeout.promise]);
  clearTimeout(timer);
  return isDone;
}
