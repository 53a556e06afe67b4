import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorSentence } from '../../../i18n.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { RecoverySet } from '../../../vault/calls/recovery-calls.ts';

interface AskPassphraseProps {
  readonly replaces: RecoverySet | undefined;
  readonly onMake: (passphrase: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Who to give the shares to; and the passphrase, so that nobody makes them at a screen left open. */
export function AskPassphrase({ replaces, onMake, onClose }: AskPassphraseProps) {
  const { t } = useTranslation(['recovery', 'common']);
  const errorSentence = useErrorSentence();
  const [passphrase, setPassphrase] = useState('');
  const [isTried, setTried] = useState(false);
  const [isWorking, setWorking] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const field = useRef<HTMLInputElement>(null);

  async function make() {
    setTried(true);
    if (passphrase === '' || isWorking) return;
    setWorking(true);
    setFailure(undefined);
    try {
      await onMake(passphrase);
    } catch (error) {
      setFailure(error);
      setWorking(false);
      field.current?.focus();
      field.current?.select();
    }
  }

  const sentence = failure === undefined ? undefined : errorSentence(failure);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('make.title')}
      isBusy={isWorking}
      actions={
        <>
          <Button onPress={onClose} isDisabled={isWorking}>
            {t('common:cancel')}
          </Button>
          <Button
            variant="primary"
            onPress={() => void make()}
            isPending={isWorking}
            pendingLabel={t('make.working')}
          >
            {t('make.start')}
          </Button>
        </>
      }
    >
      {sentence && (
        <Banner tone="danger" title={sentence.title} isLive>
          {sentence.text}
        </Banner>
      )}
      <p>{t('make.who')}</p>
      <p>{t('make.alone')}</p>
      {replaces && <Banner tone="warning">{t('make.replaces', { set: replaces.set })}</Banner>}
      <TextField
        kind="password"
        label={t('make.passphrase')}
        value={passphrase}
        onChange={setPassphrase}
        onEnter={() => void make()}
        // The only field of a form that the person just opened.
        autoFocus
        isReadOnly={isWorking}
        inputRef={field}
        showLabel={t('common:showHeld')}
        capsLockText={t('common:capsLock')}
        error={isTried && passphrase === '' ? t('make.passphraseMissing') : undefined}
      />
    </Dialog>
  );
}
