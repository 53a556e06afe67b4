import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { formatNumber } from '../../ui/format.ts';
import styles from './ImportScreen.module.css';

interface ImportFooterProps {
  /** Interviews that would be made. */
  readonly count: number;
  readonly isWriting: boolean;
  /** Why it does not go on; undefined when it does. */
  readonly obstacle: string | undefined;
  /** What else is to be known before going on. */
  readonly note: string;
  readonly onAnother: () => void;
  readonly onWrite: () => void;
}

export function ImportFooter(props: ImportFooterProps) {
  const { count, isWriting, obstacle, note, onAnother, onWrite } = props;
  const { t } = useTranslation('importing');
  const language = useLanguage();
  const reason = useId();
  return (
    <div className={styles['footer']}>
      <Button
        variant="primary"
        isMuted={obstacle !== undefined}
        isPending={isWriting}
        pendingLabel={t('writing')}
        aria-describedby={reason}
        onPress={() => obstacle === undefined && onWrite()}
      >
        {t('write', { count, number: formatNumber(count, language) })}
      </Button>
      <Button onPress={onAnother}>{t('another')}</Button>
      <span id={reason} className={styles['minor']} aria-live="polite">
        {[obstacle, note].filter(Boolean).join(' ')}
      </span>
    </div>
  );
}
