import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorSentence } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Fieldset } from '../../ui/Fieldset.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './SettingsScreen.module.css';

export interface VaultNameProps {
  readonly vaultName: string;
  /** @returns false when another vault has this name. Rejects when the disk refuses it. */
  readonly onRename: (name: string) => Promise<boolean>;
}

const LONGEST = 40;

/** The name at the door. It is in clear on the disk, and the screen says so. */
export function VaultName({ vaultName, onRename }: VaultNameProps) {
  const { t } = useTranslation(['settings', 'common']);
  const errorSentence = useErrorSentence();
  const [typed, setTyped] = useState(vaultName);
  const [result, setResult] = useState<'empty' | 'taken' | 'done'>();
  const [failure, setFailure] = useState<unknown>();

  async function rename() {
    const name = typed.trim();
    setFailure(undefined);
    if (name === '') {
      setResult('empty');
      return;
    }
    try {
      setResult((await onRename(name)) ? 'done' : 'taken');
    } catch (error) {
      setFailure(error);
    }
  }

  const sentence = failure === undefined ? undefined : errorSentence(failure);
  return (
    <Fieldset title={t('vault.title')}>
      <div className={styles['narrow']}>
        <TextField
          label={t('vault.name')}
          description={t('vault.text')}
          value={typed}
          onChange={(name) => {
            setTyped(name);
            setResult(undefined);
          }}
          onEnter={() => void rename()}
          maxLength={LONGEST}
          error={result === 'empty' || result === 'taken' ? t(`vault.${result}`) : undefined}
        />
      </div>
      <div>
        <Button onPress={() => void rename()}>{t('common:rename')}</Button>
      </div>
      {result === 'done' && (
        <Banner tone="ok" isLive>
          {t('vault.done')}
        </Banner>
      )}
      {sentence && (
        <Banner tone="danger" title={sentence.title} isLive>
          {sentence.text}
        </Banner>
      )}
    </Fieldset>
  );
}
