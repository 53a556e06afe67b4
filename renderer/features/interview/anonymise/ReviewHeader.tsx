import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { KeyHint } from '../../../ui/KeyHint.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { StatePill } from '../../../ui/StatePill.tsx';
import styles from './ReviewHeader.module.css';
import { countKinds } from './review-item.ts';
import { REVIEW_KEYS } from './review-keys.ts';
import type { ReviewFilter, ReviewSnapshot } from './review-snapshot.ts';

export interface ReviewHeaderProps {
  readonly review: ReviewSnapshot;
  readonly isDone: boolean;
  readonly onFilter: (filter: ReviewFilter) => void;
  readonly onFinish: () => void;
}

const FILTERS = ['open', 'all'] as const;

/** How far the review is, in words and by kind, and what J and K step through. */
export function ReviewHeader({ review, isDone, onFilter, onFinish }: ReviewHeaderProps) {
  const { t } = useTranslation('anonymise');
  const { items, filter, minutesLeft } = review;
  const total = items.length;
  const decided = items.filter((item) => item.redaction).length;
  return (
    <header className={styles['header']}>
      <div className={styles['progress']}>
        <p className={styles['words']}>
          {total > 0
            ? `${t('progress.decided', { decided, count: total })}${
                minutesLeft === undefined || decided === total
                  ? ''
                  : t('progress.minutes', { count: minutesLeft })
              }`
            : t(review.search === 'looking' ? 'progress.looking' : 'progress.nothing')}
        </p>
        <progress
          className={styles['bar']}
          aria-label={t('progress.label')}
          value={decided}
          max={Math.max(1, total)}
        />
      </div>
      <ul className={styles['kinds']} aria-label={t('counts.label')}>
        {countKinds(items).map(({ kind, decided: done, total: all }) => (
          <li key={kind} data-done={done === all || undefined}>
            {t(`kinds.${kind}`)}{' '}
            <span className={styles['count']}>{t('counts.of', { done, all })}</span>
          </li>
        ))}
      </ul>
      <SegmentedControl
        label={t('filter.label')}
        options={FILTERS.map((id) => ({ id, label: t(`filter.${id}`) }))}
        value={filter}
        onChange={onFilter}
      />
      {isDone ? (
        <StatePill tone="ok" icon={<CircleCheck aria-hidden />}>
          {t('finish.done')}
        </StatePill>
      ) : (
        <Button isCompact variant="primary" onPress={onFinish}>
          {t('finish.action')} <KeyHint keys={REVIEW_KEYS.finish[0]} />
        </Button>
      )}
    </header>
  );
}
