import { type RefObject, useEffect, useState } from 'react';
import { isTypedInto } from './typed-into.ts';

/** True as long as a physical key is held while the focus is in the pane or nowhere. */
export function useHeldKey(code: string, pane: RefObject<HTMLElement | null>): boolean {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.code !== code || event.ctrlKey || event.altKey || event.metaKey) return;
      const { target } = event;
      const isHere = target instanceof Node && pane.current?.contains(target) === true;
      if ((!isHere && target !== window.document.body) || isTypedInto(target)) return;
      event.preventDefault();
      setHeld(true);
    };
    const up = (event: KeyboardEvent) => {
      if (event.code === code) setHeld(false);
    };
    // A release outside the window never arrives.
    const leave = () => setHeld(false);
    window.addEventListener('keydown', down, { capture: true });
    window.addEventListener('keyup', up, { capture: true });
    window.addEventListener('blur', leave);
    return () => {
      window.removeEventListener('keydown', down, { capture: true });
      window.removeEventListener('keyup', up, { capture: true });
      window.removeEventListener('blur', leave);
    };
  }, [code, pane]);
  return isHeld;
}
