import { memo, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  FORM_FIELDS,
  type FormField,
  type FormMapping,
  withField,
} from '../../../core/import/form-mapping.ts';
import type { FormColumn, FormTable } from '../../../core/import/form-table.ts';
import { type Option, Select } from '../../ui/Select.tsx';
import { StatePill } from '../../ui/StatePill.tsx';
import styles from './ImportScreen.module.css';
import type { FormState } from './use-form.ts';

interface FormColumnsProps {
  readonly table: FormTable;
  readonly mapping: FormMapping;
  readonly onChange: FormState['changeMapping'];
}

const NOTHING = 'nothing';
const EXAMPLE_LENGTH = 80;

/** Each column of a form, what stands in it, and what it becomes. What nobody answers in comes last. */
export function FormColumns({ table, mapping, onChange }: FormColumnsProps) {
  const { t } = useTranslation('importing');
  const columns = useMemo(() => {
    const isLast = ({ isPrivate, isTechnical }: FormColumn) => isPrivate || isTechnical;
    return table.columns
      .map((column, at) => ({ column, example: exampleOf(table, at) }))
      .toSorted((a, b) => Number(isLast(a.column)) - Number(isLast(b.column)));
  }, [table]);
  const options = useMemo(
    () => [
      { id: NOTHING, label: t('form.leftOut') },
      ...FORM_FIELDS.map((id) => ({ id: id as string, label: t(`form.field.${id}`) })),
    ],
    [t],
  );
  const put = useCallback(
    (column: string, field: FormField | undefined) =>
      onChange((before) => withField(before, column, field)),
    [onChange],
  );
  return (
    <table className={styles['columnsTable']} aria-label={t('form.columns')}>
      <thead>
        <tr>
          <th scope="col">{t('form.column')}</th>
          <th scope="col">{t('form.example')}</th>
          <th scope="col">{t('form.becomes')}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ column, example }) => (
          <ColumnRow
            key={column.name}
            column={column}
            example={example}
            options={options}
            field={
              Object.hasOwn(mapping.fields, column.name) ? mapping.fields[column.name] : undefined
            }
            onField={put}
          />
        ))}
      </tbody>
    </table>
  );
}

interface ColumnRowProps {
  readonly column: FormColumn;
  readonly example: string;
  readonly options: readonly Option[];
  readonly field: FormField | undefined;
  readonly onField: (column: string, field: FormField | undefined) => void;
}

/** Drawn anew only when it changes itself: a form has hundreds of them. */
const ColumnRow = memo(function ColumnRow(props: ColumnRowProps) {
  const { column, example, options, field, onField } = props;
  const { t } = useTranslation('importing');
  return (
    <tr>
      <th scope="row">
        {column.name}{' '}
        {column.isPrivate && <StatePill tone="warning">{t('form.private')}</StatePill>}
      </th>
      <td>{example}</td>
      <td>
        <Select
          label={t('form.becomesOf', { column: column.name })}
          isLabelHidden
          options={options}
          value={field ?? NOTHING}
          onChange={(id) =>
            onField(
              column.name,
              FORM_FIELDS.find((one) => one === id),
            )
          }
        />
      </td>
    </tr>
  );
});

function exampleOf({ rows }: FormTable, at: number): string {
  const example = rows.find((row) => row[at] !== '')?.[at] ?? '';
  return example.length > EXAMPLE_LENGTH ? `${example.slice(0, EXAMPLE_LENGTH)}…` : example;
}
