import { hideKeys } from '../hide-keys.ts';
import { isMacPlatform } from '../ui/keys.ts';
import { type Shortcut, useShortcuts } from '../ui/shortcuts.tsx';
import { HOME, type Route } from './route.ts';
import type { Session } from './session.ts';
import { textSizeSteps } from './text-size.ts';

/** Keys that work on every screen of the open vault. Features add their own. */
export function useWorkspaceKeys(session: Session): void {
  const go = (keys: string, route: Route): Shortcut => ({
    keys,
    run: () => void session.go(route),
  });
  const resize = (keys: string, step: keyof typeof textSizeSteps): Shortcut => ({
    keys,
    run: () =>
      void session.changeSettings({
        textSize: textSizeSteps[step](session.facts().settings.textSize),
      }),
  });
  useShortcuts([
    { keys: 'Ctrl+KeyL', isVital: true, run: () => void session.lock() },
    { keys: hideKeys(isMacPlatform()), isVital: true, run: () => void session.hideAndLock() },
    { keys: 'Ctrl+KeyN', run: () => void session.newInterview() },
    go('Ctrl+Shift+KeyF', { screen: 'search' }),
    go('Ctrl+KeyK', { screen: 'search' }),
    {
      keys: 'Alt+ArrowLeft',
      run: () => void session.go({ screen: listBefore(session) ?? 'search' }),
      when: () => listBefore(session) !== undefined,
    },
    go('Ctrl+Digit1', HOME),
    go('Ctrl+Digit2', { screen: 'people' }),
    go('Ctrl+Digit3', { screen: 'codebook' }),
    go('Ctrl+Digit4', { screen: 'share' }),
    go('Ctrl+Digit5', { screen: 'passages' }),
    go('Ctrl+KeyO', { screen: 'share', section: 'open' }),
    go('Ctrl+Comma', { screen: 'settings' }),
    { keys: 'F1', run: () => session.showKeys(true) },
    resize('Ctrl+Equal', 'text-larger'),
    resize('Ctrl+Minus', 'text-smaller'),
    resize('Ctrl+Digit0', 'text-normal'),
  ]);
}

/** The list of what was found that led here. */
function listBefore(session: Session): 'search' | 'passages' | undefined {
  const state = session.snapshot();
  if (state.phase !== 'open') return undefined;
  const { route } = state;
  if (route.screen === 'interview') return route.from;
  return route.screen === 'people' && route.words !== undefined ? 'search' : undefined;
}
