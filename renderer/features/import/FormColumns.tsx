import { useTranslation } from 'react-i18next';
import { FORM_FIELDS, type FormMapping, withField } from '../../../core/import/form-mapping.ts';
import type { FormColumn, FormTable } from '../../../core/import/form-table.ts';
import { Select } from '../../ui/Select.tsx';
import { StatePill } from '../../ui/StatePill.tsx';
import styles from './ImportScreen.module.css';

interface FormColumnsProps {
  readonly table: FormTable;
  readonly mapping: FormMapping;
  readonly onChange: (mapping: FormMapping) => void;
}

const NOTHING = 'nothing';
const EXAMPLE_LENGTH = 80;

/** Each column of a form, what stands in it, and what it becomes. What nobody answers in comes last. */
export function FormColumns({ table, mapping, onChange }: FormColumnsProps) {
  const { t } = useTranslation('importing');
  const columns = table.columns.map((column, at) => ({ ...column, example: exampleOf(table, at) }));
  const isLast = ({ isPrivate, isTechnical }: FormColumn) => isPrivate || isTechnical;
  const options = [
    { id: NOTHING, label: t('form.leftOut') },
    ...FORM_FIELDS.map((id) => ({ id: id as string, label: t(`form.field.${id}`) })),
  ];
  const fieldOf = (name: string) =>
    Object.hasOwn(mapping.fields, name) ? mapping.fields[name] : undefined;
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
        {columns
          .toSorted((a, b) => Number(isLast(a)) - Number(isLast(b)))
          .map((column) => (
            <tr key={column.name}>
              <th scope="row">
                {column.name}{' '}
                {column.isPrivate && <StatePill tone="warning">{t('form.private')}</StatePill>}
              </th>
              <td>{column.example}</td>
              <td>
                <Select
                  label={t('form.becomesOf', { column: column.name })}
                  isLabelHidden
                  options={options}
                  value={fieldOf(column.name) ?? NOTHING}
                  onChange={(id) =>
                    onChange(
                      withField(
                        mapping,
                        column.name,
                        FORM_FIELDS.find((field) => field === id),
                      ),
                    )
                  }
                />
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function exampleOf({ rows }: FormTable, at: number): string {
  const example = rows.find((row) => row[at] !== '')?.[at] ?? '';
  return example.length > EXAMPLE_LENGTH ? `${example.slice(0, EXAMPLE_LENGTH)}…` : example;
}
