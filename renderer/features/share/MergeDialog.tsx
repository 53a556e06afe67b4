import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../../core/errors.ts';
import { useErrorSentence } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import type { SignatureState } from '../../vault/api.ts';
import type { MergeItem, MergeReport } from '../../vault/calls/merge-calls.ts';
import type { Library } from '../../vault/library.ts';
import { MergeChoices } from './MergeChoices.tsx';
import { MergeCompare } from './MergeCompare.tsx';
import styles from './MergeDialog.module.css';
import { useCount } from './use-count.ts';
import { useMerge } from './use-merge.ts';

export interface MergeDialogProps {
  readonly library: Library;
  readonly signature: SignatureState;
  readonly onClose: () => void;
}

/** What the open bundle would bring into the vault, and what of it is taken. */
export function MergeDialog({ library, signature, onClose }: MergeDialogProps) {
  const { t } = useTranslation(['merge', 'common']);
  const sentence = useErrorSentence();
  const count = useCount();
  const merging = useMerge(library);
  const { plan, ofState, chosen, isBusy, report, failure } = merging;
  const [compared, setCompared] = useState<MergeItem>();
  const isNothingToTake =
    plan !== undefined && ofState('new', 'newer', 'unknown', 'apart').length === 0;
  const isVouchedFor = signature.state === 'known-checked' || signature.state === 'own';
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="medium"
      title={report ? t('doneTitle') : t('title')}
      isBusy={isBusy}
      actions={
        report || isNothingToTake ? (
          <Button variant="primary" autoFocus onPress={onClose}>
            {t('common:close')}
          </Button>
        ) : (
          <>
            <Button onPress={onClose} autoFocus isDisabled={isBusy}>
              {t('common:cancel')}
            </Button>
            <Button
              variant="primary"
              isDisabled={chosen === 0}
              isPending={isBusy}
              pendingLabel={t('do', count(chosen))}
              onPress={() => void merging.take()}
            >
              {t('do', count(chosen))}
            </Button>
          </>
        )
      }
    >
      {report ? (
        <Report report={report} />
      ) : (
        <>
          <p>{t('intro')}</p>
          {!isVouchedFor && <Banner tone="warning">{t('unsure')}</Banner>}
          {!plan && failure === undefined && <ProgressBar label={t('looking')} />}
          <MergeChoices merging={merging} onCompare={setCompared} />
        </>
      )}
      {failure !== undefined && (
        <Banner tone="danger" isLive title={sentence(failure).title}>
          {sentence(failure).text}
        </Banner>
      )}
      {compared && (
        <MergeCompare library={library} item={compared} onClose={() => setCompared(undefined)} />
      )}
    </Dialog>
  );
}

function Report({ report: { made, changed, left, error } }: { readonly report: MergeReport }) {
  const { t } = useTranslation('merge');
  const sentence = useErrorSentence();
  const count = useCount();
  const parts = [
    made > 0 ? t('made', count(made)) : '',
    changed > 0 ? t('changed', count(changed)) : '',
    left > 0 ? t('left', count(left)) : '',
  ].filter((words) => words !== '');
  return (
    <>
      <output>
        <ul className={styles['report']}>
          {parts.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </output>
      {error !== undefined && (
        <Banner tone="danger" isLive title={sentence(new AppError(error)).title}>
          {t('stopped')}
        </Banner>
      )}
    </>
  );
}
