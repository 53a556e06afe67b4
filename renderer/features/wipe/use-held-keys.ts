import { useEffect, useEffectEvent, useState } from 'react';
import { useShortcuts } from '../../ui/shortcuts.tsx';

const HOLD_MS = 3000;
const STEP_MS = 100;

/**
 * For what must not happen by a slip: the keys have to be held for three seconds. Letting go of any of them, pressing another
 * or leaving the window ends it.
 * @param keys null for none
 * @returns seconds left while they are held
 */
export function useHeldKeys(keys: string | null, onHeld: () => void): number | undefined {
  const [secondsLeft, setSecondsLeft] = useState<number>();
  const isHeld = secondsLeft !== undefined;
  const held = useEffectEvent(onHeld);
  useShortcuts(
    keys === null ? [] : [{ keys, isVital: true, run: () => setSecondsLeft(HOLD_MS / 1000) }],
  );
  useEffect(() => {
    if (!isHeld) return undefined;
    const started = performance.now();
    const letGo = () => setSecondsLeft(undefined);
    const timer = setInterval(() => {
      const left = HOLD_MS - (performance.now() - started);
      if (left > 0) return setSecondsLeft(Math.ceil(left / 1000));
      letGo();
      return held();
    }, STEP_MS);
    // The held keys' own repetitions end at the shortcut and never come here.
    const events = ['keyup', 'keydown', 'blur'] as const;
    for (const name of events) window.addEventListener(name, letGo);
    document.addEventListener('visibilitychange', letGo);
    return () => {
      clearInterval(timer);
      for (const name of events) window.removeEventListener(name, letGo);
      document.removeEventListener('visibilitychange', letGo);
    };
  }, [isHeld]);
  return secondsLeft;
}
