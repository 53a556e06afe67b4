import type { TFunction } from 'i18next';
import { Pencil, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Person } from '../../../core/domain/person.ts';
import type { DataColumn } from '../../ui/DataTable.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import styles from './PeopleTable.module.css';

export interface PeopleColumnParts {
  readonly t: TFunction<'people'>;
  /** Real names and spellings are readable. */
  readonly isShown: boolean;
  readonly onEdit: (person: Person) => void;
  readonly onDelete: (person: Person) => void;
}

/** A cover of one length for every name: the number of letters would be a hint. */
const COVER = '••••••••';

export function peopleColumns(parts: PeopleColumnParts): readonly DataColumn<Person>[] {
  const { t, isShown } = parts;
  const wide = { width: '2fr', minWidth: 120 } as const;
  return [
    {
      ...wide,
      id: 'pseudonym',
      title: t('field.pseudonym'),
      isRowHeader: true,
      cell: ({ pseudonym }) => pseudonymCell(pseudonym),
    },
    { id: 'kind', title: t('field.kind'), width: 120, cell: ({ kind }) => t(`kind.${kind}`) },
    {
      ...wide,
      id: 'name',
      title: t('field.name'),
      cell: ({ name }) => secret(name, isShown, t('names.covered')),
    },
    {
      ...wide,
      id: 'spellings',
      title: t('field.spellings'),
      cell: ({ spellings }) => secret(spellings.join(', '), isShown, t('names.covered')),
    },
    {
      id: 'gender',
      title: t('field.gender'),
      width: 110,
      // What is not known is no news: a column of "Not known" hides what is.
      cell: ({ kind, gender }) =>
        kind === 'person' && gender !== 'unknown' ? t(`gender.${gender}`) : '',
    },
    { ...wide, id: 'note', title: t('field.note'), cell: ({ note }) => note },
    {
      id: 'actions',
      title: t('actions'),
      width: 96,
      align: 'end',
      cell: (person) => rowActions(person, parts),
    },
  ];
}

function pseudonymCell(pseudonym: string): ReactNode {
  return (
    <strong className={styles['pseudonym']} title={pseudonym}>
      {pseudonym}
    </strong>
  );
}

function secret(words: string, isShown: boolean, covered: string): ReactNode {
  if (isShown || words === '') return <span title={words}>{words}</span>;
  return (
    <span className={styles['cover']}>
      <span aria-hidden>{COVER}</span>
      <VisuallyHidden>{covered}</VisuallyHidden>
    </span>
  );
}

function rowActions(person: Person, { t, onEdit, onDelete }: PeopleColumnParts): ReactNode {
  const { pseudonym } = person;
  return (
    <span className={styles['actions']}>
      <IconButton
        isCompact
        icon={<Pencil aria-hidden />}
        label={t('editOf', { pseudonym })}
        keys="Enter"
        onPress={() => onEdit(person)}
      />
      <IconButton
        isCompact
        icon={<Trash2 aria-hidden />}
        label={t('deleteOf', { pseudonym })}
        keys="Delete"
        onPress={() => onDelete(person)}
      />
    </span>
  );
}
