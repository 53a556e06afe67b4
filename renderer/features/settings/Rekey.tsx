import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import type { Progress } from '../../vault/api.ts';
import type { RekeyReport } from '../../vault/calls/key-calls.ts';
import type { VaultClient } from '../../vault/client.ts';
import { NewPassphraseFields, useNewPassphrase } from './NewPassphraseFields.tsx';
import styles from './SettingsScreen.module.css';
import { useWork, WorkDialog } from './WorkDialog.tsx';

export type RekeyVault = Pick<VaultClient, 'call' | 'onProgress'>;

interface RekeyProps {
  readonly vault: RekeyVault;
  readonly language: Language;
  readonly onClose: () => void;
  /** The vault is not open any more: go to its door. */
  readonly onRekeyed: () => void;
}

/** "Someone else knows the passphrase": what new keys do and do not undo, the passphrases, and what became of it. */
export function Rekey({ vault, language, onClose, onRekeyed }: RekeyProps) {
  const { t } = useTranslation('settings');
  const form = useNewPassphrase();
  const [report, setReport] = useState<RekeyReport>();
  const work = useWork(form.isReady, async () => {
    setReport(await vault.call('rekey', { current: form.current, next: form.next }));
  });

  if (report) return <Rekeyed report={report} onClose={onRekeyed} />;
  return (
    <WorkDialog
      work={work}
      size="medium"
      onClose={onClose}
      title={t('rekey.title')}
      startLabel={t('rekey.start')}
      workingLabel={t('rekey.working')}
    >
      <p className={styles['minor']}>{t('rekey.does')}</p>
      <p className={styles['minor']}>{t('rekey.doesNot')}</p>
      <NewPassphraseFields
        form={form}
        language={language}
        isTried={work.isTried}
        isWorking={work.isWorking}
        onEnter={() => void work.start()}
      />
      {work.isWorking && <RekeyProgress vault={vault} />}
    </WorkDialog>
  );
}

function RekeyProgress({ vault }: { readonly vault: RekeyVault }) {
  const { t } = useTranslation('settings');
  const [progress, setProgress] = useState<Progress>();
  useEffect(() => vault.onProgress(setProgress), [vault]);
  const label = t(progress?.stage === 'verify' ? 'rekey.verifying' : 'rekey.working');
  if (!progress || progress.stage === 'derive' || progress.total === 0)
    return <ProgressBar label={label} />;
  const { done, total } = progress;
  return (
    <ProgressBar label={label} share={done / total} measure={t('rekey.measure', { done, total })} />
  );
}

/** What is true now, and what the person has to do. */
function Rekeyed({
  report,
  onClose,
}: {
  readonly report: RekeyReport;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('settings');
  const { interviews, missedSnapshots, hasSnapshot } = report;
  return (
    <Dialog
      isOpen
      size="medium"
      onClose={onClose}
      title={t('rekey.doneTitle')}
      actions={
        <Button variant="primary" autoFocus onPress={onClose}>
          {t('rekey.toDoor')}
        </Button>
      }
    >
      <p>{t('rekey.done', { count: interviews })}</p>
      {missedSnapshots > 0 && (
        <Banner tone="warning">{t('rekey.missed', { count: missedSnapshots })}</Banner>
      )}
      {!hasSnapshot && <Banner tone="warning">{t('rekey.noSnapshot')}</Banner>}
      <ul>
        <li>{t('rekey.todoShares')}</li>
        <li>{t('rekey.todoBackups')}</li>
        <li>{t('rekey.todoCard')}</li>
      </ul>
    </Dialog>
  );
}
