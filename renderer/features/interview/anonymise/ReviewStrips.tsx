import { useTranslation } from 'react-i18next';
import { useErrorSentence } from '../../../i18n.ts';
import { OwnModelNotice, type OwnModelNoticeProps } from '../../../OwnModelNotice.tsx';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import type { ReviewSnapshot } from './review-snapshot.ts';

export interface ReviewStripsProps {
  readonly review: ReviewSnapshot;
  readonly onRetry: () => void;
  readonly vault: OwnModelNoticeProps['vault'];
}

/** What the reader has to know above the texts: the search failed, or a finished review is not finished any more. */
export function ReviewStrips({ review, onRetry, vault }: ReviewStripsProps) {
  const { t } = useTranslation(['anonymise', 'common']);
  const errorSentence = useErrorSentence();
  return (
    <>
      {review.search === 'failed' && (
        <Banner
          tone="danger"
          shape="strip"
          isLive
          title={t('failed')}
          actions={
            <Button isCompact onPress={onRetry}>
              {t('common:retry')}
            </Button>
          }
        >
          {errorSentence(review.thrown).text}
        </Banner>
      )}
      <OwnModelNotice vault={vault} shape="strip" isSettled={review.search !== 'looking'} />
      {review.isNewSinceDone && (
        <Banner tone="warning" shape="strip" isLive title={t('newSinceDone.title')}>
          {t('newSinceDone.text')}
        </Banner>
      )}
    </>
  );
}
