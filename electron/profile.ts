import path from 'node:path';
import type { App } from 'electron';

/**
 * An app run from its sources gets a profile of its own, so that developing never opens somebody's real
 * vaults. The development host chooses one itself, and `--user-data-dir` says where, packaged or not.
 */
export function chooseProfile(
  app: Pick<App, 'isPackaged' | 'getPath' | 'setPath' | 'commandLine'>,
  isDevelopmentHost: boolean,
): void {
  if (app.isPackaged || isDevelopmentHost || app.commandLine.hasSwitch('user-data-dir')) return;
  app.setPath('userData', path.join(app.getPath('appData'), 'Vouchsafe (development)'));
}
