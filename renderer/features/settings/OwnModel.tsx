import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../../core/errors.ts';
import { useErrorSentence, useLanguage } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Fieldset } from '../../ui/Fieldset.tsx';
import { formatBytes } from '../../ui/format.ts';
import type { OwnModelState } from '../../vault/calls/model-calls.ts';
import type { VaultClient } from '../../vault/client.ts';
import styles from './SettingsScreen.module.css';

export interface OwnModelProps {
  readonly vault: Pick<VaultClient, 'call'>;
}

/** The model that looks for names beside the built-in ways: which it is, and how to choose or remove it. */
export function OwnModel({ vault }: OwnModelProps) {
  const { t } = useTranslation('settings');
  const language = useLanguage();
  const errorSentence = useErrorSentence();
  const [model, setModel] = useState<OwnModelState>();
  const [step, setStep] = useState<'working' | 'done' | 'removed'>();
  const [failure, setFailure] = useState<unknown>();

  useEffect(() => {
    let isGone = false;
    void vault
      .call('ownModel', undefined)
      // The vault was locked meanwhile: this screen goes with it.
      .catch(() => undefined)
      .then((found) => isGone || setModel(found));
    return () => {
      isGone = true;
    };
  }, [vault]);

  async function run(change: () => Promise<'done' | 'removed' | undefined>) {
    setFailure(undefined);
    setStep('working');
    try {
      setStep(await change());
    } catch (error) {
      setStep(undefined);
      setFailure(error);
    }
  }

  const choose = () =>
    run(async () => {
      const info = await vault.call('chooseModel', undefined);
      if (info) setModel({ state: 'ready', info });
      return info && 'done';
    });
  const remove = () =>
    run(async () => {
      await vault.call('removeModel', undefined);
      setModel({ state: 'none' });
      return 'removed';
    });

  const thrown = failure ?? (model?.state === 'failed' ? new AppError(model.code) : undefined);
  const sentence = thrown === undefined ? undefined : errorSentence(thrown);
  const isThere = model?.state === 'ready' || model?.state === 'failed';
  return (
    <Fieldset title={t('model.title')}>
      <p className={styles['minor']}>{t('model.text')}</p>
      {model?.state === 'ready' && (
        <div className={styles['labelled']}>
          <span className={styles['label']}>{model.info.name}</span>
          <p className={styles['minor']}>
            {t('model.folder', {
              folder: model.info.folder,
              size: formatBytes(model.info.size, language),
              labels: model.info.labels.join(', '),
            })}
          </p>
        </div>
      )}
      <div className={styles['buttons']}>
        <Button
          onPress={() => void choose()}
          isPending={step === 'working'}
          pendingLabel={t('model.working')}
        >
          {t(isThere ? 'model.another' : 'model.choose')}
        </Button>
        {isThere && (
          <Button onPress={() => void remove()} isDisabled={step === 'working'}>
            {t('model.remove')}
          </Button>
        )}
      </div>
      {step && (
        <Banner tone={step === 'working' ? 'info' : 'ok'} isLive>
          {t(`model.${step}`)}
        </Banner>
      )}
      {sentence && (
        <Banner tone="danger" title={sentence.title} isLive>
          {sentence.text}
        </Banner>
      )}
    </Fieldset>
  );
}
