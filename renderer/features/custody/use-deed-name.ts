import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustodyEntry } from '../../../core/custody/custody-entry.ts';

/** What was done, in words. */
export function useDeedName(): (entry: CustodyEntry) => string {
  const { t } = useTranslation('log');
  return useCallback(
    ({ action, reason, content }) => {
      const done = t(`action.${action}`, { count: Number(content) || 0 });
      return reason === '' ? done : `${done}: ${t(`reason.${reason}`)}`;
    },
    [t],
  );
}
