import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import type { NewShares, RecoverySet } from '../../../vault/calls/recovery-calls.ts';
import type { RecoverySectionProps } from './RecoverySection.tsx';
import { AskPassphrase } from './AskPassphrase.tsx';
import { CheckShare } from './CheckShare.tsx';
import { ShowShare } from './ShowShare.tsx';

interface MakeSharesProps extends RecoverySectionProps {
  readonly replaces: RecoverySet | undefined;
  readonly onClose: () => void;
  readonly onDone: (made: RecoverySet) => void;
}

/**
 * The passphrase, each share by itself, one typed back. Leaving before the end discards the set, which was in memory
 * only.
 */
export function MakeShares({ vault, replaces, onClose, onDone }: MakeSharesProps) {
  const { t } = useTranslation('recovery');
  const [made, setMade] = useState<NewShares>();
  const [step, setStep] = useState(0);
  const [isLeaving, setLeaving] = useState(false);

  async function make(passphrase: string) {
    setMade(await vault.call('makeShares', { passphrase }));
  }

  function discard() {
    void vault.call('dropShares', undefined).catch(() => undefined);
    onClose();
  }

  if (!made) return <AskPassphrase replaces={replaces} onMake={make} onClose={onClose} />;
  const share = made.shares[step];
  const onStop = () => setLeaving(true);
  const onBack = step > 0 ? () => setStep(step - 1) : undefined;
  return (
    <>
      {share !== undefined ? (
        <ShowShare
          key={step}
          made={made}
          index={step + 1}
          share={share}
          onBack={onBack}
          onNext={() => setStep(step + 1)}
          onStop={onStop}
        />
      ) : (
        <CheckShare
          onBack={() => setStep(step - 1)}
          onStop={onStop}
          onKeep={async (typed) => onDone(await vault.call('keepShares', { typed }))}
        />
      )}
      <ConfirmDialog
        isOpen={isLeaving}
        title={t('make.stopTitle')}
        confirmLabel={t('make.stopConfirm')}
        cancelLabel={t('make.stopCancel')}
        onConfirm={discard}
        onCancel={() => setLeaving(false)}
      >
        {t('make.stopText')}
      </ConfirmDialog>
    </>
  );
}
