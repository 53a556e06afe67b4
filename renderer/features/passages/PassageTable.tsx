import { Check } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageId } from '../../../core/domain/ids.ts';
import { useLanguage } from '../../i18n.ts';
import { useOccupationName } from '../../occupation-name.ts';
import { type DataColumn, DataTable } from '../../ui/DataTable.tsx';
import { formatPartialDate } from '../../ui/format.ts';
import { useNarrow } from '../../ui/use-narrow.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { PassageTag } from './PassageTag.tsx';
import type { PassageListProps } from './passage-list.ts';
import type { ListedPassage } from './use-passages.ts';

type Columns = readonly DataColumn<ListedPassage>[];

function useColumns({ known, basket }: PassageListProps): Columns {
  const { t } = useTranslation('passages');
  const language = useLanguage();
  const occupationName = useOccupationName();
  const isNarrow = useNarrow();
  return useMemo((): Columns => {
    const all: Columns = [
      {
        id: 'id',
        title: t('column.id'),
        isRowHeader: true,
        width: 112,
        cell: ({ name }) => name,
      },
      {
        id: 'tag',
        title: t('column.tag'),
        width: 60,
        cell: (passage) => <PassageTag passage={passage} known={known} isShort />,
      },
      { id: 'words', title: t('column.words'), width: '1fr', cell: ({ words }) => words },
      {
        id: 'occupation',
        title: t('column.occupation'),
        width: 130,
        cell: ({ header }) => occupationName(header.occupation),
      },
      {
        id: 'date',
        title: t('column.date'),
        width: 140,
        cell: ({ header }) => formatPartialDate(header.date, language),
      },
      { id: 'place', title: t('column.place'), width: 140, cell: ({ header }) => header.place },
      {
        id: 'report',
        title: t('column.report'),
        width: 76,
        cell: ({ id }) =>
          basket.has(id) && (
            <>
              <VisuallyHidden>{t('isIn')}</VisuallyHidden>
              <Check aria-hidden size={16} />
            </>
          ),
      },
    ];
    return all.filter(({ id }) => !isNarrow || (id !== 'place' && id !== 'date'));
  }, [known, basket, t, language, occupationName, isNarrow]);
}

/** One line a passage: to see how many there are, and whose. */
export function PassageTable(props: PassageListProps) {
  const { passages, basket, chosen, onChoose, onOpen, onToggle, onCite } = props;
  const { t } = useTranslation('passages');
  const columns = useColumns(props);
  return (
    <DataTable
      label={t('list')}
      columns={columns}
      items={passages}
      itemText={({ name }) => name}
      selection={{
        mode: 'single',
        selected: new Set(chosen === undefined ? [] : [chosen]),
        onChange: ([id]) => id !== undefined && onChoose(id as PassageId),
      }}
      onOpen={(id) => {
        const passage = passages.find((one) => one.id === id);
        if (passage) onOpen(passage);
      }}
      menu={{
        title: t('menu'),
        label: ({ name }) => t('menuOf', { id: name }),
        entries: (passage) => [
          { id: 'open', label: t('open'), keys: 'Enter', onAction: () => onOpen(passage) },
          {
            id: 'report',
            label: t(basket.has(passage.id) ? 'takeOut' : 'put'),
            keys: 'KeyB',
            onAction: () => onToggle(passage),
          },
          { id: 'cite', label: t('cite'), keys: 'KeyC', onAction: () => onCite(passage) },
        ],
      }}
      empty={null}
    />
  );
}
