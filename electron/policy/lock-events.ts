import type { App, PowerMonitor } from 'electron';
import type { EventValue } from '../../core/ipc/contract.ts';

/**
 * The machine is about to leave its owner's hands: tell the page to save and lock.
 * Linux has no screen-lock event; there the page's own idle time and suspend must do.
 */
export function watchLockEvents(
  powerMonitor: Pick<PowerMonitor, 'on'>,
  app: Pick<App, 'quit'>,
  requestLock: (reason: EventValue<'lock.requested'>) => void,
): void {
  powerMonitor.on('suspend', () => requestLock('suspend'));
  powerMonitor.on('lock-screen', () => requestLock('screen-lock'));
  // macOS: another user takes the screen over; ours stays logged in.
  powerMonitor.on('user-did-resign-active', () => requestLock('screen-lock'));
  // Quitting goes through the page's lock; without this the system would end us in the middle of it.
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
    event?.preventDefault();
    app.quit();
  });
}
