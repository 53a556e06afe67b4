import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n.ts';
import type { Backups, SnapshotItem } from '../../vault/backups.ts';
import { Button } from '../../ui/Button.tsx';
import { Fieldset } from '../../ui/Fieldset.tsx';
import { formatBytes, formatDay, formatTime } from '../../ui/format.ts';
import styles from './backup.module.css';
import { OpenBackupDialog } from './OpenBackupDialog.tsx';
import { WriteBackup } from './WriteBackup.tsx';

interface BackupGroupProps {
  readonly backups: Backups;
  /** What can be got back out of the snapshots, below their list. */
  readonly missing: ReactNode;
  /** Loads the page anew, which leads to the door of the restored vault. */
  readonly onRestored: () => void;
}

/** Settings: what copies of the vault there are, and how to make, try and use one. */
export function BackupGroup({ backups, missing, onRestored }: BackupGroupProps) {
  const { t } = useTranslation('backup');
  const [snapshots, setSnapshots] = useState<readonly SnapshotItem[]>([]);
  const [lastBackup, setLastBackup] = useState<number>();
  const [dialog, setDialog] = useState<'test' | 'restore'>();
  const language = useLanguage();

  useEffect(() => {
    let isGone = false;
    // A list that cannot be read is an empty one: writing a backup says what is wrong with the disk.
    const unlessGone =
      <T,>(set: (value: T) => void) =>
      (value: T) =>
        isGone ? undefined : set(value);
    backups.snapshots().then(unlessGone(setSnapshots), () => undefined);
    backups.lastBackup().then(unlessGone(setLastBackup), () => undefined);
    return () => {
      isGone = true;
    };
  }, [backups]);

  return (
    <Fieldset title={t('title')}>
      <div className={styles['stack']}>
        <p>
          {lastBackup === undefined
            ? t('never')
            : t('last', { day: formatDay(lastBackup, language), time: formatTime(lastBackup) })}
        </p>
        <p className={styles['minor']}>{t('backupText')}</p>
        <WriteBackup backups={backups} onWritten={() => setLastBackup(Date.now())}>
          <Button onPress={() => setDialog('test')}>{t('test')}</Button>
          <Button onPress={() => setDialog('restore')}>{t('restore')}</Button>
        </WriteBackup>
      </div>
      <div className={styles['stack']}>
        <h3 className={styles['label']}>{t('snapshots')}</h3>
        <p className={styles['minor']}>{t('snapshotsText')}</p>
        {snapshots.length === 0 ? (
          <p className={styles['minor']}>{t('noSnapshots')}</p>
        ) : (
          <div className={styles['scroll']}>
            <table className={styles['table']}>
              <thead>
                <tr>
                  <th scope="col">{t('when')}</th>
                  <th scope="col">{t('interviews')}</th>
                  <th scope="col">{t('size')}</th>
                </tr>
              </thead>
              <tbody>
                {snapshots.map(({ name, madeAt, interviews, size }) => (
                  <tr key={name}>
                    <td>
                      {formatDay(madeAt, language)}, {formatTime(madeAt)}
                    </td>
                    <td>{interviews}</td>
                    <td>{formatBytes(size, language)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {missing}
      </div>
      {dialog && (
        <OpenBackupDialog
          backups={backups}
          purpose={dialog}
          onClose={() => setDialog(undefined)}
          onRestored={onRestored}
        />
      )}
    </Fieldset>
  );
}
