import { useEffect, useState } from 'react';

/** Milliseconds that names stay readable after they were asked for. */
const SHOWN_MS = 60_000;

export interface ShownNames {
  readonly isShown: boolean;
  readonly setShown: (isShown: boolean) => void;
}

/** Whether real names are readable. They hide by themselves: after a minute, and when the window goes to the back. */
export function useShownNames(onShow: () => void): ShownNames {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!isShown) return undefined;
    const hide = () => setShown(false);
    const timer = setTimeout(hide, SHOWN_MS);
    document.addEventListener('visibilitychange', hide);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', hide);
    };
  }, [isShown]);
  const show = (next: boolean) => {
    if (next) onShow();
    setShown(next);
  };
  return { isShown, setShown: show };
}
