import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorSentence, useLanguage } from '../../i18n.ts';
import { LettersBadge } from '../../LettersBadge.tsx';
import type { Backups, SnapshotItem } from '../../vault/backups.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatDay, formatTime } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './backup.module.css';
import { BackupResult } from './BackupResult.tsx';
import { useOpenBackup } from './use-open-backup.ts';

interface OpenBackupDialogProps {
  readonly backups: Backups;
  readonly purpose: 'test' | 'restore';
  readonly onClose: () => void;
  /** The restored vault is in place: go to its door. */
  readonly onRestored: () => void;
}

const FILE = 'file';

/** Which copy, its passphrase, and what opened: for trying one, and for using one. */
export function OpenBackupDialog({ backups, purpose, onClose, onRestored }: OpenBackupDialogProps) {
  const { t } = useTranslation(['backup', 'common']);
  const errorSentence = useErrorSentence();
  const language = useLanguage();
  const snapshots = useSnapshotList(backups);
  const work = useOpenBackup(backups, purpose);
  const [passphrase, setPassphrase] = useState('');
  const { file, state } = work;
  const isWorking = state.phase === 'working';
  const isDone = state.phase === 'done';
  const isRestored = isDone && purpose === 'restore';
  const start = () => {
    if (file && passphrase !== '' && !isWorking) void work.open(passphrase, t('vaultName'));
  };

  return (
    <Dialog
      isOpen
      onClose={isRestored ? onRestored : onClose}
      title={t(`${purpose}Title`)}
      size="medium"
      isBusy={isWorking}
      actions={
        isDone ? (
          <Button variant="primary" autoFocus onPress={isRestored ? onRestored : onClose}>
            {isRestored ? t('toDoor') : t('common:close')}
          </Button>
        ) : (
          <>
            <Button onPress={isWorking ? work.cancel : onClose}>{t('common:cancel')}</Button>
            <Button
              variant="primary"
              onPress={start}
              isDisabled={!file || passphrase === ''}
              isPending={isWorking}
              pendingLabel={t('opening')}
            >
              {t(`${purpose}Start`)}
            </Button>
          </>
        )
      }
    >
      {state.phase === 'failed' && (
        <Banner tone="danger" title={errorSentence(state.error).title} isLive>
          {errorSentence(state.error).text}
        </Banner>
      )}
      {state.phase === 'done' ? (
        <BackupResult report={state.report} isRestored={isRestored} />
      ) : (
        <>
          <p className={styles['minor']}>{t(`${purpose}Text`)}</p>
          {snapshots.length > 0 && (
            <Select
              label={t('which')}
              placeholder={t('choose')}
              value={file ? work.chosen : null}
              isDisabled={isWorking}
              onChange={(id) => void (id === FILE ? work.chooseFile() : work.chooseSnapshot(id))}
              options={[
                { id: FILE, label: t('aFile') },
                ...snapshots.map(({ name, madeAt }) => ({
                  id: name,
                  label: t('snapshotOf', {
                    day: formatDay(madeAt, language),
                    time: formatTime(madeAt),
                  }),
                })),
              ]}
            />
          )}
          {(snapshots.length === 0 || work.chosen === FILE) && (
            <div className={styles['buttons']}>
              <Button onPress={() => void work.chooseFile()} isDisabled={isWorking}>
                {t('chooseFile')}
              </Button>
              {file && work.chosen === FILE && <span>{file.name}</span>}
            </div>
          )}
          <TextField
            kind="password"
            label={t('passphrase')}
            description={t('passphraseText')}
            value={passphrase}
            onChange={setPassphrase}
            onEnter={start}
            isReadOnly={isWorking}
            trailing={<LettersBadge text={passphrase} />}
            showLabel={t('common:showHeld')}
            capsLockText={t('common:capsLock')}
          />
          {isWorking && <OpeningProgress {...state} />}
        </>
      )}
    </Dialog>
  );
}

function OpeningProgress({ done, total }: { readonly done: number; readonly total: number }) {
  const { t } = useTranslation('backup');
  return total > 0 ? (
    <ProgressBar
      label={t('opening')}
      share={done / total}
      measure={`${Math.round((100 * done) / total)}%`}
    />
  ) : (
    <ProgressBar label={t('opening')} />
  );
}

function useSnapshotList(backups: Backups): readonly SnapshotItem[] {
  const [snapshots, setSnapshots] = useState<readonly SnapshotItem[]>([]);
  useEffect(() => {
    let isGone = false;
    backups.snapshots().then(
      (list) => (isGone ? undefined : setSnapshots(list)),
      () => undefined, // A backup elsewhere can still be chosen.
    );
    return () => {
      isGone = true;
    };
  }, [backups]);
  return snapshots;
}
