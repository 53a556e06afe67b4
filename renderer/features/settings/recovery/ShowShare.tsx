import { Printer } from 'lucide-react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { QrCode } from '../../../ui/QrCode.tsx';
import type { NewShares } from '../../../vault/calls/recovery-calls.ts';
import { CopyShare } from './CopyShare.tsx';
import styles from './recovery.module.css';

interface ShowShareProps {
  readonly made: NewShares;
  /** 1, 2 or 3. */
  readonly index: number;
  readonly share: string;
  readonly onBack: (() => void) | undefined;
  readonly onNext: () => void;
  readonly onStop: () => void;
}

/** One share by itself, to be written down or printed. It is never written to the disk by us. */
export function ShowShare({ made, index, share, onBack, onNext, onStop }: ShowShareProps) {
  const { t } = useTranslation(['recovery', 'common']);
  const { set, vaultCode: code } = made;
  const paper = (
    <>
      <p className={styles['label']}>{t('make.label', { index, set, code })}</p>
      <div className={styles['share']}>
        <pre className={styles['text']}>{share}</pre>
        <QrCode text={share.replaceAll(/\s/gu, '')} label={t('make.qr')} />
      </div>
    </>
  );
  return (
    <Dialog
      isOpen
      onClose={onStop}
      title={t('make.shareTitle', { index })}
      size="medium"
      actions={
        <>
          <Button onPress={onStop}>{t('make.stop')}</Button>
          {onBack && <Button onPress={onBack}>{t('common:back')}</Button>}
          <Button variant="primary" onPress={onNext} autoFocus>
            {t('common:continue')}
          </Button>
        </>
      }
    >
      <p>{t('make.shareText')}</p>
      {paper}
      <div className={styles['ways']}>
        <Button icon={<Printer aria-hidden />} onPress={() => window.print()}>
          {t('make.print')}
        </Button>
        <p className={styles['minor']}>{t('make.printText')}</p>
        <CopyShare text={share} />
        <p className={styles['minor']}>{t('make.copyText')}</p>
      </div>
      {createPortal(
        <div className={styles['sheet']} data-print-sheet aria-hidden>
          {paper}
          <p>{t('make.paperText')}</p>
        </div>,
        document.body,
      )}
    </Dialog>
  );
}
