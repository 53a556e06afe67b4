import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../ui/shortcuts.tsx';
import { DoorFrame } from './DoorFrame.tsx';
import { NewPassphrase } from './NewPassphrase.tsx';
import { TwoShares } from './TwoShares.tsx';

export interface RecoverProps {
  readonly vaultName: string;
  /** Changes nothing. Rejects with the code that says what is wrong with the shares. */
  readonly onTry: (shares: readonly string[]) => Promise<void>;
  /** Sets the passphrase and opens the vault. */
  readonly onRecover: (shares: readonly string[], next: string) => Promise<void>;
  readonly onBack: () => void;
}

/** Two shares, then a new passphrase. */
export function Recover({ vaultName, onTry, onRecover, onBack }: RecoverProps) {
  const { t } = useTranslation('recovery');
  const [shares, setShares] = useState<readonly [string, string]>(['', '']);
  const [doFit, setFit] = useState(false);
  const [isWorking, setWorking] = useState(false);
  const back = () => (doFit ? setFit(false) : onBack());
  useShortcuts([{ keys: 'Alt+ArrowLeft', run: back, when: () => !isWorking }]);

  async function busy(work: Promise<void>) {
    setWorking(true);
    try {
      await work;
    } finally {
      setWorking(false);
    }
  }

  return (
    <DoorFrame title={doFit ? t('recover.nextTitle') : t('recover.title')} aside={vaultName} isWide>
      {doFit ? (
        <NewPassphrase
          isWorking={isWorking}
          onSave={(next) => busy(onRecover(shares, next))}
          onBack={back}
        />
      ) : (
        <TwoShares
          shares={shares}
          onShares={setShares}
          isWorking={isWorking}
          onTry={async () => {
            await busy(onTry(shares));
            setFit(true);
          }}
          onBack={back}
        />
      )}
    </DoorFrame>
  );
}
