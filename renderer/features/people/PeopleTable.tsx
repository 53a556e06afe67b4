import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../core/domain/person.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { peopleColumns } from './people-columns.tsx';

export interface PeopleTableProps {
  readonly people: readonly Person[];
  /** Real names and spellings are readable. */
  readonly isShown: boolean;
  readonly onEdit: (person: Person) => void;
  readonly onDelete: (person: Person) => void;
  /** The row that keys act on. */
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  /** In place of the rows when the search finds nothing. */
  readonly empty: ReactNode;
}

/** The register as rows. Enter changes the entry; a row is called by its pseudonym. */
export function PeopleTable(props: PeopleTableProps) {
  const { people, isShown, onEdit, onDelete, selected, onSelect, empty } = props;
  const { t } = useTranslation('people');
  return (
    <DataTable
      label={t('title')}
      columns={peopleColumns({ t, isShown, onEdit, onDelete })}
      items={people}
      itemText={({ pseudonym }) => pseudonym}
      selection={{ mode: 'single', selected, onChange: onSelect }}
      onOpen={(id) => {
        const opened = people.find((person) => person.id === id);
        if (opened) onEdit(opened);
      }}
      empty={empty}
    />
  );
}
