import { useTranslation } from 'react-i18next';
import {
  chosenValue,
  type FormDrafts,
  type FormMapping,
} from '../../../core/import/form-mapping.ts';
import { LIST_FIELDS, type ListField } from '../../../core/import/value-words.ts';
import { Select } from '../../ui/Select.tsx';
import styles from './ImportScreen.module.css';
import type { FormState } from './use-form.ts';
import { useEntryName } from './use-entry-name.ts';

interface FormValuesProps {
  readonly made: FormDrafts;
  readonly mapping: FormMapping;
  readonly onChange: FormState['changeMapping'];
}

const NOTHING = 'nothing';
/** More than these are no list of choices but words that somebody typed. */
const MOST_VALUES = 30;

interface Value {
  readonly field: ListField;
  readonly raw: string;
}

/** What a form writes where the app has a list, and no entry of it is: the person says which one is meant. */
export function FormValues({ made, mapping, onChange }: FormValuesProps) {
  const { t } = useTranslation('importing');
  const entries = useEntryName();
  // What was chosen is matched from then on; it stays, to be chosen again.
  const shown = LIST_FIELDS.flatMap((field) => {
    const chosen = Object.keys(mapping.values[field] ?? {});
    const open = made.unmatched[field].slice(0, MOST_VALUES);
    return [...chosen, ...open].map((raw): Value => ({ field, raw }));
  });
  if (shown.length === 0) return null;

  function choose({ field, raw }: Value, id: string) {
    onChange((before) => {
      const others = Object.entries(before.values[field] ?? {}).filter(([one]) => one !== raw);
      const values = Object.fromEntries(id === NOTHING ? others : [...others, [raw, id] as const]);
      return { ...before, values: { ...before.values, [field]: values } };
    });
  }

  return (
    <>
      <h3>{t('form.values')}</h3>
      <p className={styles['lead']}>{t('form.valuesText')}</p>
      <div className={styles['values']}>
        {shown.map((value) => (
          <Select
            key={`${value.field} ${value.raw}`}
            label={t('form.valueOf', { field: t(`form.field.${value.field}`), value: value.raw })}
            value={chosenValue(mapping, value.field, value.raw) ?? NOTHING}
            onChange={(id) => choose(value, id)}
            options={[{ id: NOTHING, label: t('form.stayEmpty') }, ...entries(value.field)]}
          />
        ))}
      </div>
    </>
  );
}
