import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '../core/domain/interview.ts';

/** What a text is called: its interview's code, and of a translation the language. One for all features. */
export function useTextName(): (code: string, translation?: string) => string {
  const { t } = useTranslation('interviews');
  return useCallback(
    (code, translation) => {
      const known = code.trim() || t('noCode');
      if (translation === undefined) return known;
      const language = LANGUAGES.find((one) => one === translation) ?? 'other';
      return t('translationOf', { code: known, language: t(`language.${language}`) });
    },
    [t],
  );
}
