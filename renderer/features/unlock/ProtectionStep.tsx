import { EyeOff, Eye, LockKeyhole, Unplug, HardDrive } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import styles from './door-steps.module.css';

interface ProtectionStepProps {
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** Three things the app does and two it cannot, before anyone trusts it with a name. */
const FACTS = [
  { key: 'sealed', Icon: LockKeyhole },
  { key: 'offline', Icon: Unplug },
  { key: 'lost', Icon: EyeOff },
  { key: 'watched', Icon: Eye },
  { key: 'exists', Icon: HardDrive },
] as const;

export function ProtectionStep({ onBack, onNext }: ProtectionStepProps) {
  const { t } = useTranslation(['unlock', 'common']);
  return (
    <>
      <ul className={styles['facts']}>
        {FACTS.map(({ key, Icon }) => (
          <li key={key} className={styles['fact']}>
            <Icon aria-hidden />
            <span>{t(`create.protects.${key}`)}</span>
          </li>
        ))}
      </ul>
      <div className={styles['actions']}>
        <Button onPress={onBack}>{t('common:back')}</Button>
        {/* So that Enter alone leads through the steps that ask for nothing. */}
        <Button variant="primary" onPress={onNext} autoFocus>
          {t('common:continue')}
        </Button>
      </div>
    </>
  );
}
