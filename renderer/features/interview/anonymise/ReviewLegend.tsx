import { useTranslation } from 'react-i18next';
import { KeyLegend } from '../../../ui/KeyLegend.tsx';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { REVIEW_KEYS } from './review-keys.ts';
import { lookOf } from './review-marks.ts';
import type { ReviewEvent, ReviewSnapshot } from './review-snapshot.ts';

export interface ReviewLegendProps {
  readonly review: ReviewSnapshot;
  readonly text: string;
}

/** Keys that no button in sight has written on it. */
const KEYS = [
  [[REVIEW_KEYS.next[0], REVIEW_KEYS.previous[0]], 'step'],
  [[REVIEW_KEYS.nextOpen[0]], 'nextOpen'],
  [[REVIEW_KEYS.less[0], REVIEW_KEYS.more[0]], 'detail'],
  [[REVIEW_KEYS.undo[0], REVIEW_KEYS.redo[0]], 'undo'],
] as const;

/** What the texts and the header show by themselves; only spoken. */
const SEEN: readonly ReviewEvent['type'][] = [
  'moved',
  'replaced',
  'kept',
  'reopened',
  'noted',
  'marked',
  'read',
];

/** Under the texts: the keys, and what the last one did where nothing else shows it. Where one stands is only spoken. */
export function ReviewLegend({ review, text }: ReviewLegendProps) {
  const { t } = useTranslation('anonymise');
  const { event, items, current } = review;
  const happened =
    event && event.type !== 'moved' ? t(`said.${event.type}`, { count: event.count }) : '';
  const isSeen = event !== undefined && SEEN.includes(event.type);
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
      <KeyLegend
        keys={KEYS.map(([chords, name]) => [chords, t(`keys.${name}`)])}
        said={isSeen ? '' : happened}
      />
      <VisuallyHidden>
        <output aria-live="polite">
          {isSeen ? happened : ''} {place}
        </output>
      </VisuallyHidden>
    </>
  );
}
