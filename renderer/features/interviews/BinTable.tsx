import { RotateCcw, Trash2 } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { InterviewId } from '../../../core/domain/ids.ts';
import type { InterviewHeader } from '../../../core/domain/interview.ts';
import { translationLanguage } from '../../../core/domain/translation.ts';
import { useLanguage } from '../../i18n.ts';
import { useTextName } from '../../interview-name.ts';
import { Button } from '../../ui/Button.tsx';
import { type DataColumn, DataTable } from '../../ui/DataTable.tsx';
import { formatDay, formatNumber, formatPartialDate } from '../../ui/format.ts';
import styles from './DestroyDialog.module.css';
import { useOccupationName } from '../../occupation-name.ts';

export interface BinTableProps {
  readonly headers: readonly InterviewHeader[];
  /** Days until each is destroyed, as far as they are known. */
  readonly daysLeft: ReadonlyMap<InterviewId, number>;
  /** Enter on a row, or its button. */
  readonly onRestore: (header: InterviewHeader) => void;
  /** Asks first. */
  readonly onDestroy: (header: InterviewHeader) => void;
  readonly empty: ReactNode;
}

/** What was deleted and can come back. */
export function BinTable(props: BinTableProps) {
  const { headers, onRestore, empty } = props;
  const { t } = useTranslation('interviews');
  const columns = useColumns(props);
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

function useColumns({
  headers,
  daysLeft,
  onRestore,
  onDestroy,
}: BinTableProps): readonly DataColumn<InterviewHeader>[] {
  const { t } = useTranslation('interviews');
  const language = useLanguage();
  const occupationName = useOccupationName();
  const textName = useTextName();
  const hasTranslations = headers.some((one) => one.translationOf !== undefined);
  return useMemo(
    (): readonly DataColumn<InterviewHeader>[] => [
      {
        id: 'code',
        title: t('column.code'),
        width: hasTranslations ? 210 : 100,
        isRowHeader: true,
        cell: (header) => textName(header.code, translationLanguage(header)),
      },
      {
        id: 'date',
        title: t('column.date'),
        width: 160,
        cell: ({ date }) => formatPartialDate(date, language),
      },
      {
        id: 'place',
        title: t('column.place'),
        width: '1fr',
        minWidth: 80,
        cell: ({ place }) => place,
      },
      {
        id: 'occupation',
        title: t('column.occupation'),
        width: '1fr',
        minWidth: 80,
        cell: (header) => occupationName(header.occupation),
      },
      {
        id: 'deleted',
        title: t('column.deleted'),
        width: 150,
        cell: ({ deletedAt }) => (deletedAt === undefined ? '' : formatDay(deletedAt, language)),
      },
      {
        id: 'daysLeft',
        title: t('column.daysLeft'),
        width: 90,
        cell: ({ id }) => {
          const days = daysLeft.get(id);
          return days === undefined ? '' : formatNumber(days, language);
        },
      },
      {
        id: 'restore',
        title: t('column.actions'),
        width: 236,
        cell: (header) => (
          <BinButtons header={header} onRestore={onRestore} onDestroy={onDestroy} />
        ),
      },
    ],
    [t, language, occupationName, textName, hasTranslations, daysLeft, onRestore, onDestroy],
  );
}

interface BinButtonsProps extends Pick<BinTableProps, 'onRestore' | 'onDestroy'> {
  readonly header: InterviewHeader;
}

function BinButtons({ header, onRestore, onDestroy }: BinButtonsProps) {
  const { t } = useTranslation('interviews');
  const textName = useTextName();
  const code = textName(header.code, translationLanguage(header));
  return (
    <div className={styles['buttons']}>
      <Button
        isCompact
        icon={<RotateCcw aria-hidden />}
        aria-label={t('restoreOne', { code })}
        onPress={() => onRestore(header)}
      >
        {t('restore')}
      </Button>
      <Button
        isCompact
        icon={<Trash2 aria-hidden />}
        aria-label={t('destroyOne', { code })}
        onPress={() => onDestroy(header)}
      >
        {t('destroy')}
      </Button>
    </div>
  );
}
