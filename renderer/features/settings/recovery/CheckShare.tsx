import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorCode } from '../../../../core/errors.ts';
import { useErrorSentence } from '../../../i18n.ts';
import { ShareField } from '../../../ShareField.tsx';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';

interface CheckShareProps {
  readonly onBack: () => void;
  readonly onStop: () => void;
  /** Rejects with share-unreadable, share-other-vault, share-replaced, or what the disk says. */
  readonly onKeep: (typed: string) => Promise<void>;
}

/** One share typed back from paper: a copy that nobody has read again is no recovery. */
export function CheckShare({ onBack, onStop, onKeep }: CheckShareProps) {
  const { t } = useTranslation(['recovery', 'common']);
  const errorSentence = useErrorSentence();
  const [typed, setTyped] = useState('');
  const [isTried, setTried] = useState(false);
  const [isWorking, setWorking] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const field = useRef<HTMLTextAreaElement>(null);

  async function keep() {
    if (isWorking) return;
    setTried(true);
    setWorking(true);
    setFailure(undefined);
    try {
      await onKeep(typed);
    } catch (error) {
      // The field itself says where the slip is.
      if (errorCode(error) !== 'share-unreadable') setFailure(error);
      setWorking(false);
      field.current?.focus();
    }
  }

  const sentence = failure === undefined ? undefined : errorSentence(failure);
  return (
    <Dialog
      isOpen
      onClose={onStop}
      title={t('make.checkTitle')}
      size="medium"
      isBusy={isWorking}
      actions={
        <>
          <Button onPress={onStop} isDisabled={isWorking}>
            {t('make.stop')}
          </Button>
          <Button onPress={onBack} isDisabled={isWorking}>
            {t('common:back')}
          </Button>
          <Button
            variant="primary"
            onPress={() => void keep()}
            isPending={isWorking}
            pendingLabel={t('common:working')}
          >
            {t('make.finish')}
          </Button>
        </>
      }
    >
      {sentence && (
        <Banner tone="danger" title={sentence.title} isLive>
          {sentence.text}
        </Banner>
      )}
      <p>{t('make.checkText')}</p>
      <ShareField
        label={t('make.checkLabel')}
        value={typed}
        onChange={setTyped}
        isTried={isTried}
        isReadOnly={isWorking}
        // The only field of a step that the person just asked for.
        autoFocus
        inputRef={field}
      />
    </Dialog>
  );
}
