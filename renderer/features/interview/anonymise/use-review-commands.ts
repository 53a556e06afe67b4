import type { EditorView } from '@codemirror/view';
import type { RefObject } from 'react';
import type { TextRange } from '../../../../core/domain/text-change.ts';
import { canBeRegisteredNow } from './person-options.ts';
import { canAgree, keptChoice } from './review-item.ts';
import type { ReviewCommand } from './review-keys.ts';
import type { ReviewSession } from './review-session.ts';
import type { ReviewSnapshot } from './review-snapshot.ts';
import { trimmedRange } from './same-items.ts';
import type { ChoiceDraft } from './use-choice.ts';

export interface ReviewCommandParts {
  readonly session: ReviewSession;
  readonly review: ReviewSnapshot;
  readonly text: string;
  readonly draft: ChoiceDraft;
  readonly sameCount: number;
  readonly original: RefObject<EditorView | null>;
  readonly replacement: RefObject<HTMLInputElement | null>;
  readonly onSame: () => void;
  readonly onMark: (range: TextRange) => void;
  readonly onRegister: () => void;
  readonly onNote: () => void;
  /** Asks for a second reader, where one is required. */
  readonly onSecondReading: (() => void) | undefined;
}

/** What each command of the review does at the place where one stands. */
export function useReviewCommands(
  parts: ReviewCommandParts,
): Readonly<Record<ReviewCommand, () => void>> {
  const { session, draft, text, original, replacement } = parts;
  const { current, reader } = parts.review;

  function accept() {
    if (!current) return;
    if (canAgree(current, reader) && !draft.isChanged) session.agree(current);
    else if (draft.problem) replacement.current?.focus();
    else session.decide([current], draft.choiceFor);
  }

  function mark() {
    const selection = original.current?.state.selection.main;
    const range = selection && trimmedRange(text, selection);
    if (range) parts.onMark(range);
    else session.say('nothing-selected');
  }

  function step(direction: 1 | -1) {
    if (!current) return;
    if (draft.steps.length === 0) session.say('no-levels');
    else if (!draft.step(direction)) session.say('no-further-level');
  }

  return {
    next: () => session.step(1),
    previous: () => session.step(-1),
    nextOpen: () => session.nextOpen(),
    accept,
    edit: () => replacement.current?.select(),
    keep: () => current && session.decide([current], keptChoice),
    acceptSame: () => {
      if (draft.problem) replacement.current?.focus();
      else if (parts.sameCount > 0) parts.onSame();
    },
    reopen: () => current && session.reopen(current),
    less: () => step(1),
    more: () => step(-1),
    register: () => current && canBeRegisteredNow(current) && parts.onRegister(),
    note: () => current && parts.onNote(),
    mark,
    undo: () => session.undo(),
    redo: () => session.redo(),
    finish: parts.onSecondReading ?? (() => session.finish()),
  };
}
