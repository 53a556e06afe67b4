import type { EditorView } from '@codemirror/view';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SameMentions } from '../../../../core/anonymise/same.ts';
import { standInLanguage } from '../../../../core/anonymise/stand-ins.ts';
import type { Person } from '../../../../core/domain/person.ts';
import type { TextRange } from '../../../../core/domain/text-change.ts';
import type { Library } from '../../../vault/library.ts';
import type { InterviewDocument } from '../interview-document.ts';
import styles from './AnonymisePane.module.css';
import { DecisionBar } from './DecisionBar.tsx';
import { MarkDialog } from './MarkDialog.tsx';
import { registerKindOf } from './person-options.ts';
import { ReviewHeader } from './ReviewHeader.tsx';
import { ReviewStrips } from './ReviewStrips.tsx';
import { ReviewTexts } from './ReviewTexts.tsx';
import { ReviewTools } from './ReviewTools.tsx';
import { ReviewVoice } from './ReviewVoice.tsx';
import { coveredBy, keptChoice } from './review-item.ts';
import { type ReviewCommand, reviewCommandOf, useReviewKeys } from './review-keys.ts';
import { SameDialog } from './SameDialog.tsx';
import { sameItems, sameWords, trimmedRange } from './same-items.ts';
import { useChoice } from './use-choice.ts';
import { useHeldKey } from './use-held-key.ts';
import { useReview } from './use-review.ts';

export interface AnonymisePaneProps {
  readonly document: InterviewDocument;
  readonly library: Library;
  /**
   * Opens the form for a new entry of the register, filled in with the draft, and saves it.
   * Resolves with the entry, or with undefined when the person thought better of it.
   */
  readonly registerPerson: (draft: Partial<Person>) => Promise<Person | undefined>;
}

type OpenDialog =
  | { readonly kind: 'same' }
  | { readonly kind: 'mark'; readonly range: TextRange }
  | undefined;

/** The redaction review of one interview: original and anonymised text side by side, one decision at a time. */
export function AnonymisePane({ document, library, registerPerson }: AnonymisePaneProps) {
  const { t } = useTranslation('anonymise');
  const review = useReview(document, library);
  const { session, text, people } = review;
  const { items, current } = review.snapshot;
  const pane = useRef<HTMLElement>(null);
  const original = useRef<EditorView>(null);
  const replacement = useRef<HTMLInputElement>(null);
  const [dialog, setDialog] = useState<OpenDialog>();
  const draft = useChoice(current, text, people);
  const isBare = useHeldKey('Backquote', pane);
  const [knownSame] = useState(() => new SameMentions());
  const same = useMemo(
    () => (current ? sameItems(knownSame, text, current, items) : []),
    [knownSame, text, current, items],
  );

  function register(range: TextRange, kind: Parameters<typeof registerKindOf>[0]) {
    session.awaitAt(range);
    void registerPerson({ name: text.slice(range.from, range.to), kind: registerKindOf(kind) });
  }

  function accept() {
    if (!current) return;
    if (draft.problem) replacement.current?.focus();
    else session.decide([current], draft.choiceFor);
  }

  function mark() {
    const selection = original.current?.state.selection.main;
    const range = selection && trimmedRange(text, selection);
    if (range) setDialog({ kind: 'mark', range });
    else session.say('nothing-selected');
  }

  const commands: Readonly<Record<ReviewCommand, () => void>> = {
    next: () => session.step(1),
    previous: () => session.step(-1),
    nextOpen: () => session.nextOpen(),
    accept,
    edit: () => replacement.current?.select(),
    keep: () => current && session.decide([current], keptChoice),
    acceptSame: () => {
      if (draft.problem) replacement.current?.focus();
      else if (same.length > 0) setDialog({ kind: 'same' });
    },
    reopen: () => current && session.reopen(current),
    register: () => current && !current.redaction && register(current, current.mention.kind),
    mark,
    undo: () => session.undo(),
    redo: () => session.redo(),
    finish: () => session.finish(),
  };

  useReviewKeys((command) => commands[command]());

  function closeAnd(act: () => void) {
    setDialog(undefined);
    act();
  }

  return (
    <section ref={pane} className={styles['pane']} aria-label={t('title')}>
      <ReviewHeader
        review={review.snapshot}
        isDone={review.record.review === 'done'}
        onFilter={(filter) => session.setFilter(filter)}
        onFinish={() => session.finish()}
      />
      <ReviewStrips review={review.snapshot} onRetry={() => session.ask()} vault={library.vault} />
      <ReviewTexts
        key={document.id}
        document={document}
        review={review}
        isBare={isBare}
        originalRef={original}
        onKey={(event) => {
          const command = reviewCommandOf(event);
          if (command && !event.isComposing) commands[command]();
          return command !== undefined;
        }}
      />
      <footer className={styles['decision']} data-bare={isBare || undefined}>
        {current ? (
          <DecisionBar
            item={current}
            words={text.slice(current.from, current.to)}
            position={t('position', { at: items.indexOf(current) + 1, all: items.length })}
            people={people}
            draft={draft}
            sameCount={same.length}
            onCommand={(command) => commands[command]()}
            onLeave={() => original.current?.focus()}
            replacementRef={replacement}
          />
        ) : (
          <div className={styles['empty']}>
            <p>{review.snapshot.search === 'looking' ? t('progress.looking') : t('empty')}</p>
            <ReviewTools onCommand={(command) => commands[command]()} />
          </div>
        )}
      </footer>
      <ReviewVoice review={review.snapshot} text={text} />
      {dialog?.kind === 'same' && (
        <SameDialog
          items={same}
          text={text}
          replacementFor={(item) => draft.choiceFor(item).replacement}
          onReplace={(chosen) => closeAnd(() => session.decide(chosen, draft.choiceFor))}
          onKeep={(chosen) => closeAnd(() => session.decide(chosen, keptChoice))}
          onCancel={() => setDialog(undefined)}
        />
      )}
      {dialog?.kind === 'mark' && (
        <MarkDialog
          words={text.slice(dialog.range.from, dialog.range.to)}
          language={standInLanguage(review.record.language, text)}
          others={sameWords(text, dialog.range).filter(
            (range) => !coveredBy(review.record.redactions)(range),
          )}
          people={people}
          onMark={(choice, others) =>
            closeAnd(() => session.mark([dialog.range, ...others], choice))
          }
          onRegister={(kind) => closeAnd(() => register(dialog.range, kind))}
          onCancel={() => setDialog(undefined)}
        />
      )}
    </section>
  );
}
