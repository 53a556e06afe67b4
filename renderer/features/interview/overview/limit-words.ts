import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../../../core/domain/consent.ts';
import { useLanguage } from '../../../i18n.ts';
import { formatPartialDate } from '../../../ui/format.ts';

/** What limits a permission, a few words for each limit. */
export function useLimitWords(): (permission: Permission) => readonly string[] {
  const { t } = useTranslation('testimony');
  const language = useLanguage();
  return useCallback(
    ({ identityLevel, withheld = [], audience = [], territory, conditions, expires }) =>
      [
        identityLevel && t(`consent.limits.levels.${identityLevel}`),
        withheld.length > 0 &&
          t('consent.limits.without', {
            facts: withheld.map((one) => t(`consent.limits.facts.${one}`)).join(', '),
          }),
        audience.length > 0 && t('consent.limits.onlyFor', { bodies: audience.join(', ') }),
        territory,
        conditions,
        expires && t('consent.limits.until', { date: formatPartialDate(expires, language) }),
      ].filter((word): word is string => typeof word === 'string' && word !== ''),
    [t, language],
  );
}
