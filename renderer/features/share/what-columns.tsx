import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { InterviewHeader } from '../../../core/domain/interview.ts';
import { useLanguage } from '../../i18n.ts';
import type { DataColumn } from '../../ui/DataTable.tsx';
import { formatPartialDate } from '../../ui/format.ts';
import { ConsentBadge, ReviewState } from '../../interview-badges.tsx';
import { useOccupationName } from '../../occupation-name.ts';

/** What helps to decide whether an interview goes along: who, when, how far anonymised, what consent says. */
export function useWhatColumns(): readonly DataColumn<InterviewHeader>[] {
  const { t } = useTranslation('share');
  const language = useLanguage();
  const occupationName = useOccupationName();
  return useMemo(
    () => [
      {
        id: 'code',
        title: t('what.code'),
        isRowHeader: true,
        width: 120,
        cell: (header) => header.code,
      },
      {
        id: 'date',
        title: t('what.date'),
        width: '2fr',
        cell: (header) => formatPartialDate(header.date, language),
      },
      {
        id: 'who',
        title: t('what.who'),
        width: '2fr',
        cell: (header) => occupationName(header.occupation),
      },
      {
        id: 'review',
        title: t('what.review'),
        width: 170,
        cell: (header) => <ReviewState state={header.review} />,
      },
      {
        id: 'consent',
        title: t('what.consent'),
        width: 170,
        cell: (header) => <ConsentBadge {...header} />,
      },
    ],
    // Names of occupations follow the language.
    // oxlint-disable-next-line react/exhaustive-deps
    [t, language],
  );
}
