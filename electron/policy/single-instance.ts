import type { App } from 'electron';

/**
 * One process per profile: two would write the same key files and the same database.
 * @param onSecond a second start handed us its command line and ended
 * @returns false when another instance runs; this one must leave at once
 */
export function takeSingleInstanceLock(
  app: Pick<App, 'requestSingleInstanceLock' | 'on'>,
  onSecond: (argv: readonly string[], folder: string) => void,
): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', (_event, argv, folder) => onSecond(argv, folder));
  return true;
}
