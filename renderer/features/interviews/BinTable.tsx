import { RotateCcw } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { InterviewHeader } from '../../../core/domain/interview.ts';
import { useLanguage } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { type DataColumn, DataTable } from '../../ui/DataTable.tsx';
import { formatDay, formatPartialDate } from '../../ui/format.ts';
import { useOccupationName } from '../../occupation-name.ts';

export interface BinTableProps {
  readonly headers: readonly InterviewHeader[];
  /** Enter on a row, or its button. */
  readonly onRestore: (header: InterviewHeader) => void;
  readonly empty: ReactNode;
}

/** What was deleted and can come back. */
export function BinTable({ headers, onRestore, empty }: BinTableProps) {
  const { t } = useTranslation('interviews');
  const columns = useColumns(onRestore);
  return (
    <DataTable
      label={t('binList')}
      columns={columns}
      items={headers}
      itemText={(header) => header.code}
      onOpen={(id) => {
        const header = headers.find((one) => one.id === id);
        if (header) onRestore(header);
      }}
      empty={empty}
    />
  );
}

function useColumns(
  onRestore: (header: InterviewHeader) => void,
): readonly DataColumn<InterviewHeader>[] {
  const { t } = useTranslation('interviews');
  const language = useLanguage();
  const occupationName = useOccupationName();
  return useMemo(
    (): readonly DataColumn<InterviewHeader>[] => [
      {
        id: 'code',
        title: t('column.code'),
        width: 120,
        isRowHeader: true,
        cell: ({ code }) => code || t('noCode'),
      },
      {
        id: 'date',
        title: t('column.date'),
        width: 170,
        cell: ({ date }) => formatPartialDate(date, language),
      },
      { id: 'place', title: t('column.place'), width: '1fr', cell: ({ place }) => place },
      {
        id: 'occupation',
        title: t('column.occupation'),
        width: '1fr',
        cell: (header) => occupationName(header.occupation),
      },
      {
        id: 'deleted',
        title: t('column.deleted'),
        width: 190,
        cell: ({ deletedAt }) => (deletedAt === undefined ? '' : formatDay(deletedAt, language)),
      },
      {
        id: 'restore',
        title: t('restore'),
        width: 150,
        cell: (header) => <RestoreButton header={header} onRestore={onRestore} />,
      },
    ],
    [t, language, occupationName, onRestore],
  );
}

interface RestoreButtonProps {
  readonly header: InterviewHeader;
  readonly onRestore: (header: InterviewHeader) => void;
}

function RestoreButton({ header, onRestore }: RestoreButtonProps) {
  const { t } = useTranslation('interviews');
  return (
    <Button
      isCompact
      icon={<RotateCcw aria-hidden />}
      aria-label={t('restoreOne', { code: header.code })}
      onPress={() => onRestore(header)}
    >
      {t('restore')}
    </Button>
  );
}
