import { useTranslation } from 'react-i18next';
import type { Language } from '../../i18n.ts';
import { NewPassphraseFields, useNewPassphrase } from './NewPassphraseFields.tsx';
import { useWork, WorkDialog } from './WorkDialog.tsx';

interface ChangePassphraseProps {
  readonly language: Language;
  readonly onChangePassphrase: (current: string, next: string) => Promise<number>;
  readonly onClose: () => void;
  readonly onDone: (missedSnapshots: number) => void;
}

/** The old passphrase, the new one above the floor, and the new one again. */
export function ChangePassphrase(props: ChangePassphraseProps) {
  const { language, onChangePassphrase, onClose, onDone } = props;
  const { t } = useTranslation('settings');
  const form = useNewPassphrase();
  const work = useWork(form.isReady, async () => {
    onDone(await onChangePassphrase(form.current, form.next));
  });
  return (
    <WorkDialog
      work={work}
      onClose={onClose}
      title={t('change.title')}
      startLabel={t('change.save')}
      workingLabel={t('change.working')}
    >
      <NewPassphraseFields
        form={form}
        language={language}
        isTried={work.isTried}
        isWorking={work.isWorking}
        nextText={t('change.nextText')}
        onEnter={() => void work.start()}
      />
    </WorkDialog>
  );
}
