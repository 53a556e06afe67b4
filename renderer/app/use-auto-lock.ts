import { useEffect } from 'react';
import type { Session } from './session.ts';

const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
const CHECK_EVERY_MS = 5000;

/**
 * Locks an open vault after so many minutes without a sign of life. Compared with the clock, because a
 * timer stands still while the machine sleeps.
 */
export function useAutoLock(session: Session, minutes: number): void {
  useEffect(() => {
    let last = Date.now();
    const note = () => {
      last = Date.now();
    };
    for (const name of SIGNS_OF_LIFE)
      window.addEventListener(name, note, { capture: true, passive: true });
    const timer = setInterval(() => {
      if (session.snapshot().phase !== 'open') note();
      else if (Date.now() - last >= minutes * 60_000) void session.lock('idle');
    }, CHECK_EVERY_MS);
    return () => {
      clearInterval(timer);
      for (const name of SIGNS_OF_LIFE) window.removeEventListener(name, note, { capture: true });
    };
  }, [session, minutes]);
}
