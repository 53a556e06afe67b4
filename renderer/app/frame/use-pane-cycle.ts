import { type RefObject, useCallback, useRef } from 'react';
import { useShortcuts } from '../../ui/shortcuts.tsx';

/** Moves the focus to the next pane of the frame. Returns to where the focus was in it when it was there before. */
export function usePaneCycle(root: RefObject<HTMLElement | null>): void {
  const lastIn = useRef(new WeakMap<HTMLElement, HTMLElement>());

  const go = useCallback(
    (step: 1 | -1) => {
      const panes = [...(root.current?.querySelectorAll<HTMLElement>('[data-pane]') ?? [])].filter(
        (pane) => pane.checkVisibility(),
      );
      if (panes.length === 0) return;
      const active = document.activeElement;
      // Panes may lie in panes: the innermost one that holds the focus is where we are.
      const here = panes.findLastIndex((pane) => pane.contains(active));
      const left = panes[here];
      if (left && active instanceof HTMLElement) lastIn.current.set(left, active);
      const from = here === -1 && step === -1 ? 0 : here;
      const next = panes[(from + step + panes.length) % panes.length];
      const known = next && lastIn.current.get(next);
      (known?.isConnected ? known : next)?.focus();
    },
    [root],
  );

  useShortcuts([
    { keys: 'F6', run: () => go(1) },
    { keys: 'Shift+F6', run: () => go(-1) },
  ]);
}
