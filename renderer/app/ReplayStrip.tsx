import { useTranslation } from 'react-i18next';
import type { ReplayReport } from '../vault/calls/pending-calls.ts';
import { Banner } from '../ui/Banner.tsx';

export interface ReplayStripProps {
  readonly report: ReplayReport;
  readonly onClose: () => void;
}

/** What became of edits that could not be saved before the last lock. Until it is read. */
export function ReplayStrip({ report, onClose }: ReplayStripProps) {
  const { t } = useTranslation(['frame', 'common']);
  const { putBack, waiting, isUnreadable } = report;
  const recovered = putBack.filter(({ isNew }) => isNew);
  const codesOf = (list: ReplayReport['putBack']) => list.map(({ code }) => code).join(', ');
  const isBad = waiting.length > 0 || isUnreadable;
  return (
    <Banner
      tone={isBad ? 'warning' : 'info'}
      shape="strip"
      isLive
      onDismiss={onClose}
      dismissLabel={t('common:close')}
    >
      {putBack.length > 0 && <p>{t('putBack', { codes: codesOf(putBack) })}</p>}
      {recovered.length > 0 && <p>{t('putBackNew', { codes: codesOf(recovered) })}</p>}
      {waiting.length > 0 && <p>{t('stillWaiting')}</p>}
      {isUnreadable && <p>{t('waitingUnreadable')}</p>}
    </Banner>
  );
}
