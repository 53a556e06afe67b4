import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisclosedFacts } from '../core/domain/disclosed-facts.ts';
import { useLanguage } from './i18n.ts';
import { useOccupationName } from './occupation-name.ts';
import { formatPartialDate } from './ui/format.ts';

/**
 * Names what readers of the anonymised version learn about a speaker, one word for each fact that is told. One for all
 * features, which may not import each other.
 */
export function useDisclosedWords(): (facts: DisclosedFacts) => readonly string[] {
  const { t } = useTranslation('testimony');
  const language = useLanguage();
  const occupationName = useOccupationName();
  return useCallback(
    ({ role, occupation, sex, employer, place, date }) =>
      [
        role === '' ? '' : t(`role.${role}`),
        occupationName(occupation),
        sex === '' ? '' : t(`sex.${sex}`),
        employer.trim(),
        place.trim(),
        date === '' ? '' : formatPartialDate(date, language),
      ].filter((word) => word !== ''),
    [t, language, occupationName],
  );
}
