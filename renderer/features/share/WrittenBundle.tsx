import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callMain } from '../../bridge.ts';
import { useErrorSentence, useLanguage } from '../../i18n.ts';
import type { ExportReceipt } from '../../vault/api.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { formatBytes } from '../../ui/format.ts';
import styles from './ExportWizard.module.css';
import { StepTitle } from './StepTitle.tsx';

interface WrittenBundleProps {
  readonly receipt: ExportReceipt;
  readonly target: string;
  readonly isWithPassphrase: boolean;
  readonly onRestart: () => void;
}

/** The file that was written, and how to hand it over. */
export function WrittenBundle({
  receipt,
  target,
  isWithPassphrase,
  onRestart,
}: WrittenBundleProps) {
  const { t } = useTranslation(['share', 'common']);
  const language = useLanguage();
  const errorSentence = useErrorSentence();
  const [failure, setFailure] = useState<unknown>();
  const advice = isWithPassphrase
    ? (['file', 'passphrase', 'hash', 'open'] as const)
    : (['file', 'hash', 'open'] as const);
  return (
    <>
      <StepTitle>{t('write.doneTitle')}</StepTitle>
      <Banner tone="ok" isLive>
        {t('write.doneText')}
      </Banner>
      <dl className={styles['facts']}>
        <dt>{t('write.name')}</dt>
        <dd className={styles['mono']}>{receipt.name}</dd>
        <dt>{t('write.size')}</dt>
        <dd>{formatBytes(receipt.size, language)}</dd>
        <dt>{t('write.hash')}</dt>
        <dd className={styles['stack']}>
          <span className={styles['mono']}>{receipt.sha256}</span>
          <span>
            <CopyButton
              isCompact
              text={receipt.sha256}
              label={t('write.copyHash')}
              copiedLabel={t('common:copied')}
              failedLabel={t('copyFailed')}
            />
          </span>
        </dd>
      </dl>
      <h3>{t('write.tellTitle')}</h3>
      <ol className={styles['list']} data-numbered>
        {advice.map((key) => (
          <li key={key}>{t(`write.tell.${key}`)}</li>
        ))}
      </ol>
      {failure !== undefined && (
        <Banner tone="danger" title={errorSentence(failure).title} isLive>
          {errorSentence(failure).text}
        </Banner>
      )}
      <div className={styles['buttons']}>
        <Button
          variant="primary"
          icon={<FolderOpen aria-hidden />}
          onPress={() => void callMain('exportFile.reveal', { target }).catch(setFailure)}
        >
          {t('write.reveal')}
        </Button>
        <Button onPress={onRestart}>{t('write.another')}</Button>
      </div>
    </>
  );
}
