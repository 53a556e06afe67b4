import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorCode } from '../../../core/errors.ts';
import { useErrorSentence, useLanguage } from '../../i18n.ts';
import type { Backups, ChosenPlace } from '../../vault/backups.ts';
import type { BackupReceipt } from '../../vault/calls/snapshot-calls.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { formatBytes } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import styles from './backup.module.css';

type State =
  | { readonly phase: 'idle' }
  | { readonly phase: 'cloud'; readonly place: ChosenPlace }
  | { readonly phase: 'writing' }
  | { readonly phase: 'done'; readonly receipt: BackupReceipt }
  | { readonly phase: 'failed'; readonly error: unknown };

interface WriteBackupProps {
  readonly backups: Backups;
  readonly onWritten: () => void;
  /** Further buttons beside the one that begins. */
  readonly children: ReactNode;
}

/** Where to, perhaps a warning, writing, and what came of it. */
export function WriteBackup({ backups, onWritten, children }: WriteBackupProps) {
  const { t } = useTranslation(['backup', 'common']);
  const language = useLanguage();
  const errorSentence = useErrorSentence();
  const [state, setState] = useState<State>({ phase: 'idle' });
  // Somebody who goes elsewhere has given it up; nothing of the file stays.
  const giveUp = useRef(() => {});
  useEffect(() => () => giveUp.current(), []);

  async function write({ target }: ChosenPlace) {
    setState({ phase: 'writing' });
    giveUp.current = () => void backups.cancel().catch(() => undefined);
    try {
      const receipt = await backups.write(target);
      setState({ phase: 'done', receipt });
      onWritten();
    } catch (error) {
      setState({ phase: 'failed', error });
    } finally {
      giveUp.current = () => {};
    }
  }

  async function choose() {
    try {
      const place = await backups.choosePlace();
      if (!place) return;
      giveUp.current();
      if (!place.cloudFolder) return await write(place);
      giveUp.current = () => void backups.discard(place.target).catch(() => undefined);
      setState({ phase: 'cloud', place });
    } catch (error) {
      setState({ phase: 'failed', error });
    }
  }

  if (state.phase === 'writing')
    return (
      <>
        <ProgressBar label={t('writing')} />
        <div>
          <Button onPress={() => giveUp.current()}>{t('common:cancel')}</Button>
        </div>
      </>
    );
  return (
    <>
      {state.phase === 'cloud' && (
        <Banner
          tone="warning"
          title={t('cloudTitle')}
          isLive
          actions={
            <>
              <Button onPress={() => void choose()}>{t('cloudOther')}</Button>
              <Button onPress={() => void write(state.place)}>{t('cloudGoOn')}</Button>
            </>
          }
        >
          {t('cloudText', { folder: state.place.folder })}
        </Banner>
      )}
      {state.phase === 'done' && (
        <Banner tone="ok" title={t('doneTitle', { name: state.receipt.name })} isLive>
          {t('done', {
            count: state.receipt.interviews,
            size: formatBytes(state.receipt.size, language),
          })}
        </Banner>
      )}
      {state.phase === 'failed' && (
        <Banner
          tone={errorCode(state.error) === 'cancelled' ? 'info' : 'danger'}
          title={errorSentence(state.error).title}
          isLive
        >
          {errorSentence(state.error).text}
        </Banner>
      )}
      <div className={styles['buttons']}>
        <Button variant="primary" onPress={() => void choose()}>
          {t('backUp')}
        </Button>
        {children}
      </div>
    </>
  );
}
