import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../core/domain/person.ts';
import { useErrorSentence } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';

export interface DeletePersonDialogProps {
  readonly person: Person;
  /** When it throws, the dialog says so and stays. */
  readonly onDelete: () => Promise<void>;
  readonly onCancel: () => void;
}

/** Asks before an entry of the register is destroyed, and says what that changes. */
export function DeletePersonDialog({ person, onDelete, onCancel }: DeletePersonDialogProps) {
  const { t } = useTranslation(['people', 'common']);
  const errorSentence = useErrorSentence();
  const [isPending, setPending] = useState(false);
  const [thrown, setThrown] = useState<unknown>();
  const { pseudonym } = person;

  async function confirm() {
    setPending(true);
    try {
      await onDelete();
    } catch (error) {
      setThrown(error);
      setPending(false);
    }
  }

  return (
    <ConfirmDialog
      isOpen
      title={t('delete.title', { pseudonym })}
      confirmLabel={t('delete.confirm', { pseudonym })}
      cancelLabel={t('common:cancel')}
      isPending={isPending}
      onConfirm={() => void confirm()}
      onCancel={onCancel}
    >
      {thrown !== undefined && (
        <Banner tone="danger" isLive title={errorSentence(thrown).title}>
          {errorSentence(thrown).text}
        </Banner>
      )}
      <p>{t('delete.gone')}</p>
      <p>{t('delete.unmatched')}</p>
      <p>{t('delete.stays', { pseudonym })}</p>
    </ConfirmDialog>
  );
}
