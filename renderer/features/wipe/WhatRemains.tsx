import { useTranslation } from 'react-i18next';
import styles from './wipe.module.css';

/** What no app can promise to have erased. Said before and after. */
export function WhatRemains() {
  const { t } = useTranslation('wipe');
  return (
    <div className={styles['stack']}>
      <p>{t('remains')}</p>
      <ul className={styles['list']}>
        <li>{t('remainsDisk')}</li>
        <li>{t('remainsCopies')}</li>
        <li>{t('remainsBundles')}</li>
        <li>{t('remainsUse')}</li>
      </ul>
    </div>
  );
}
