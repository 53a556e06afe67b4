import { useSyncExternalStore } from 'react';

/** Below this width of the window a wide table leaves out what can be read elsewhere. */
const narrow = matchMedia('(max-width: 1215px)');

function subscribe(onChange: () => void): () => void {
  narrow.addEventListener('change', onChange);
  return () => narrow.removeEventListener('change', onChange);
}

/** Whether the window has little room from side to side. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches);
}
