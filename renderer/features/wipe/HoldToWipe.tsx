import { useTranslation } from 'react-i18next';
import styles from './HoldToWipe.module.css';
import { useHeldKeys } from './use-held-keys.ts';

interface HoldToWipeProps {
  /** What the person chose in the settings; null for none. */
  readonly keys: string | null;
  readonly onWipe: () => void;
}

/** The emergency wipe: counts over everything on screen while its keys are held. */
export function HoldToWipe({ keys, onWipe }: HoldToWipeProps) {
  const { t } = useTranslation('wipe');
  const secondsLeft = useHeldKeys(keys, onWipe);
  if (secondsLeft === undefined) return null;
  return (
    <div className={styles['cover']} role="alert">
      <p className={styles['count']}>{t('held', { count: secondsLeft })}</p>
      <p className={styles['cancel']}>{t('letGo')}</p>
    </div>
  );
}
