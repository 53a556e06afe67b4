import { standInLanguage } from '../../../../core/anonymise/stand-ins.ts';
import type { IdentifierKind } from '../../../../core/domain/redaction.ts';
import type { TextRange } from '../../../../core/domain/text-change.ts';
import { MarkDialog } from './MarkDialog.tsx';
import { NoteDialog } from './NoteDialog.tsx';
import { coveredBy, keptChoice, type ReviewItem } from './review-item.ts';
import { ReaderDialog } from './ReaderDialog.tsx';
import { SameDialog } from './SameDialog.tsx';
import { sameWords } from './same-items.ts';
import type { ChoiceDraft } from './use-choice.ts';
import type { Review } from './use-review.ts';

export type OpenDialog =
  | { readonly kind: 'same' }
  | { readonly kind: 'note' }
  | { readonly kind: 'reader' }
  | { readonly kind: 'mark'; readonly range: TextRange }
  | undefined;

export interface ReviewDialogsProps {
  readonly open: OpenDialog;
  readonly review: Review;
  readonly draft: ChoiceDraft;
  /** What "all the same" would take. */
  readonly same: readonly ReviewItem[];
  readonly onRegister: (range: TextRange, kind: IdentifierKind) => void;
  readonly onClose: () => void;
}

/** The questions that the review asks over its texts. */
export function ReviewDialogs(props: ReviewDialogsProps) {
  const { open, review, draft, same, onRegister, onClose } = props;
  const { session, text, record, people } = review;
  const { current } = review.snapshot;

  function closeAnd(act: () => void) {
    onClose();
    act();
  }

  if (open?.kind === 'same') {
    return (
      <SameDialog
        items={same}
        text={text}
        isKept={draft.isKept}
        replacementFor={(item) => draft.choiceFor(item).replacement}
        onReplace={(chosen) => closeAnd(() => session.decide(chosen, draft.choiceFor))}
        onKeep={(chosen) => closeAnd(() => session.decide(chosen, keptChoice))}
        onCancel={onClose}
      />
    );
  }
  if (open?.kind === 'note') {
    return (
      current && (
        <NoteDialog
          item={current}
          words={text.slice(current.from, current.to)}
          replacement={current.redaction || draft.isKept ? undefined : draft.replacement}
          problem={draft.problem}
          onNote={(why) => closeAnd(() => session.note(current, why))}
          onReplace={(why) => closeAnd(() => session.decide([current], draft.choiceFor, why))}
          onKeep={(why) => closeAnd(() => session.decide([current], keptChoice, why))}
          onCancel={onClose}
        />
      )
    );
  }
  if (open?.kind === 'reader') {
    return (
      <ReaderDialog onBegin={(by) => closeAnd(() => session.beginReading(by))} onCancel={onClose} />
    );
  }
  if (open?.kind !== 'mark') return null;
  const { range } = open;
  const isMarked = coveredBy(record.redactions);
  return (
    <MarkDialog
      words={text.slice(range.from, range.to)}
      language={standInLanguage(record.language, text)}
      others={sameWords(text, range).filter((one) => !isMarked(one))}
      people={people}
      onMark={(choice, others) => closeAnd(() => session.mark([range, ...others], choice))}
      onRegister={(kind) => closeAnd(() => onRegister(range, kind))}
      onCancel={onClose}
    />
  );
}
