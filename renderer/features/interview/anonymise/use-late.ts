import { useEffect, useState } from 'react';

/** True while something has held for so long without a break: what is over sooner needs no sign. */
export function useLate(holds: boolean, delayMs: number): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!holds) return undefined;
    const timer = setTimeout(() => setLate(true), delayMs);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [holds, delayMs]);
  return holds && isLate;
}
