import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorSentence } from '../../i18n.ts';
import { LettersBadge } from '../../LettersBadge.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './OpenBundle.module.css';

interface BundlePassphraseProps {
  /** What to say when the last one did not fit. */
  readonly failure: ErrorSentence | undefined;
  readonly onOpen: (passphrase: string) => void;
  readonly onCancel: () => void;
}

export function BundlePassphrase({ failure, onOpen, onCancel }: BundlePassphraseProps) {
  const { t } = useTranslation(['open', 'common']);
  const [passphrase, setPassphrase] = useState('');
  const [isEmptyTry, setEmptyTry] = useState(false);

  function open() {
    setEmptyTry(passphrase === '');
    if (passphrase !== '') onOpen(passphrase);
  }

  return (
    <>
      {failure ? (
        <Banner tone="danger" title={failure.title} isLive>
          {failure.text}
        </Banner>
      ) : (
        <Banner tone="info" title={t('passphraseTitle')} isLive>
          {t('passphraseText')}
        </Banner>
      )}
      <div className={styles['narrow']}>
        <TextField
          kind="password"
          label={t('passphrase')}
          value={passphrase}
          onChange={setPassphrase}
          onEnter={open}
          // The one thing to do here.
          autoFocus
          trailing={<LettersBadge text={passphrase} />}
          showLabel={t('common:showHeld')}
          capsLockText={t('common:capsLock')}
          error={isEmptyTry && passphrase === '' ? t('passphraseEmpty') : undefined}
        />
      </div>
      <div className={styles['buttons']}>
        <Button onPress={onCancel}>{t('common:cancel')}</Button>
        <Button variant="primary" onPress={open}>
          {t('openIt')}
        </Button>
      </div>
    </>
  );
}
