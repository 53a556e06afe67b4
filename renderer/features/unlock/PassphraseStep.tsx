import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../i18n.ts';
import { LettersBadge } from '../../LettersBadge.tsx';
import { usePassphraseStrength } from '../../passphrase-strength.ts';
import { SuggestWords } from '../../SuggestWords.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { StrengthMeter } from '../../ui/StrengthMeter.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './door-steps.module.css';

interface PassphraseStepProps {
  readonly language: Language;
  readonly passphrase: string;
  readonly onPassphrase: (passphrase: string) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** Goes on only with a passphrase above the floor, and once the person has typed that there is no recovery. */
export function PassphraseStep(props: PassphraseStepProps) {
  const { language, passphrase, onPassphrase, onBack, onNext } = props;
  const { t } = useTranslation(['unlock', 'common']);
  const [typedWord, setTypedWord] = useState('');
  const [isTried, setTried] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const wordField = useRef<HTMLInputElement>(null);
  const strength = usePassphraseStrength(passphrase);
  const word = t('create.confirmWord');
  const isConfirmed = typedWord.trim().toLowerCase() === word.toLowerCase();

  function goOn() {
    if (strength.isEnough && isConfirmed) {
      onNext();
      return;
    }
    setTried(true);
    (strength.isEnough ? wordField : field).current?.focus();
  }

  return (
    <>
      <p className={styles['lead']}>{t('create.passphraseText')}</p>
      <TextField
        kind="password"
        label={t('create.label')}
        value={passphrase}
        onChange={onPassphrase}
        onEnter={() => (strength.isEnough ? wordField.current?.focus() : goOn())}
        // The first field of a step that the person just asked for.
        autoFocus
        inputRef={field}
        trailing={<LettersBadge text={passphrase} />}
        showLabel={t('common:showHeld')}
        capsLockText={t('common:capsLock')}
        error={isTried && !strength.isEnough ? t('create.tooWeak') : undefined}
      />
      <StrengthMeter {...strength} />
      <SuggestWords
        language={language}
        onUse={(words) => {
          onPassphrase(words);
          field.current?.focus();
        }}
      />
      <Banner tone="warning" title={t('create.noRecoveryTitle')}>
        {t('create.noRecoveryText')}
      </Banner>
      <TextField
        label={t('create.confirmLabel', { word })}
        value={typedWord}
        onChange={setTypedWord}
        onEnter={goOn}
        inputRef={wordField}
        error={isTried && !isConfirmed ? t('create.confirmMissing', { word }) : undefined}
      />
      <div className={styles['actions']}>
        <Button onPress={onBack}>{t('common:back')}</Button>
        <Button variant="primary" onPress={goOn}>
          {t('common:continue')}
        </Button>
      </div>
    </>
  );
}
