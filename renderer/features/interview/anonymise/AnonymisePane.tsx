import type { EditorView } from '@codemirror/view';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SameMentions } from '../../../../core/anonymise/same.ts';
import type { Person } from '../../../../core/domain/person.ts';
import type { IdentifierKind } from '../../../../core/domain/redaction.ts';
import type { TextRange } from '../../../../core/domain/text-change.ts';
import { needsSecondReader } from '../../../../core/domain/vault-rule.ts';
import type { Library } from '../../../vault/library.ts';
import type { InterviewDocument } from '../interview-document.ts';
import { type InterviewPlace, placeAskedFor } from '../interview-place.ts';
import styles from './AnonymisePane.module.css';
import { DecisionBar } from './DecisionBar.tsx';
import { draftFor, registerKindOf } from './person-options.ts';
import { useReviewCommands } from './use-review-commands.ts';
import { type OpenDialog, ReviewDialogs } from './ReviewDialogs.tsx';
import { ReviewHeader } from './ReviewHeader.tsx';
import { ReviewLegend } from './ReviewLegend.tsx';
import { ReviewStrips } from './ReviewStrips.tsx';
import { ReviewTexts } from './ReviewTexts.tsx';
import { ReviewTools } from './ReviewTools.tsx';
import { reviewCommandOf, useReviewKeys } from './review-keys.ts';
import { sameItems } from './same-items.ts';
import { useChoice } from './use-choice.ts';
import { useHeldKey } from './use-held-key.ts';
import { usePreview } from './use-preview.ts';
import { useReview } from './use-review.ts';

export interface AnonymisePaneProps {
  readonly document: InterviewDocument;
  readonly library: Library;
  /**
   * Opens the form for a new entry of the register, filled in with the draft, and saves it.
   * Resolves with the entry, or with undefined when the person thought better of it.
   */
  readonly registerPerson: (draft: Partial<Person>) => Promise<Person | undefined>;
  /** Where a search or a finding leads: read once. */
  readonly place?: InterviewPlace | undefined;
  /** The clock by which the pace is measured, in milliseconds. */
  readonly now?: () => number;
}

/** Goes on evenly when somebody sets the computer's time. */
const monotonic = () => performance.now();

/** The redaction review of one interview: original and anonymised text side by side, one decision at a time. */
export function AnonymisePane(props: AnonymisePaneProps) {
  const { document, library, registerPerson, now = monotonic } = props;
  const { t } = useTranslation('anonymise');
  const [begin] = useState(() => placeAskedFor(props.place));
  const review = useReview(document, library, now, begin);
  const { session, text, people } = review;
  const { items, current } = review.snapshot;
  const pane = useRef<HTMLElement>(null);
  const original = useRef<EditorView>(null);
  const replacement = useRef<HTMLInputElement>(null);
  const [dialog, setDialog] = useState<OpenDialog>();
  const draft = useChoice(current, review);
  const preview = usePreview(review, draft);
  const isBare = useHeldKey('Backquote', pane);
  const { level } = draft;
  const isReadTwice = needsSecondReader(review.rules);
  const isToReadAgain =
    isReadTwice && review.record.review === 'done' && review.snapshot.reader === undefined;
  const [knownSame] = useState(() => new SameMentions());
  const same = useMemo(
    () => (current ? sameItems(knownSame, text, current, items, level) : []),
    [knownSame, text, current, items, level],
  );

  async function register(range: TextRange, kind: IdentifierKind) {
    const found = draftFor(items, text, range, registerKindOf(kind));
    session.awaitAt(range);
    const person = await registerPerson(found.draft);
    if (person) session.link({ person, ranges: found.mentions });
  }

  const commands = useReviewCommands({
    session,
    review: review.snapshot,
    text,
    draft,
    sameCount: same.length,
    original,
    replacement,
    onSame: () => setDialog({ kind: 'same' }),
    onNote: () => setDialog({ kind: 'note' }),
    onSecondReading: isToReadAgain ? () => setDialog({ kind: 'reader' }) : undefined,
    onMark: (range) => setDialog({ kind: 'mark', range }),
    onRegister: () => current && void register(current, current.mention.kind),
  });

  useReviewKeys((command) => commands[command]());

  return (
    <section ref={pane} className={styles['pane']} aria-label={t('title')}>
      <ReviewHeader
        review={review.snapshot}
        state={review.record.review}
        needsSecondReader={isReadTwice}
        onFilter={(filter) => session.setFilter(filter)}
        onFinish={() => commands.finish()}
        onStop={() => session.stopReading()}
      />
      <ReviewStrips review={review.snapshot} onRetry={() => session.ask()} vault={library.vault} />
      <ReviewTexts
        key={document.id}
        document={document}
        review={review}
        result={isBare ? review.result : preview}
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
            reader={review.snapshot.reader}
            sameCount={same.length}
            onCommand={(command) => commands[command]()}
            onLeave={() => original.current?.focus()}
            replacementRef={replacement}
          />
        ) : (
          <div className={styles['empty']}>
            <p>{review.snapshot.search === 'looking' ? t('progress.looking') : t('empty')}</p>
            <ReviewTools hasPlace={false} onCommand={(command) => commands[command]()} />
          </div>
        )}
      </footer>
      <ReviewLegend review={review.snapshot} text={text} />
      <ReviewDialogs
        open={dialog}
        review={review}
        draft={draft}
        same={same}
        onRegister={(range, kind) => void register(range, kind)}
        onClose={() => setDialog(undefined)}
      />
    </section>
  );
}
