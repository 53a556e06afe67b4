import { useTranslation } from 'react-i18next';
import type { WipeReport } from '../../vault/wiped-vaults.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { WhatRemains } from './WhatRemains.tsx';
import styles from './wipe.module.css';

interface WipeResultProps {
  readonly report: WipeReport;
  readonly onGoOn: () => void;
}

/** After a wipe: what is gone, what could not be reached, and what may remain. */
export function WipeResult({ report, onGoOn }: WipeResultProps) {
  const { t } = useTranslation(['wipe', 'common']);
  const { vaults, missed, databases } = report;
  return (
    <div className={styles['stack']}>
      <p>{t('gone', { count: vaults })}</p>
      {missed > 0 && <Banner tone="danger">{t('missed', { count: missed })}</Banner>}
      {databases > 0 && <Banner tone="warning">{t('databases')}</Banner>}
      <WhatRemains />
      <Button variant="primary" onPress={onGoOn} autoFocus>
        {t('common:continue')}
      </Button>
    </div>
  );
}
