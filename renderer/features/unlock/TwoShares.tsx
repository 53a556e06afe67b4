import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorCode } from '../../../core/errors.ts';
import { useErrorSentence } from '../../i18n.ts';
import { ShareField } from '../../ShareField.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from './door-steps.module.css';

interface TwoSharesProps {
  readonly shares: readonly [string, string];
  readonly onShares: (shares: readonly [string, string]) => void;
  readonly isWorking: boolean;
  readonly onTry: () => Promise<void>;
  readonly onBack: () => void;
}

export function TwoShares({ shares, onShares, isWorking, onTry, onBack }: TwoSharesProps) {
  const { t } = useTranslation(['recovery', 'common']);
  const errorSentence = useErrorSentence();
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [first, second] = shares;

  async function tryThem() {
    if (isWorking) return;
    setTried(true);
    setFailure(undefined);
    try {
      await onTry();
    } catch (error) {
      // The fields themselves say where the slip is.
      if (errorCode(error) !== 'share-unreadable') setFailure(error);
    }
  }

  const sentence = failure === undefined ? undefined : errorSentence(failure);
  const common = { isTried, isReadOnly: isWorking };
  return (
    <>
      <p className={styles['lead']}>{t('recover.text')}</p>
      {sentence && (
        <Banner tone="danger" title={sentence.title} isLive>
          {sentence.text}
        </Banner>
      )}
      <ShareField
        {...common}
        label={t('recover.first')}
        value={first}
        onChange={(text) => onShares([text, second])}
        // The first field of a step that the person just asked for.
        autoFocus
      />
      <ShareField
        {...common}
        label={t('recover.second')}
        value={second}
        onChange={(text) => onShares([first, text])}
      />
      <div className={styles['actions']}>
        <Button onPress={onBack} isDisabled={isWorking}>
          {t('common:back')}
        </Button>
        <Button
          variant="primary"
          onPress={() => void tryThem()}
          isPending={isWorking}
          pendingLabel={t('recover.checking')}
        >
          {t('common:continue')}
        </Button>
      </div>
    </>
  );
}
