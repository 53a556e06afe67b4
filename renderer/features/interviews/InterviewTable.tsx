import { type ReactNode, useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { type InterviewHeader, reviewUnder } from '../../../core/domain/interview.ts';
import { translationLanguage } from '../../../core/domain/translation.ts';
import { needsSecondReader } from '../../../core/domain/vault-rule.ts';
import { useKnownTags } from '../../known-tags.ts';
import { useTextName } from '../../interview-name.ts';
import { useLanguage } from '../../i18n.ts';
import { type DataColumn, DataTable, type RowMenu } from '../../ui/DataTable.tsx';
import { formatNumber, formatPartialDate } from '../../ui/format.ts';
import { useNarrow } from '../../ui/use-narrow.ts';
import type { Library } from '../../vault/library.ts';
import { ConsentBadge, ReviewState } from '../../interview-badges.tsx';
import type { SortColumn, Sorting } from './interview-filter.ts';
import { useOccupationName } from '../../occupation-name.ts';
import { TagMarks } from './TagMarks.tsx';

export interface InterviewTableProps {
  readonly headers: readonly InterviewHeader[];
  /** Its codebook, and what it requires of a review. */
  readonly library: Library;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
  /** Enter or a double click on a row. */
  readonly onOpen: (id: string) => void;
  /** The row that the keys of the screen act on. */
  readonly selected: string | undefined;
  readonly onSelect: (id: string | undefined) => void;
  readonly onBin: (header: InterviewHeader) => void;
  /** In place of the rows when there are none. */
  readonly empty: ReactNode;
}

/** The list of interviews. Only rows in sight are in the page, however many there are. */
export function InterviewTable(props: InterviewTableProps) {
  const { headers, sorting, onSort, onOpen, onBin, selected, onSelect, empty } = props;
  const { t } = useTranslation('interviews');
  const columns = useColumns(props.library);
  const menu = useMemo(
    (): RowMenu<InterviewHeader> => ({
      title: t('column.actions'),
      label: ({ code }) => t('menuOf', { code: code || t('noCode') }),
      entries: (header) => [
        { id: 'open', label: t('open'), keys: 'Enter', onAction: () => onOpen(header.id) },
        { id: 'bin', label: t('toBin'), keys: 'Delete', onAction: () => onBin(header) },
      ],
    }),
    [t, onOpen, onBin],
  );
  return (
    <DataTable
      label={t('list')}
      columns={columns}
      items={headers}
      itemText={(header) => header.code}
      selection={{
        mode: 'single',
        selected: new Set(selected === undefined ? [] : [selected]),
        onChange: (ids) => onSelect([...ids][0]),
      }}
      sort={sorting}
      onSort={({ column, direction }) => onSort({ column: column as SortColumn, direction })}
      onOpen={onOpen}
      menu={menu}
      empty={empty}
    />
  );
}

function useColumns(library: Library): readonly DataColumn<InterviewHeader>[] {
  const { rules } = useSyncExternalStore(library.subscribe, library.snapshot);
  const known = useKnownTags(library);
  const isReadTwice = needsSecondReader(rules);
  const { t } = useTranslation('interviews');
  const language = useLanguage();
  const occupationName = useOccupationName();
  const textName = useTextName();
  const isNarrow = useNarrow();
  return useMemo(() => {
    const columns: readonly (Omit<DataColumn<InterviewHeader>, 'id' | 'title'> & {
      readonly id:
        | 'code'
        | 'date'
        | 'place'
        | 'occupation'
        | 'language'
        | 'length'
        | 'tags'
        | 'review'
        | 'consent';
    })[] = [
      {
        id: 'code',
        width: 88,
        isRowHeader: true,
        isSortable: true,
        cell: (header) => textName(header.code, translationLanguage(header)),
      },
      {
        id: 'date',
        width: isNarrow ? 148 : 168,
        isSortable: true,
        cell: ({ date }) => formatPartialDate(date, language),
      },
      // As exact as it was written: the list lies inside the vault, and that is what its writer knows it by.
      { id: 'place', width: '1fr', minWidth: 100, isSortable: true, cell: ({ place }) => place },
      {
        id: 'occupation',
        width: isNarrow ? 110 : 184,
        minWidth: 110,
        cell: (header) => occupationName(header.occupation),
      },
      {
        id: 'language',
        width: 90,
        cell: (header) => header.language && t(`language.${header.language}`),
      },
      {
        id: 'length',
        width: 80,
        align: 'end',
        isSortable: true,
        cell: ({ length }) => formatNumber(length, language),
      },
      { id: 'tags', width: 154, cell: (header) => <TagMarks tags={header.tags} known={known} /> },
      {
        id: 'review',
        width: 122,
        cell: ({ review }) => <ReviewState state={reviewUnder(review, isReadTwice)} />,
      },
      { id: 'consent', width: 140, cell: (header) => <ConsentBadge {...header} /> },
    ];
    return columns
      .filter(({ id }) => !isNarrow || (id !== 'language' && id !== 'length'))
      .map((column) => ({ ...column, title: t(`column.${column.id}`) }));
  }, [known, isReadTwice, t, language, occupationName, textName, isNarrow]);
}
