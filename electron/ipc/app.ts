import type { App } from 'electron';
import type { LockReason } from '../../core/ipc/contract.ts';
import type { SettingsStore } from '../settings.ts';
import type { HandlersOf } from './handlers.ts';

export function appHandlers(
  app: Pick<App, 'getVersion' | 'quit'>,
  settings: Pick<SettingsStore, 'takeSetAside'>,
  isDevelopmentHost: boolean,
  takeLockReason: () => LockReason | undefined,
): HandlersOf<'app'> {
  return {
    'app.info': () => {
      const settingsSetAside = settings.takeSetAside();
      const lockReason = takeLockReason();
      return {
        version: app.getVersion(),
        platform: process.platform,
        developmentHost: isDevelopmentHost,
        ...(settingsSetAside === undefined ? {} : { settingsSetAside }),
        ...(lockReason === undefined ? {} : { lockReason }),
      };
    },
    'app.quit': () => {
      app.quit();
      return undefined;
    },
  };
}
