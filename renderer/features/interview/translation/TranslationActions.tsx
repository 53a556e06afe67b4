import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TestimonyLanguage } from '../../../../core/domain/interview.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';

export interface TranslationActionsProps {
  readonly language: TestimonyLanguage;
  readonly onAnother: () => void;
  readonly onDelete: () => void;
}

/** What can be done with a translation as a whole. */
export function TranslationActions({ language, onAnother, onDelete }: TranslationActionsProps) {
  const { t } = useTranslation(['testimony', 'interviews']);
  return (
    <>
      <span>
        {t('translation.into', { language: t(`interviews:language.${language || 'other'}`) })}
      </span>
      <Button isCompact variant="quiet" icon={<Plus aria-hidden />} onPress={onAnother}>
        {t('translation.another')}
      </Button>
      <IconButton label={t('translation.delete')} icon={<Trash2 />} onPress={onDelete} />
    </>
  );
}
