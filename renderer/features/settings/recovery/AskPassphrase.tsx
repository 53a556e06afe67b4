import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LettersBadge } from '../../../LettersBadge.tsx';
import { Banner } from '../../../ui/Banner.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { RecoverySet } from '../../../vault/calls/recovery-calls.ts';
import { useWork, WorkDialog } from '../WorkDialog.tsx';

interface AskPassphraseProps {
  readonly replaces: RecoverySet | undefined;
  readonly onMake: (passphrase: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Who to give the shares to; and the passphrase, so that nobody makes them at a screen left open. */
export function AskPassphrase({ replaces, onMake, onClose }: AskPassphraseProps) {
  const { t } = useTranslation(['recovery', 'common']);
  const [passphrase, setPassphrase] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const work = useWork(passphrase !== '', async () => {
    try {
      await onMake(passphrase);
    } catch (error) {
      field.current?.focus();
      field.current?.select();
      throw error;
    }
  });
  return (
    <WorkDialog
      work={work}
      onClose={onClose}
      title={t('make.title')}
      startLabel={t('make.start')}
      workingLabel={t('make.working')}
    >
      <p>{t('make.who')}</p>
      <p>{t('make.alone')}</p>
      {replaces && <Banner tone="warning">{t('make.replaces', { set: replaces.set })}</Banner>}
      <TextField
        kind="password"
        label={t('make.passphrase')}
        value={passphrase}
        onChange={setPassphrase}
        onEnter={() => void work.start()}
        // The only field of a form that the person just opened.
        autoFocus
        isReadOnly={work.isWorking}
        inputRef={field}
        trailing={<LettersBadge text={passphrase} />}
        showLabel={t('common:showHeld')}
        capsLockText={t('common:capsLock')}
        error={work.isTried && passphrase === '' ? t('make.passphraseMissing') : undefined}
      />
    </WorkDialog>
  );
}
