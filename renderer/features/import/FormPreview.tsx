import { useTranslation } from 'react-i18next';
import type { InterviewRecord } from '../../../core/domain/interview.ts';
import { FORM_FIELDS, type FormField } from '../../../core/import/form-mapping.ts';
import { useLanguage } from '../../i18n.ts';
import { formatNumber, formatPartialDate } from '../../ui/format.ts';
import type { ImportDraft } from '../../vault/calls/import-calls.ts';
import styles from './ImportScreen.module.css';
import { useEntryName } from './use-entry-name.ts';

const SHOWN = 5;
const SHOWN_TEXT = 600;

/** The first interviews, as they would be. */
export function FormPreview({ drafts }: { readonly drafts: readonly ImportDraft[] }) {
  const { t } = useTranslation('importing');
  const language = useLanguage();
  const wordsOf = useFieldWords();
  return (
    <section className={styles['preview']} aria-label={t('form.preview')}>
      <h2>{t('form.preview')}</h2>
      {drafts.length > SHOWN && (
        <p className={styles['minor']}>
          {t('form.previewOf', { shown: SHOWN, all: formatNumber(drafts.length, language) })}
        </p>
      )}
      {drafts.slice(0, SHOWN).map(({ record, text }, i) => (
        // They have no name of their own before they are made, and never change their order.
        // oxlint-disable-next-line no-array-index-key
        <dl key={i} className={styles['facts']}>
          {FORM_FIELDS.map((field) => {
            const words = field === 'testimony' ? text : wordsOf(field, record);
            return (
              words !== '' && (
                <div key={field}>
                  <dt>{t(`form.field.${field}`)}</dt>
                  <dd>{words.length > SHOWN_TEXT ? `${words.slice(0, SHOWN_TEXT)}…` : words}</dd>
                </div>
              )
            );
          })}
        </dl>
      ))}
    </section>
  );
}

function useFieldWords() {
  const { t } = useTranslation('importing');
  const language = useLanguage();
  const entries = useEntryName();
  return (field: Exclude<FormField, 'testimony'>, record: InterviewRecord): string => {
    switch (field) {
      case 'code':
        return record.code || t('form.nextCode');
      case 'date':
        return formatPartialDate(record.date, language);
      case 'place':
        return record.place.name;
      case 'summary':
        return record.summary;
      default: {
        const id = record[field] ?? '';
        return entries(field).find((one) => one.id === id)?.label ?? '';
      }
    }
  };
}
