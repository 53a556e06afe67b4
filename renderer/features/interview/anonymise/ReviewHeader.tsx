import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReviewState } from '../../../../core/domain/interview.ts';
import { Button } from '../../../ui/Button.tsx';
import { KeyHint } from '../../../ui/KeyHint.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { Spinner } from '../../../ui/Spinner.tsx';
import { StatePill } from '../../../ui/StatePill.tsx';
import styles from './ReviewHeader.module.css';
import { countKinds, isWaiting } from './review-item.ts';
import { REVIEW_KEYS } from './review-keys.ts';
import type { ReviewFilter, ReviewSnapshot } from './review-snapshot.ts';
import { useLate } from './use-late.ts';

export interface ReviewHeaderProps {
  readonly review: ReviewSnapshot;
  readonly state: ReviewState;
  readonly needsSecondReader: boolean;
  readonly onFilter: (filter: ReviewFilter) => void;
  /** Ends this reading, or begins the second. */
  readonly onFinish: () => void;
  /** Leaves the second reading unfinished. */
  readonly onStop: () => void;
}

/** After most edits the answer is there sooner, and the header stays still. */
const LATE_MS = 500;

const FILTERS = ['open', 'all'] as const;

/** How far the review is, in words and by kind, and what J and K step through. */
export function ReviewHeader(props: ReviewHeaderProps) {
  const { review, state, needsSecondReader, onFilter, onFinish, onStop } = props;
  const { t } = useTranslation('anonymise');
  const { items, filter, minutesLeft, reader } = review;
  const total = items.length;
  const decided = items.filter((item) => !isWaiting(item, reader)).length;
  const isDone = state === 'confirmed' || (state === 'done' && !needsSecondReader);
  const isReading = reader !== undefined;
  // What is on the screen can be decided meanwhile.
  const isLooking = useLate(total > 0 && review.search === 'looking', LATE_MS);
  return (
    <header className={styles['header']} data-reading={isReading || undefined}>
      <div className={styles['progress']}>
        <p className={styles['words']}>
          {total > 0
            ? `${t(isReading ? 'progress.read' : 'progress.decided', { decided, count: total })}${
                minutesLeft === undefined || decided === total
                  ? ''
                  : t('progress.minutes', { count: minutesLeft })
              }`
            : t(review.search === 'looking' ? 'progress.looking' : 'progress.nothing')}
        </p>
        {isLooking ? (
          <span className={styles['looking']}>
            <Spinner isLabelShown delay={0} label={t('progress.looking')} />
          </span>
        ) : (
          <progress
            className={styles['bar']}
            aria-label={t(isReading ? 'progress.readLabel' : 'progress.label')}
            value={decided}
            max={Math.max(1, total)}
          />
        )}
      </div>
      <ul className={styles['kinds']} aria-label={t('counts.label')}>
        {countKinds(items, reader).map(({ kind, decided: done, total: all }) => (
          <li key={kind} data-done={done === all || undefined}>
            {t(`kinds.${kind}`)}{' '}
            <span className={styles['count']}>{t('counts.of', { done, all })}</span>
          </li>
        ))}
      </ul>
      <SegmentedControl
        label={t('filter.label')}
        options={FILTERS.map((id) => ({
          id,
          label: t(id === 'open' && isReading ? 'filter.unread' : `filter.${id}`),
        }))}
        value={filter}
        onChange={onFilter}
      />
      {state === 'done' && !isDone && !isReading && (
        <StatePill tone="warning">{t('reading.needed')}</StatePill>
      )}
      {isReading && (
        <>
          <StatePill tone="info">{t('reading.pill', { by: reader })}</StatePill>
          <Button isCompact onPress={onStop}>
            {t('reading.stop')}
          </Button>
        </>
      )}
      {isDone && !isReading ? (
        <StatePill tone="ok" icon={<CircleCheck aria-hidden />}>
          {t(state === 'confirmed' ? 'finish.confirmed' : 'finish.done')}
        </StatePill>
      ) : (
        <Button isCompact variant="primary" onPress={onFinish}>
          {t(state === 'done' && !isReading ? 'reading.action' : 'finish.action')}{' '}
          <KeyHint keys={REVIEW_KEYS.finish[0]} />
        </Button>
      )}
    </header>
  );
}
