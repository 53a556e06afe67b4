import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { datePrecision, type PartialDate } from '../../../../core/domain/partial-date.ts';
import { useLanguage } from '../../../i18n.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { formatPartialDate } from '../../../ui/format.ts';
import { TextField } from '../../../ui/TextField.tsx';
import styles from './DateEntry.module.css';
import { type DateDraft, draftOf, readDraft } from './date-draft.ts';

export interface DateEntryProps {
  readonly label: string;
  readonly date: PartialDate;
  /** Called with dates that exist, and with the empty text; what is no date stays in the fields. */
  readonly onChange: (date: PartialDate) => void;
}

/** A date as far as it is known: three small fields, and below them in words what they say. */
export function DateEntry({ label, date, onChange }: DateEntryProps) {
  const { t } = useTranslation('testimony');
  const language = useLanguage();
  const id = useId();
  const [state, setState] = useState({ date, draft: draftOf(date) });
  // Changed from elsewhere: the fields follow.
  const draft = state.date === date ? state.draft : draftOf(date);
  const result = readDraft(draft);

  function change(part: Partial<DateDraft>) {
    const next = { ...draft, ...part };
    const { date: read } = readDraft(next);
    setState({ date: read ?? date, draft: next });
    if (read !== undefined && read !== date) onChange(read);
  }

  return (
    <div
      // A group of fields with one name; <fieldset> brings a <legend> that cannot be laid out.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-words`}
      className={styles['entry']}
    >
      <span id={`${id}-label`} className={styles['label']}>
        {label}
      </span>
      <div className={styles['fields']}>
        {(['day', 'month', 'year'] as const).map((part) => (
          <div key={part} className={styles[part]}>
            <TextField
              label={t(`date.${part}`)}
              isLabelHidden
              placeholder={t(`date.${part}`)}
              maxLength={part === 'year' ? 4 : 2}
              value={draft[part]}
              onChange={(text) => change({ [part]: text.replace(/\D/g, '') })}
            />
          </div>
        ))}
        <Checkbox
          label={t('date.approximate')}
          isSelected={draft.approximate}
          onChange={(approximate) => change({ approximate })}
        />
      </div>
      <output
        id={`${id}-words`}
        className={styles['words']}
        data-problem={result.problem !== undefined || undefined}
      >
        <DateWords result={result} language={language} />
      </output>
    </div>
  );
}

interface DateWordsProps {
  readonly result: ReturnType<typeof readDraft>;
  readonly language: ReturnType<typeof useLanguage>;
}

function DateWords({ result, language }: DateWordsProps) {
  const { t } = useTranslation('testimony');
  if (result.problem !== undefined) return t(`date.problem.${result.problem}`);
  const precision = datePrecision(result.date);
  if (precision === 'unknown') return t('date.unknown');
  return t(`date.precision.${precision}`, { date: formatPartialDate(result.date, language) });
}
