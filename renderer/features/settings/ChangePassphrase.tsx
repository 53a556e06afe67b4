import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, useErrorSentence } from '../../i18n.ts';
import { LettersBadge } from '../../LettersBadge.tsx';
import { usePassphraseStrength } from '../../passphrase-strength.ts';
import { SuggestWords } from '../../SuggestWords.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { StrengthMeter } from '../../ui/StrengthMeter.tsx';
import { TextField } from '../../ui/TextField.tsx';

interface ChangePassphraseProps {
  readonly language: Language;
  readonly onChangePassphrase: (current: string, next: string) => Promise<number>;
  readonly onClose: () => void;
  readonly onDone: (missedSnapshots: number) => void;
}

/** The old passphrase, the new one above the floor, and the new one again. */
export function ChangePassphrase(props: ChangePassphraseProps) {
  const { language, onChangePassphrase, onClose, onDone } = props;
  const { t } = useTranslation(['settings', 'common']);
  const errorSentence = useErrorSentence();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [isTried, setTried] = useState(false);
  const [isWorking, setWorking] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const strength = usePassphraseStrength(next);

  const errors = {
    current: current === '' ? t('change.currentMissing') : undefined,
    next: !strength.isEnough ? t('change.weak') : next === current ? t('change.same') : undefined,
    again: again === next ? undefined : t('change.differs'),
  };
  const isReady = Object.values(errors).every((error) => error === undefined);

  async function save() {
    setTried(true);
    if (!isReady || isWorking) return;
    setWorking(true);
    setFailure(undefined);
    try {
      onDone(await onChangePassphrase(current, next));
    } catch (error) {
      setFailure(error);
      setWorking(false);
    }
  }

  const common = {
    kind: 'password',
    showLabel: t('common:showHeld'),
    capsLockText: t('common:capsLock'),
    isReadOnly: isWorking,
    onEnter: () => void save(),
  } as const;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('change.title')}
      isBusy={isWorking}
      actions={
        <>
          <Button onPress={onClose} isDisabled={isWorking}>
            {t('common:cancel')}
          </Button>
          <Button
            variant="primary"
            onPress={() => void save()}
            isPending={isWorking}
            pendingLabel={t('change.working')}
          >
            {t('change.save')}
          </Button>
        </>
      }
    >
      {failure !== undefined && (
        <Banner tone="danger" title={errorSentence(failure).title} isLive>
          {errorSentence(failure).text}
        </Banner>
      )}
      <TextField
        {...common}
        label={t('change.current')}
        value={current}
        trailing={<LettersBadge text={current} />}
        onChange={setCurrent}
        // The first field of a form that the person just opened.
        autoFocus
        error={isTried ? errors.current : undefined}
      />
      <TextField
        {...common}
        label={t('change.next')}
        description={t('change.nextText')}
        value={next}
        trailing={<LettersBadge text={next} />}
        onChange={setNext}
        error={isTried ? errors.next : undefined}
      />
      <StrengthMeter {...strength} />
      <SuggestWords language={language} onUse={setNext} isDisabled={isWorking} />
      <TextField
        {...common}
        label={t('change.again')}
        value={again}
        trailing={<LettersBadge text={again} />}
        onChange={setAgain}
        error={isTried ? errors.again : undefined}
      />
    </Dialog>
  );
}
