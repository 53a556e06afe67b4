import { useSyncExternalStore } from 'react';
import type { InterviewDocument } from '../features/interview/interview-document.ts';
import { formatTime } from '../ui/format.ts';
import type { SaveState } from './frame/StatusLine.tsx';

const nothing = () => () => undefined;

/** What the status line says of the open interview. */
export function useSaveStatus(document: InterviewDocument | undefined): SaveState {
  const state = useSyncExternalStore(document?.autosave.subscribe ?? nothing, () =>
    document?.autosave.snapshot(),
  );
  if (!state) return { kind: 'none' };
  switch (state.state) {
    case 'saved':
      return state.at === undefined
        ? { kind: 'none' }
        : { kind: 'saved', at: formatTime(state.at, { seconds: true }) };
    case 'unsaved':
      return { kind: 'saving' };
    case 'failed':
      return { kind: 'failed' };
  }
}
