import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/TextField.tsx';

export interface ReaderDialogProps {
  readonly onBegin: (by: string) => void;
  readonly onCancel: () => void;
}

/** Initials or a code: never a whole name. */
const LONGEST = 12;

/** Who reads a second time. The vault knows no accounts, so it takes the reader's word for it. */
export function ReaderDialog({ onBegin, onCancel }: ReaderDialogProps) {
  const { t } = useTranslation(['anonymise', 'common']);
  const [by, setBy] = useState('');
  const [isTried, setTried] = useState(false);
  const isBlank = by.trim() === '';

  function begin() {
    setTried(true);
    if (!isBlank) onBegin(by.trim());
  }

  return (
    <Dialog
      isOpen
      onClose={onCancel}
      title={t('reading.title')}
      actions={
        <>
          <Button onPress={onCancel}>{t('common:cancel')}</Button>
          <Button variant="primary" onPress={begin}>
            {t('reading.begin')}
          </Button>
        </>
      }
    >
      <p>{t('reading.text')}</p>
      <TextField
        label={t('reading.by')}
        value={by}
        onChange={setBy}
        onEnter={begin}
        maxLength={LONGEST}
        // A form that was asked for; its one text field is what it is for.
        autoFocus
        error={isTried && isBlank ? t('reading.nobody') : undefined}
      />
    </Dialog>
  );
}
