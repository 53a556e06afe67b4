import { useSyncExternalStore } from 'react';
import type { Library, LibrarySnapshot } from '../../vault/library.ts';

export function useLibrary(library: Library): LibrarySnapshot {
  return useSyncExternalStore(library.subscribe, library.snapshot);
}
