import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { needsSecondReader } from '../../../core/domain/vault-rule.ts';
import { useErrorSentence } from '../../i18n.ts';
import type { Library } from '../../vault/library.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Fieldset } from '../../ui/Fieldset.tsx';
import { Switch } from '../../ui/Switch.tsx';

export interface ReviewRulesProps {
  readonly library: Library;
}

/** What this vault requires of a review. Lies in the vault, sealed, and holds for whoever opens it. */
export function ReviewRules({ library }: ReviewRulesProps) {
  const { t } = useTranslation('settings');
  const errorSentence = useErrorSentence();
  const { rules } = useSyncExternalStore(library.subscribe, library.snapshot);
  const [thrown, setThrown] = useState<unknown>();

  async function put(isOn: boolean) {
    setThrown(undefined);
    try {
      await library.setRule('second-reader', isOn);
    } catch (error) {
      setThrown(error);
    }
  }

  return (
    <Fieldset title={t('review.title')}>
      <Switch
        label={t('review.secondReader')}
        description={t('review.secondReaderText')}
        isSelected={needsSecondReader(rules)}
        onChange={(isOn) => void put(isOn)}
      />
      {thrown !== undefined && (
        <Banner tone="danger" isLive title={errorSentence(thrown).title}>
          {errorSentence(thrown).text}
        </Banner>
      )}
    </Fieldset>
  );
}
