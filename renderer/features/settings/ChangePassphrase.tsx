import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, useErrorSentence } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NewPassphraseFields, useNewPassphrase } from './NewPassphraseFields.tsx';

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
  const form = useNewPassphrase();
  const [isTried, setTried] = useState(false);
  const [isWorking, setWorking] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  async function save() {
    setTried(true);
    if (!form.isReady || isWorking) return;
    setWorking(true);
    setFailure(undefined);
    try {
      onDone(await onChangePassphrase(form.current, form.next));
    } catch (error) {
      setFailure(error);
      setWorking(false);
    }
  }

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
      <NewPassphraseFields
        form={form}
        language={language}
        isTried={isTried}
        isWorking={isWorking}
        nextText={t('change.nextText')}
        onEnter={() => void save()}
      />
    </Dialog>
  );
}
