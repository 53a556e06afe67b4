import { useTranslation } from 'react-i18next';
import {
  EXPORT_FORMATS,
  type ExportFormat,
  isReportFormat,
} from '../../../core/bundle/formats/format.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import type { VaultClient } from '../../vault/client.ts';
import styles from './ExportWizard.module.css';
import type { ExportDraft } from './export-draft.ts';
import { ReportOptions } from './ReportOptions.tsx';
import { StepTitle } from './StepTitle.tsx';
import type { ChangeDraft } from './use-export-draft.ts';

interface FormatsStepProps {
  readonly draft: ExportDraft;
  readonly onChange: ChangeDraft;
  readonly vault: VaultClient;
}

/** Nothing beside JSON and text unless somebody needs it: each file more is a file more that can be lost. */
export function FormatsStep({ draft, onChange, vault }: FormatsStepProps) {
  const { t } = useTranslation('share');

  function tick(format: ExportFormat, isTicked: boolean) {
    // In the order of the list, so that the same choice is the same plan.
    const isWanted = (one: ExportFormat) =>
      one === format ? isTicked : draft.formats.includes(one);
    onChange({ formats: EXPORT_FORMATS.filter(isWanted) });
  }

  return (
    <>
      <StepTitle>{t('formats.title')}</StepTitle>
      <p className={styles['lead']}>{t('formats.text')}</p>
      <ul className={styles['people']} aria-label={t('formats.label')}>
        {EXPORT_FORMATS.map((format) => (
          <li key={format}>
            <Checkbox
              label={t(`formats.${format}`)}
              description={t(`formats.${format}Text`)}
              isSelected={draft.formats.includes(format)}
              onChange={(isTicked) => tick(format, isTicked)}
            />
          </li>
        ))}
      </ul>
      {draft.formats.some(isReportFormat) && <ReportOptions vault={vault} />}
    </>
  );
}
