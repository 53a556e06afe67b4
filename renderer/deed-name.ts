import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import {
  CUSTODY_ACTIONS,
  CUSTODY_REASONS,
  type CustodyAction,
  type CustodyReason,
  type SealedEntry,
} from '../core/custody/custody-entry.ts';

/** What was done, in words; a code that this version does not know stands as it is. One for all features. */
export function useDeedName(): (
  entry: Pick<SealedEntry, 'action' | 'reason' | 'content'>,
) => string {
  const { t } = useTranslation('log');
  return useCallback(
    ({ action, reason, content }) => {
      const done = isAction(action)
        ? t(`action.${action}`, { count: Number(content) || 0 })
        : t('otherCode', { code: action });
      if (reason === '') return done;
      return `${done}: ${isReason(reason) ? t(`reason.${reason}`) : reason}`;
    },
    [t],
  );
}

function isAction(code: string): code is CustodyAction {
  return (CUSTODY_ACTIONS as readonly string[]).includes(code);
}

function isReason(code: string): code is Exclude<CustodyReason, ''> {
  return code !== '' && (CUSTODY_REASONS as readonly string[]).includes(code);
}
