import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { errorCode } from '../../../core/errors.ts';
import type { LockReason } from '../../../core/ipc/contract.ts';
import { UI_LANGUAGES } from '../../../core/settings.ts';
import { LANGUAGE_NAMES, type Language } from '../../i18n.ts';
import { LettersBadge } from '../../LettersBadge.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { useShortcuts } from '../../ui/shortcuts.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { DoorFrame } from './DoorFrame.tsx';
import styles from './door-steps.module.css';
import { tryDelay } from './try-delay.ts';
import { needsCopy, UnlockFailure } from './UnlockFailure.tsx';

/** Also what is said after a vault was made and only opening it failed. */
export type UnlockNotice = LockReason | 'made';

export interface UnlockProps {
  /** Neutral, chosen by the app or the person. Nothing else about the vault is known here. */
  readonly vaultName: string;
  /** Rejects with an AppError. */
  readonly onUnlock: (passphrase: string) => Promise<void>;
  /** Why the vault locked, when it was open since the app started. */
  readonly notice?: UnlockNotice | undefined;
  readonly onForgotten: () => void;
  readonly onNew: () => void;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  /** Only where the profile has another vault. */
  readonly onOther?: () => void;
  /** Asks for a backup or snapshot to restore. */
  readonly onRestore?: () => void;
  /** When the newest snapshot was made, milliseconds since 1970; undefined when there is none. */
  readonly newestSnapshot?: () => Promise<number | undefined>;
}

/** One field. Says nothing about what the vault holds, how much, or when it was open last. */
export function Unlock(props: UnlockProps) {
  const { vaultName, onUnlock, notice, onForgotten, onNew, onOther, onRestore } = props;
  const { language, onLanguage } = props;
  const { t } = useTranslation(['unlock', 'common']);
  const [passphrase, setPassphrase] = useState('');
  const [failure, setFailure] = useState<unknown>();
  const [isOpening, setOpening] = useState(false);
  const [isEmptyTry, setEmptyTry] = useState(false);
  const failures = useRef(0);
  const field = useRef<HTMLInputElement>(null);
  const [waitSeconds, startWait] = useCountdown();
  useShortcuts([{ keys: 'Ctrl+KeyO', run: () => onOther?.(), when: () => !isOpening }]);

  async function open() {
    if (isOpening || waitSeconds > 0) return;
    setEmptyTry(passphrase === '');
    if (passphrase === '') return;
    const typed = passphrase;
    setOpening(true);
    setFailure(undefined);
    // React keeps the last state of what is gone for a while: let it be dots, not the passphrase.
    setPassphrase('•'.repeat(typed.length));
    try {
      await onUnlock(typed);
      setPassphrase('');
    } catch (error) {
      flushSync(() => setPassphrase(typed));
      setFailure(error);
      if (errorCode(error) === 'unlock-refused') {
        failures.current += 1;
        startWait(tryDelay(failures.current));
      }
      // Typing anew replaces it; a slip in a long one can be mended instead.
      field.current?.focus();
      field.current?.select();
    } finally {
      setOpening(false);
    }
  }

  return (
    <DoorFrame title={t('title')} aside={vaultName}>
      {notice !== undefined && failure === undefined && (
        <Banner tone={['unkept', 'held'].includes(notice) ? 'danger' : 'info'}>
          {t(`notice.${notice}`)}
        </Banner>
      )}
      {failure !== undefined && <UnlockFailure failure={failure} {...props} />}
      <TextField
        kind="password"
        label={t('passphrase')}
        value={passphrase}
        onChange={setPassphrase}
        onEnter={() => void open()}
        // The only field of the screen.
        autoFocus
        isReadOnly={isOpening}
        inputRef={field}
        trailing={<LettersBadge text={passphrase} />}
        showLabel={t('common:showHeld')}
        capsLockText={t('common:capsLock')}
        error={isEmptyTry && passphrase === '' ? t('empty') : undefined}
      />
      {isOpening && <ProgressBar label={t('unlocking')} />}
      <div className={styles['actions']}>
        <Button
          variant="primary"
          onPress={() => void open()}
          isDisabled={waitSeconds > 0}
          isPending={isOpening}
          pendingLabel={t('unlocking')}
        >
          {t('unlock')}
        </Button>
        {isOpening && <span className={styles['wait']}>{t('takesSeconds')}</span>}
        {waitSeconds > 0 && (
          <span className={styles['wait']}>{t('waiting', { seconds: waitSeconds })}</span>
        )}
      </div>
      <div className={styles['rule']}>
        <div className={styles['others']}>
          <Button variant="quiet" onPress={onForgotten} isDisabled={isOpening}>
            {t('forgotten')}
          </Button>
          {onOther && (
            <Button variant="quiet" onPress={onOther} isDisabled={isOpening}>
              {t('other')}
            </Button>
          )}
          <Button variant="quiet" onPress={onNew} isDisabled={isOpening}>
            {t('startNew')}
          </Button>
          {onRestore && !needsCopy(failure) && (
            <Button variant="quiet" onPress={onRestore} isDisabled={isOpening}>
              {t('restore')}
            </Button>
          )}
        </div>
        <div className={styles['switch']}>
          <SegmentedControl
            label={t('language')}
            options={UI_LANGUAGES.map((id) => ({ id, label: LANGUAGE_NAMES[id] }))}
            value={language}
            onChange={onLanguage}
          />
        </div>
      </div>
    </DoorFrame>
  );
}

/** Seconds left, counted down to zero, and how to start anew. */
function useCountdown(): readonly [number, (seconds: number) => void] {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (left <= 0) return undefined;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return [left, setLeft];
}
