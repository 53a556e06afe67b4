import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorSentence } from '../../i18n.ts';
import { LettersBadge } from '../../LettersBadge.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './door-steps.module.css';

interface AgainStepProps {
  /** What was chosen in the step before. */
  readonly passphrase: string;
  readonly onBack: () => void;
  readonly onCreate: () => Promise<void>;
  readonly isCreating: boolean;
}

/** The same passphrase once more, from memory; then the vault is made. */
export function AgainStep({ passphrase, onBack, onCreate, isCreating }: AgainStepProps) {
  const { t } = useTranslation(['unlock', 'common']);
  const errorSentence = useErrorSentence();
  const [again, setAgain] = useState('');
  const [isDifferent, setDifferent] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const field = useRef<HTMLInputElement>(null);

  async function create() {
    if (isCreating) return;
    setFailure(undefined);
    setDifferent(again !== passphrase);
    if (again !== passphrase) {
      field.current?.focus();
      field.current?.select();
      return;
    }
    try {
      await onCreate();
    } catch (error) {
      setFailure(error);
    }
  }

  const sentence = failure === undefined ? undefined : errorSentence(failure);
  return (
    <>
      <p className={styles['lead']}>{t('create.againText')}</p>
      {sentence && (
        <Banner tone="danger" title={sentence.title} isLive>
          {sentence.text}
        </Banner>
      )}
      <TextField
        kind="password"
        label={t('create.againLabel')}
        value={again}
        onChange={(text) => {
          setAgain(text);
          setDifferent(false);
        }}
        onEnter={() => void create()}
        // The only field of the step.
        autoFocus
        isReadOnly={isCreating}
        inputRef={field}
        trailing={<LettersBadge text={again} />}
        showLabel={t('common:showHeld')}
        capsLockText={t('common:capsLock')}
        error={isDifferent ? t('create.againDiffers') : undefined}
      />
      {isCreating && <ProgressBar label={t('create.creating')} />}
      <div className={styles['actions']}>
        <Button onPress={onBack} isDisabled={isCreating}>
          {t('common:back')}
        </Button>
        <Button
          variant="primary"
          onPress={() => void create()}
          isPending={isCreating}
          pendingLabel={t('create.creating')}
        >
          {t('create.create')}
        </Button>
        {isCreating && <span className={styles['wait']}>{t('takesSeconds')}</span>}
      </div>
    </>
  );
}
