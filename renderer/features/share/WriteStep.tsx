import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorCode } from '../../../core/errors.ts';
import { useErrorSentence, useLanguage } from '../../i18n.ts';
import type { Progress } from '../../vault/api.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { formatBytes } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import styles from './ExportWizard.module.css';
import { StepTitle } from './StepTitle.tsx';
import type { BundleWriteState, WriteJob } from './use-bundle-write.ts';
import { WrittenBundle } from './WrittenBundle.tsx';

interface WriteStepProps {
  readonly write: BundleWriteState;
  readonly job: WriteJob | undefined;
  readonly isWithPassphrase: boolean;
  /** The check has to be looked at again: a name was found while writing. */
  readonly onLeak: () => void;
  readonly onBack: () => void;
  readonly onRestart: () => void;
}

/** Writing, and what came of it. */
export function WriteStep(props: WriteStepProps) {
  const { write, job, isWithPassphrase, onLeak, onBack, onRestart } = props;
  const { t } = useTranslation(['share', 'common']);
  const { state } = write;
  const again = job && (
    <Button onPress={() => void write.choose(job)}>{t('write.tryAgain')}</Button>
  );
  switch (state.phase) {
    case 'idle':
      return (
        <div>
          <Button onPress={onBack}>{t('common:back')}</Button>
        </div>
      );
    case 'cloud':
      return (
        <>
          <StepTitle>{t('write.cloudTitle')}</StepTitle>
          <Banner tone="warning">{t('write.cloudText', { folder: state.folder })}</Banner>
          <div className={styles['buttons']}>
            {job && (
              <Button variant="primary" onPress={() => void write.choose(job)}>
                {t('write.cloudOther')}
              </Button>
            )}
            {job && <Button onPress={() => void write.goOn(job)}>{t('write.cloudGoOn')}</Button>}
          </div>
        </>
      );
    case 'writing':
      return <Writing progress={state.progress} onCancel={write.cancel} />;
    case 'failed':
      return <Failed error={state.error} again={again} onLeak={onLeak} onBack={onBack} />;
    case 'done':
      return (
        <WrittenBundle
          receipt={state.receipt}
          target={state.target}
          isWithPassphrase={isWithPassphrase}
          onRestart={onRestart}
        />
      );
    default:
      return state satisfies never;
  }
}

const STAGES = ['write', 'verify'] as const;

interface WritingProps {
  readonly progress: Progress | undefined;
  readonly onCancel: () => void;
}

function Writing({ progress, onCancel }: WritingProps) {
  const { t } = useTranslation(['share', 'common']);
  const language = useLanguage();
  // Deriving a passphrase's key comes before any stage that can be measured.
  const stage = STAGES.find((one) => one === progress?.stage);
  const bytes = (count: number) => formatBytes(count, language);
  return (
    <>
      <StepTitle>{t('write.title')}</StepTitle>
      {progress && stage && progress.total > 0 ? (
        <ProgressBar
          label={t(`write.stage.${stage}`)}
          share={progress.done / progress.total}
          measure={
            stage !== 'verify'
              ? t('write.interviews', { done: progress.done, count: progress.total })
              : t('write.bytes', { done: bytes(progress.done), total: bytes(progress.total) })
          }
        />
      ) : (
        <ProgressBar label={t('write.preparing')} />
      )}
      <div className={styles['buttons']}>
        <Button onPress={onCancel}>{t('common:cancel')}</Button>
        <span className={styles['minor']}>{t('write.cancelText')}</span>
      </div>
    </>
  );
}

interface FailedProps extends Pick<WriteStepProps, 'onLeak' | 'onBack'> {
  readonly error: unknown;
  readonly again: ReactNode;
}

function Failed({ error, again, onLeak, onBack }: FailedProps) {
  const { t } = useTranslation(['share', 'common']);
  const errorSentence = useErrorSentence();
  const code = errorCode(error);
  const sentence = errorSentence(error);
  const isStopped = code === 'cancelled';
  return (
    <>
      <StepTitle>{t(isStopped ? 'write.stoppedTitle' : 'write.failedTitle')}</StepTitle>
      <Banner tone={isStopped ? 'info' : 'danger'} title={sentence.title} isLive>
        {isStopped ? t('write.stopped') : sentence.text}
      </Banner>
      <div className={styles['buttons']}>
        <Button onPress={onBack}>{t('common:back')}</Button>
        {code === 'leak-found' ? (
          <Button variant="primary" onPress={onLeak}>
            {t('check.again')}
          </Button>
        ) : (
          again
        )}
      </div>
    </>
  );
}
