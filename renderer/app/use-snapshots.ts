import { useEffect } from 'react';
import type { Session } from './session.ts';

const FIRST_AFTER_MS = 60_000;
const EVERY_MS = 15 * 60_000;

/**
 * Snapshots while the vault is open; the worker writes none when nothing changed. Every quarter of an hour; a minute after
 * unlocking, for what the last lock had no time for; and before an idle lock, which then finds it done.
 */
export function useSnapshots(session: Session, isLockNear: boolean): void {
  useEffect(() => {
    const take = () => void session.takeSnapshot();
    const first = setTimeout(take, FIRST_AFTER_MS);
    const timer = setInterval(take, EVERY_MS);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [session]);
  useEffect(() => {
    if (isLockNear) void session.takeSnapshot();
  }, [session, isLockNear]);
}
