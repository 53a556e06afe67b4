import { useSyncExternalStore } from 'react';
import type { InterviewDocument } from '../features/interview/interview-document.ts';
import { formatTime } from '../ui/format.ts';
import type { Library } from '../vault/library.ts';
import type { SaveState } from './frame/StatusLine.tsx';

const nothing = () => () => undefined;

/** What the status line says: how it stands with the open interview, else when anything was saved last. */
export function useSaveStatus(
  library: Library,
  document: InterviewDocument | undefined,
): SaveState {
  const { savedAt } = useSyncExternalStore(library.subscribe, library.snapshot);
  const state = useSyncExternalStore(document?.autosave.subscribe ?? nothing, () =>
    document?.autosave.snapshot(),
  );
  if (state?.state === 'failed') return { kind: 'failed', code: state.code };
  if (state?.state === 'unsaved') return { kind: 'saving' };
  if (savedAt === undefined) return { kind: 'none' };
  return { kind: 'saved', at: formatTime(savedAt, { seconds: true }) };
}
