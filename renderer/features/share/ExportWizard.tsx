import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublicIdentity } from '../../vault/api.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcuts } from '../../ui/shortcuts.tsx';
import { Stepper } from '../../ui/Stepper.tsx';
import { CheckStep } from './CheckStep.tsx';
import styles from './ExportWizard.module.css';
import { EXPORT_STEPS } from './export-draft.ts';
import { FormatsStep } from './FormatsStep.tsx';
import { RecipientsStep } from './RecipientsStep.tsx';
import { ReviewStep } from './ReviewStep.tsx';
import type { ShareScreenProps } from './ShareScreen.tsx';
import { StepFocus } from './StepTitle.tsx';
import { type ExportWizardState, useExportWizard } from './use-export-wizard.ts';
import { VersionStep } from './VersionStep.tsx';
import { WhatStep } from './WhatStep.tsx';
import { WriteStep } from './WriteStep.tsx';

interface ExportWizardProps extends Pick<ShareScreenProps, 'library' | 'onJump'> {
  /** This vault's own keys; undefined until they are read. */
  readonly identity: PublicIdentity | undefined;
}

/** From choosing interviews to a written and checked bundle. Goes back freely, goes on only past what is settled. */
export function ExportWizard({ library, onJump, identity }: ExportWizardProps) {
  const { t } = useTranslation('share');
  const wizard = useExportWizard(library, identity);
  const { step, draft, change } = wizard;
  const isChoosing = step !== 'write';
  useShortcuts([
    { keys: 'Alt+ArrowLeft', run: wizard.back, when: () => isChoosing && step !== 'what' },
    { keys: 'Alt+ArrowRight', run: wizard.next, when: () => isChoosing && step !== 'review' },
  ]);

  return (
    <StepFocus value={wizard.hasMoved}>
      <div className={styles['wizard']}>
        <div className={styles['steps']}>
          <Stepper
            label={t('steps.label')}
            steps={EXPORT_STEPS.map((id) => ({ id, label: t(`steps.${id}`) }))}
            current={step}
            isDone={wizard.writing.state.phase === 'done'}
            {...(isChoosing && { onGoBack: wizard.goTo })}
          />
        </div>
        <div className={styles['body']} data-wide={step === 'what' || undefined}>
          {step === 'what' && <WhatStep library={library} draft={draft} onChange={change} />}
          {step === 'version' && (
            <VersionStep draft={draft} onChange={change} onEnter={wizard.next} />
          )}
          {step === 'formats' && (
            <FormatsStep draft={draft} onChange={change} vault={library.vault} />
          )}
          {step === 'check' && (
            <CheckStep
              vault={library.vault}
              draft={draft}
              check={wizard.check}
              onChange={change}
              onAgain={wizard.checkAgain}
              onJump={onJump}
            />
          )}
          {step === 'recipients' && (
            <RecipientsStep
              library={library}
              identity={identity}
              preview={wizard.check.phase === 'done' ? wizard.check.preview : undefined}
              draft={draft}
              onChange={change}
              secret={wizard.secret}
              onSecret={wizard.setSecret}
            />
          )}
          {step === 'review' && wizard.check.phase === 'done' && (
            <ReviewStep
              library={library}
              draft={draft}
              preview={wizard.check.preview}
              fileName={wizard.fileName}
            />
          )}
          {step === 'write' && (
            <WriteStep
              write={wizard.writing}
              job={wizard.job}
              isWithPassphrase={draft.sealedWith === 'passphrase'}
              onLeak={() => {
                wizard.checkAgain();
                wizard.goTo('check');
              }}
              onBack={() => wizard.goTo('review')}
              onRestart={wizard.startOver}
            />
          )}
        </div>
        {isChoosing && <Footer wizard={wizard} />}
      </div>
    </StepFocus>
  );
}

function Footer({ wizard }: { readonly wizard: ExportWizardState }) {
  const { t } = useTranslation(['share', 'common']);
  const { step, job, obstacle, problem, writing } = wizard;
  const reason = useId();
  return (
    <div className={styles['footer']}>
      <div className={styles['problem']} role="alert">
        {problem && (
          <Banner tone="warning">{t(`problem.${problem}`, { count: wizard.findingsLeft })}</Banner>
        )}
      </div>
      <div className={styles['buttons']}>
        {step !== 'what' && <Button onPress={wizard.back}>{t('common:back')}</Button>}
        {step === 'review' ? (
          job && (
            <Button variant="primary" onPress={() => void writing.choose(job)}>
              {t('review.save')}
            </Button>
          )
        ) : (
          <>
            <Button
              variant="primary"
              isMuted={obstacle !== undefined}
              aria-describedby={reason}
              onPress={wizard.next}
            >
              {t('common:continue')}
            </Button>
            <KeyHint keys="Alt+ArrowRight" />
            <span id={reason} className={styles['reason']}>
              {obstacle && t(`obstacle.${obstacle}`, { count: wizard.findingsLeft })}
            </span>
          </>
        )}
      </div>
    </div>
  );
}
