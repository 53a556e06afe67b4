import { useShortcuts } from '../ui/shortcuts.tsx';
import type { Session } from './session.ts';

/** On every screen, the door's too. The menu shows the key and does not take it (`electron/menu.ts`). */
export function useQuitKey(session: Session): void {
  useShortcuts([{ keys: 'Ctrl+KeyQ', isVital: true, run: () => void session.quit() }]);
}
