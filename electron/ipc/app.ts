import type { App } from 'electron';
import type { SettingsStore } from '../settings.ts';
import type { HandlersOf } from './handlers.ts';

export function appHandlers(
  app: Pick<App, 'getVersion'>,
  settings: Pick<SettingsStore, 'takeSetAside'>,
  isDevelopmentHost: boolean,
): HandlersOf<'app'> {
  return {
    'app.info': () => {
      const settingsSetAside = settings.takeSetAside();
      return {
        version: app.getVersion(),
        platform: process.platform,
        developmentHost: isDevelopmentHost,
        ...(settingsSetAside === undefined ? {} : { settingsSetAside }),
      };
    },
  };
}
