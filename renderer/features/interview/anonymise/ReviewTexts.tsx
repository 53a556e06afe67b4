import { EditorView } from '@codemirror/view';
import { type RefObject, useEffect, useEffectEvent, useId, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnonymisedText } from '../../../../core/anonymise/apply.ts';
import { KeyHint } from '../../../ui/KeyHint.tsx';
import type { InterviewDocument } from '../interview-document.ts';
import { OriginalText } from './OriginalText.tsx';
import { ReaderText } from './ReaderText.tsx';
import marks from './review-marks.module.css';
import styles from './ReviewTexts.module.css';
import { otherPosition, scrollTogether } from './scroll-together.ts';
import type { Review } from './use-review.ts';

export interface ReviewTextsProps {
  readonly document: InterviewDocument;
  readonly review: Review;
  /** The right side, with what is about to be decided. */
  readonly result: AnonymisedText;
  /** The original is covered, and the marks with it. */
  readonly isBare: boolean;
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly originalRef: RefObject<EditorView | null>;
}

const LOOKS = ['redact', 'ask', 'replaced', 'kept'] as const;

/** Left what was typed, right what readers will see, always at the same place. */
export function ReviewTexts(props: ReviewTextsProps) {
  const { document, review, result, isBare, onKey, originalRef } = props;
  const { t } = useTranslation('anonymise');
  const originalId = useId();
  const readerId = useId();
  const readerRef = useRef<EditorView>(null);
  const { session } = review;
  const { items, current } = review.snapshot;
  const latestResult = useEffectEvent(() => result);

  useLayoutEffect(() => {
    const [original, reader] = [originalRef.current, readerRef.current];
    if (!original || !reader) return undefined;
    return scrollTogether(original, reader, (from, at) => otherPosition(latestResult(), from, at));
  }, [originalRef]);

  useEffect(() => {
    if (!current) return;
    // The caret goes along, so that a selection by keyboard begins here.
    originalRef.current?.dispatch({
      selection: { anchor: current.from },
      effects: EditorView.scrollIntoView(current.from, { y: 'nearest', yMargin: 96 }),
    });
  }, [current, originalRef]);

  return (
    <div className={styles['sides']} data-bare={isBare || undefined}>
      <div className={styles['side']}>
        <div className={styles['head']}>
          <h2 id={originalId}>{t('original')}</h2>
          <ul className={styles['legend']} aria-label={t('legend.label')}>
            {LOOKS.map((look) => (
              <li key={look}>
                <span className={marks[look]}>{t(`legend.${look}`)}</span>
              </li>
            ))}
          </ul>
        </div>
        <OriginalText
          document={document}
          headingId={originalId}
          items={items}
          current={current}
          viewRef={originalRef}
          onPick={(key) => {
            const picked = items.find((item) => item.key === key);
            if (picked) session.select(picked);
          }}
          onKey={onKey}
        />
        <p className={styles['cover']} hidden={!isBare}>
          {t('bare')}
        </p>
      </div>
      <div className={styles['side']}>
        <div className={styles['head']}>
          <h2 id={readerId}>{t('reader')}</h2>
          <span className={styles['hint']}>
            {t('holdToCover')} <KeyHint keys="Backquote" />
          </span>
        </div>
        <ReaderText
          result={result}
          headingId={readerId}
          items={items}
          current={current}
          isBare={isBare}
          viewRef={readerRef}
        />
      </div>
    </div>
  );
}
