import { useEffect, useState } from 'react';
import type { Library } from '../../vault/library.ts';
import { EMPTY_DRAFT, type ExportDraft, keepDraft, keptDraft } from './export-draft.ts';

export type ChangeDraft = (part: Partial<ExportDraft>) => void;

export interface DraftState {
  readonly draft: ExportDraft;
  readonly change: ChangeDraft;
  /** Forgets all choices. */
  readonly restart: () => void;
}

/** The choices of the export, kept while the person looks at something else. */
export function useExportDraft(library: Library): DraftState {
  const [draft, setDraft] = useState(() => keptDraft(library));
  useEffect(() => keepDraft(library, draft), [library, draft]);
  return {
    draft,
    change: (part) => setDraft((before) => ({ ...before, ...part })),
    restart: () => setDraft(EMPTY_DRAFT),
  };
}
