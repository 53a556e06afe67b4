import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { ChangePassphrase } from './ChangePassphrase.tsx';
import { Rekey, type RekeyVault } from './Rekey.tsx';
import styles from './SettingsScreen.module.css';

export interface PassphraseGroupProps {
  readonly vault: RekeyVault;
  readonly language: Language;
  /** Gives the number of snapshots that it did not reach; rejects with `unlock-refused` when `current` is wrong. */
  readonly onChangePassphrase: (current: string, next: string) => Promise<number>;
  /** The vault got new keys and is not open any more. */
  readonly onRekeyed: () => void;
}

/** Another passphrase for the same keys, or new keys because somebody else knows it. */
export function PassphraseGroup({
  vault,
  language,
  onChangePassphrase,
  onRekeyed,
}: PassphraseGroupProps) {
  const { t } = useTranslation('settings');
  const [isChanging, setChanging] = useState(false);
  /** Snapshots that the change of the passphrase did not reach, once it was changed. */
  const [missed, setMissed] = useState<number>();
  const [isRekeying, setRekeying] = useState(false);
  return (
    <div className={styles['labelled']}>
      <span className={styles['label']}>{t('security.passphrase')}</span>
      <div className={styles['buttons']}>
        <Button
          onPress={() => {
            setMissed(undefined);
            setChanging(true);
          }}
        >
          {t('security.change')}
        </Button>
        <Button onPress={() => setRekeying(true)}>{t('rekey.button')}</Button>
      </div>
      <p className={styles['minor']}>{t('security.passphraseText')}</p>
      {missed !== undefined && (
        <Banner tone={missed === 0 ? 'ok' : 'warning'} isLive>
          {missed === 0 ? t('change.done') : t('change.doneBut', { count: missed })}
        </Banner>
      )}
      {isRekeying && (
        <Rekey
          vault={vault}
          language={language}
          onClose={() => setRekeying(false)}
          onRekeyed={onRekeyed}
        />
      )}
      {isChanging && (
        <ChangePassphrase
          language={language}
          onChangePassphrase={onChangePassphrase}
          onClose={() => setChanging(false)}
          onDone={(count) => {
            setChanging(false);
            setMissed(count);
          }}
        />
      )}
    </div>
  );
}
