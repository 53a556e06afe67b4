import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callMain } from '../../bridge.ts';
import { Fieldset } from '../../ui/Fieldset.tsx';
import styles from './SettingsScreen.module.css';

/** Which version this is. When main cannot be asked the line stays without a number: nothing depends on it. */
export function About() {
  const { t } = useTranslation('settings');
  const [version, setVersion] = useState('');
  useEffect(() => {
    let isMounted = true;
    callMain('app.info', undefined).then(
      (info) => isMounted && setVersion(info.version),
      () => undefined,
    );
    return () => {
      isMounted = false;
    };
  }, []);
  return (
    <Fieldset title={t('about.title')}>
      <div className={styles['labelled']}>
        <span className={styles['label']}>{t('about.name', { version })}</span>
        <p className={styles['minor']}>{t('about.text')}</p>
        <p className={styles['minor']}>{t('about.wordNet')}</p>
      </div>
    </Fieldset>
  );
}
