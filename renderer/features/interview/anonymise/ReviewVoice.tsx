import { useTranslation } from 'react-i18next';
import styles from './AnonymisePane.module.css';
import { lookOf } from './review-marks.ts';
import type { ReviewEvent, ReviewSnapshot } from './review-snapshot.ts';

export interface ReviewVoiceProps {
  readonly review: ReviewSnapshot;
  readonly text: string;
}

/** What happened without anything else on the screen saying so; shown as well as spoken. */
const SHOWN: readonly ReviewEvent['type'][] = [
  'undone',
  'redone',
  'text-changed',
  'registered',
  'nothing-to-undo',
  'nothing-selected',
  'no-levels',
  'no-further-level',
  'no-more',
  'finished',
  'own-decision',
  'reading-begun',
  'reading-stopped',
  'not-read',
  'not-finished',
];

/** Says every move and decision to a screen reader, politely: what happened, then where one stands. */
export function ReviewVoice({ review, text }: ReviewVoiceProps) {
  const { t } = useTranslation('anonymise');
  const { event, items, current } = review;
  const happened =
    event && event.type !== 'moved' ? t(`said.${event.type}`, { count: event.count }) : '';
  const place =
    event && current
      ? t('said.place', {
          position: items.indexOf(current) + 1,
          total: items.length,
          words: text.slice(current.from, current.to),
          kind: t(`kind.${current.mention.kind}`),
          state: t(`state.${lookOf(current)}`),
        })
      : '';
  return (
    <>
      <output aria-live="polite" className={styles['unseen']}>
        {happened} {place}
      </output>
      {event && SHOWN.includes(event.type) && (
        <p key={event.serial} aria-hidden className={styles['notice']}>
          {happened}
        </p>
      )}
    </>
  );
}
