import { CircleX, WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../../core/errors.ts';
import styles from './StatusLine.module.css';

/** Where the work of this moment is. `at` is a time of day, already in words (ui/format.ts). */
export type SaveState =
  | { readonly kind: 'none' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'failed'; readonly code: ErrorCode };

export interface StatusLineProps {
  readonly save: SaveState;
  /** Minutes without input before the vault locks itself. */
  readonly autoLockMinutes: number;
  /** Something of the screen that is open: a count, a position. */
  readonly detail?: string;
}

/** One quiet line that answers: is it saved, when does it lock, is it offline. */
export function StatusLine({ save, autoLockMinutes, detail }: StatusLineProps) {
  const { t } = useTranslation('frame');
  return (
    <footer className={styles['line']} aria-label={t('statusLine')}>
      <output className={styles['save']} data-kind={save.kind}>
        {save.kind === 'failed' && <CircleX aria-hidden />}
        <SaveWords save={save} />
      </output>
      {detail !== undefined && <span className={styles['detail']}>{detail}</span>}
      <span className={styles['end']}>{t('locksIn', { count: autoLockMinutes })}</span>
      <span className={styles['offline']} title={t('offline')}>
        <WifiOff aria-hidden />
        {t('offlineShort')}
      </span>
    </footer>
  );
}

function SaveWords({ save }: { readonly save: SaveState }) {
  const { t } = useTranslation('frame');
  switch (save.kind) {
    case 'none':
      return null;
    case 'saving':
      return t('saving');
    case 'saved':
      return t('saved', { time: save.at });
    case 'failed':
      return t('saveFailed');
  }
}
