import { newId, type PassageId, type TagId } from '../../../../core/domain/ids.ts';
import type { Passage } from '../../../../core/domain/interview.ts';
import type { Redaction } from '../../../../core/domain/redaction.ts';
import type { TextRange } from '../../../../core/domain/text-change.ts';
import { annotationsField } from '../annotations-field.ts';
import type { InterviewDocument } from '../interview-document.ts';
import { findSame, rangesAt, withoutBlanks } from './segments.ts';

/** What was selected, without the blanks at its ends; undefined when no word is. */
export function selectedWords(document: InterviewDocument): TextRange | undefined {
  const { state } = document.snapshot();
  const { from, to } = state.selection.main;
  if (from === to) return undefined;
  const words = withoutBlanks(state.doc.sliceString(from, to), { from: 0, to: to - from });
  return words && { from: words.from + from, to: words.to + from };
}

/** The selected words in one line, as a tag could be called. */
export function selectedLabel(document: InterviewDocument): string | undefined {
  const words = selectedWords(document);
  const { doc } = document.snapshot().state;
  return words && doc.sliceString(words.from, words.to).replace(/\s+/g, ' ');
}

export type TagResult = 'tagged' | 'already' | 'nothing-selected';

/** Tags the selection as one step of the history. The selection stays, for the next tag. */
export function tagSelection(document: InterviewDocument, tag: TagId): TagResult {
  const words = selectedWords(document);
  if (!words) return 'nothing-selected';
  const { passages } = document.snapshot().state.field(annotationsField);
  if (findSame(passages, tag, words)) return 'already';
  const passage: Passage = { ...words, id: newId<PassageId>(), tag };
  document.annotate({ put: { passages: [passage], redactions: [] } });
  return 'tagged';
}

export interface AtCaret {
  readonly passages: readonly Passage[];
  readonly redactions: readonly Redaction[];
}

/** What lies around the caret, or around the whole selection. */
export function atCaret(document: InterviewDocument): AtCaret {
  const { state } = document.snapshot();
  const { passages, redactions } = state.field(annotationsField);
  const { main } = state.selection;
  return { passages: rangesAt(passages, main), redactions: rangesAt(redactions, main) };
}
