import { useTranslation } from 'react-i18next';
import type { FormDrafts } from '../../../core/import/form-mapping.ts';
import { LIST_FIELDS } from '../../../core/import/value-words.ts';
import { useLanguage } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { formatNumber } from '../../ui/format.ts';
import styles from './ImportScreen.module.css';
import type { FormState } from './use-form.ts';

interface FormNotesProps {
  readonly form: Pick<FormState, 'before' | 'again' | 'setAgain'>;
  readonly made: FormDrafts;
}

const COUNTED = ['undated', 'empty', 'repeated', 'tooLong'] as const;
const ONCE_MORE = ['bin', 'destroyed'] as const;

/** Which submissions are in the vault already, and what of the others becomes nothing. */
export function FormNotes({ form, made }: FormNotesProps) {
  const { t } = useTranslation('importing');
  const language = useLanguage();
  const counts = (count: number) => ({ count, number: formatNumber(count, language) });
  const { before, again, setAgain } = form;
  const said = COUNTED.filter((kind) => made[kind] > 0);
  const unmatched = LIST_FIELDS.reduce((sum, field) => sum + made.unmatched[field].length, 0);
  return (
    <>
      {before.here > 0 && <Banner tone="info">{t('form.before.here', counts(before.here))}</Banner>}
      {ONCE_MORE.filter((state) => before[state] > 0).map((state) => (
        <Banner key={state} tone="warning" title={t(`form.before.${state}`, counts(before[state]))}>
          <Checkbox
            label={t('form.again', { count: before[state] })}
            isSelected={again[state]}
            onChange={(isTaken) => setAgain({ ...again, [state]: isTaken })}
          />
        </Banner>
      ))}
      {said.length + unmatched > 0 && (
        <Banner tone="warning">
          <ul className={styles['notes']}>
            {unmatched > 0 && <li>{t('form.unmatched', counts(unmatched))}</li>}
            {said.map((kind) => (
              <li key={kind}>{t(`form.${kind}`, counts(made[kind]))}</li>
            ))}
          </ul>
        </Banner>
      )}
    </>
  );
}
