import type { SettingsStore } from '../settings.ts';
import type { HandlersOf } from './handlers.ts';

export function settingsHandlers(
  settings: Pick<SettingsStore, 'read' | 'write'>,
): HandlersOf<'settings'> {
  return {
    'settings.read': () => settings.read(),
    'settings.write': (change) => settings.write(change),
  };
}
