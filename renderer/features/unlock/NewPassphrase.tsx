import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorSentence } from '../../i18n.ts';
import { LettersBadge } from '../../LettersBadge.tsx';
import { usePassphraseStrength } from '../../passphrase-strength.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { StrengthMeter } from '../../ui/StrengthMeter.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './door-steps.module.css';

interface NewPassphraseProps {
  readonly isWorking: boolean;
  readonly onSave: (next: string) => Promise<void>;
  readonly onBack: () => void;
}

/** The passphrase that takes the forgotten one's place, above the same floor. */
export function NewPassphrase({ isWorking, onSave, onBack }: NewPassphraseProps) {
  const { t } = useTranslation(['recovery', 'unlock', 'common']);
  const errorSentence = useErrorSentence();
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const strength = usePassphraseStrength(next);
  const isSame = again === next;

  async function save() {
    if (isWorking) return;
    setTried(true);
    setFailure(undefined);
    if (!strength.isEnough || !isSame) return;
    try {
      await onSave(next);
    } catch (error) {
      setFailure(error);
    }
  }

  const sentence = failure === undefined ? undefined : errorSentence(failure);
  const common = {
    kind: 'password',
    showLabel: t('common:showHeld'),
    capsLockText: t('common:capsLock'),
    isReadOnly: isWorking,
    onEnter: () => void save(),
  } as const;
  return (
    <>
      <p className={styles['lead']}>{t('recover.nextText')}</p>
      {sentence && (
        <Banner tone="danger" title={sentence.title} isLive>
          {sentence.text}
        </Banner>
      )}
      <TextField
        {...common}
        label={t('recover.next')}
        value={next}
        onChange={setNext}
        // The first field of a step that the person just asked for.
        autoFocus
        trailing={<LettersBadge text={next} />}
        error={isTried && !strength.isEnough ? t('recover.weak') : undefined}
      />
      <StrengthMeter {...strength} />
      <TextField
        {...common}
        label={t('recover.again')}
        value={again}
        onChange={setAgain}
        trailing={<LettersBadge text={again} />}
        error={isTried && !isSame ? t('recover.differs') : undefined}
      />
      {isWorking && <ProgressBar label={t('recover.working')} />}
      <div className={styles['actions']}>
        <Button onPress={onBack} isDisabled={isWorking}>
          {t('common:back')}
        </Button>
        <Button
          variant="primary"
          onPress={() => void save()}
          isPending={isWorking}
          pendingLabel={t('recover.working')}
        >
          {t('recover.save')}
        </Button>
        {isWorking && <span className={styles['wait']}>{t('unlock:takesSeconds')}</span>}
      </div>
    </>
  );
}
