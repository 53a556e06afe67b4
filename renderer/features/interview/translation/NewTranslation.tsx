import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languagesToOffer, type TranslationLanguage } from '../../../../core/domain/translation.ts';
import type { TestimonyLanguage } from '../../../../core/domain/interview.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';

export interface NewTranslationProps {
  /** Of the testimony. */
  readonly language: TestimonyLanguage;
  /** Translations that are there. */
  readonly present: readonly TestimonyLanguage[];
  readonly onBegin: (language: TranslationLanguage) => void;
  /** Back to those; without it there are none. */
  readonly onCancel?: () => void;
}

/** Into which language, and off. */
export function NewTranslation({ language, present, onBegin, onCancel }: NewTranslationProps) {
  const { t } = useTranslation(['testimony', 'interviews', 'common']);
  const offered = languagesToOffer(language, present);
  const [chosen, setChosen] = useState<TranslationLanguage>(
    () => offered.find((one) => one === 'en') ?? offered[0] ?? 'other',
  );
  return (
    <EmptyState
      title={t(onCancel ? 'translation.anotherTitle' : 'translation.emptyTitle')}
      actions={
        <>
          <SegmentedControl
            label={t('translation.language')}
            options={offered.map((id) => ({ id, label: t(`interviews:language.${id}`) }))}
            value={chosen}
            onChange={setChosen}
          />
          <Button variant="primary" onPress={() => onBegin(chosen)}>
            {t('translation.begin')}
          </Button>
          {onCancel && <Button onPress={onCancel}>{t('common:cancel')}</Button>}
        </>
      }
    >
      {t('translation.emptyText')}
    </EmptyState>
  );
}
