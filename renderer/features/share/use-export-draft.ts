import { useEffect, useState } from 'react';
import type { Library } from '../../vault/library.ts';
import {
  changed,
  EMPTY_DRAFT,
  type ExportDraft,
  finished,
  keepDraft,
  keptDraft,
} from './export-draft.ts';

export type ChangeDraft = (part: Partial<ExportDraft>) => void;

export interface DraftState {
  readonly draft: ExportDraft;
  readonly change: ChangeDraft;
  /** The bundle is written: what was decided for it alone is forgotten. */
  readonly finish: () => void;
  /** Forgets all choices. */
  readonly restart: () => void;
}

/** The choices of the export, kept while the person looks at something else. */
export function useExportDraft(library: Library): DraftState {
  const [draft, setDraft] = useState(() => keptDraft(library));
  useEffect(() => keepDraft(library, draft), [library, draft]);
  return {
    draft,
    change: (part) => setDraft((before) => changed(before, part)),
    finish: () => {
      // At once, because the screen may be left in this moment.
      keepDraft(library, finished(draft));
      setDraft(finished);
    },
    restart: () => setDraft(EMPTY_DRAFT),
  };
}
