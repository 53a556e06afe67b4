import { CircleAlert, CircleCheck, CircleDashed, CircleDot } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isExpired } from '../core/domain/export-permission.ts';
import type { InterviewHeader, ReviewState as Review } from '../core/domain/interview.ts';
import { useToday } from './today.ts';
import { StatePill } from './ui/StatePill.tsx';

export type ConsentBadgeProps = Pick<InterviewHeader, 'mayShare' | 'mayShareUntil'>;

/** Whether a bundle may carry the interview. Words and a sign, never the colour alone. */
export function ConsentBadge({ mayShare, mayShareUntil }: ConsentBadgeProps) {
  const { t } = useTranslation('interviews');
  const today = useToday();
  if (mayShare && !isExpired(mayShareUntil, today)) {
    return (
      <StatePill tone="ok" icon={<CircleCheck aria-hidden />}>
        {t('consent.yes')}
      </StatePill>
    );
  }
  return (
    <StatePill tone="warning" icon={<CircleAlert aria-hidden />}>
      {t('consent.no')}
    </StatePill>
  );
}

const REVIEW_SIGNS = {
  'not-started': { tone: 'neutral', Icon: CircleDashed },
  'in-review': { tone: 'info', Icon: CircleDot },
  done: { tone: 'ok', Icon: CircleCheck },
  confirmed: { tone: 'ok', Icon: CircleCheck },
} as const;

export interface ReviewStateProps {
  readonly state: Review;
}

/** How far the people have been taken out of it. */
export function ReviewState({ state }: ReviewStateProps) {
  const { t } = useTranslation('interviews');
  const { tone, Icon } = REVIEW_SIGNS[state];
  return (
    <StatePill tone={tone} icon={<Icon aria-hidden />}>
      {t(`review.${state}`)}
    </StatePill>
  );
}
