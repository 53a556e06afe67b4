import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { InterviewId } from '../../../core/domain/ids.ts';
import type { InterviewHeader } from '../../../core/domain/interview.ts';
import { translationLanguage } from '../../../core/domain/translation.ts';
import { type Language, useLanguage } from '../../i18n.ts';
import { useTextName } from '../../interview-name.ts';
import { type DataColumn, DataTable } from '../../ui/DataTable.tsx';
import { formatNumber, formatPartialDate } from '../../ui/format.ts';
import type { VaultClient } from '../../vault/client.ts';
import { Passage } from './Passage.tsx';
import { usePlaces } from './use-search.ts';

export interface ResultTableProps {
  readonly vault: VaultClient;
  readonly headers: readonly InterviewHeader[];
  readonly words: string;
  readonly chosen: InterviewId | undefined;
  readonly onChoose: (id: InterviewId) => void;
  readonly onOpen: (id: InterviewId) => void;
}

interface Shown {
  readonly t: TFunction<'search'>;
  readonly language: Language;
  readonly vault: VaultClient;
  readonly words: string;
  readonly textName: ReturnType<typeof useTextName>;
  readonly hasTranslations: boolean;
}

/** What was found, one row for each interview. Only the rows in sight ask for their passage. */
export function ResultTable(props: ResultTableProps) {
  const { vault, headers, words, chosen, onChoose, onOpen } = props;
  const { t } = useTranslation('search');
  const language = useLanguage();
  const textName = useTextName();
  const hasTranslations = headers.some((one) => one.translationOf !== undefined);
  const columns = useMemo(
    () => resultColumns({ t, language, vault, words, textName, hasTranslations }),
    [t, language, vault, words, textName, hasTranslations],
  );
  return (
    <DataTable
      label={t('results')}
      columns={columns}
      items={headers}
      itemText={({ code }) => code}
      selection={{
        mode: 'single',
        selected: new Set(chosen === undefined ? [] : [chosen]),
        onChange: ([id]) => id !== undefined && onChoose(id as InterviewId),
      }}
      onOpen={(id) => onOpen(id as InterviewId)}
      empty={null}
    />
  );
}

function resultColumns({
  t,
  language,
  vault,
  words,
  textName,
  hasTranslations,
}: Shown): readonly DataColumn<InterviewHeader>[] {
  return [
    {
      id: 'code',
      title: t('column.code'),
      isRowHeader: true,
      width: hasTranslations ? 210 : 88,
      cell: (header) => textName(header.code, translationLanguage(header)),
    },
    {
      id: 'date',
      title: t('column.date'),
      width: 150,
      minWidth: 110,
      cell: ({ date }) => formatPartialDate(date, language),
    },
    {
      id: 'place',
      title: t('column.place'),
      width: '3fr',
      minWidth: 90,
      cell: ({ place }) => place,
    },
    {
      id: 'passage',
      title: t('column.passage'),
      width: '5fr',
      minWidth: 150,
      cell: ({ id }) => <FirstPassage vault={vault} id={id} words={words} />,
    },
    {
      id: 'count',
      title: t('column.count'),
      width: 68,
      align: 'end',
      cell: ({ id }) => <Count vault={vault} id={id} words={words} language={language} />,
    },
  ];
}

interface CellProps {
  readonly vault: VaultClient;
  readonly id: InterviewId;
  readonly words: string;
}

function FirstPassage({ vault, id, words }: CellProps) {
  const place = usePlaces(vault, id, words, 1)?.places[0];
  return place && <Passage place={place} lead={24} />;
}

function Count({ vault, id, words, language }: CellProps & { readonly language: Language }) {
  const found = usePlaces(vault, id, words, 1);
  return found && formatNumber(found.count, language);
}
