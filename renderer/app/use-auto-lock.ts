import { useEffect, useState } from 'react';
import type { Session } from './session.ts';

const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
const CHECK_EVERY_MS = 1000;
const WARN_BEFORE_MS = 30_000;
/** So long the strip stays after a sign of life, so that a click on its button hits nothing behind it. */
const STAYS_MS = 3000;
/** Work that takes longer than this after the time to lock has hung: nothing waits for it any more. */
const WORK_LIMIT_MS = 60 * 60_000;

/** `stays`: the lock was near, and somebody gave a sign of life. */
export type NearLock = { readonly secondsLeft: number } | 'stays' | undefined;

/**
 * Locks the open vault after so many minutes without a sign of life, and waits for a running export.
 * Two clocks, the later one counting: that of the day goes on while the machine sleeps, and the other cannot be set back.
 */
export function useAutoLock(session: Session, minutes: number): NearLock {
  const [near, setNear] = useState<NearLock>();
  useEffect(() => {
    let last = clocks();
    const note = () => {
      last = clocks();
      setNear((before) => before && 'stays');
    };
    const check = () => {
      const now = clocks();
      const idle = Math.max(now.day - last.day, now.running - last.running);
      const left = minutes * 60_000 - idle;
      if (session.isAtWork && left > -WORK_LIMIT_MS) return setNear(undefined);
      if (left <= WARN_BEFORE_MS) setNear({ secondsLeft: Math.max(0, Math.ceil(left / 1000)) });
      else if (idle >= STAYS_MS) setNear(undefined);
      if (left <= 0) void session.lock('idle');
    };
    for (const name of SIGNS_OF_LIFE)
      window.addEventListener(name, note, { capture: true, passive: true });
    const timer = setInterval(check, CHECK_EVERY_MS);
    return () => {
      clearInterval(timer);
      for (const name of SIGNS_OF_LIFE) window.removeEventListener(name, note, { capture: true });
    };
  }, [session, minutes]);
  return near;
}

function clocks(): { readonly day: number; readonly running: number } {
  return { day: Date.now(), running: performance.now() };
}
