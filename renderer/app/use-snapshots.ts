import { useEffect } from 'react';
import type { Session } from './session.ts';

const EVERY_MS = 15 * 60 * 1000;

/** A snapshot every quarter of an hour while the vault is open; the worker writes none when nothing changed. */
export function useSnapshots(session: Session): void {
  useEffect(() => {
    const timer = setInterval(() => void session.takeSnapshot(), EVERY_MS);
    return () => clearInterval(timer);
  }, [session]);
}
