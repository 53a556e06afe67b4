import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REPORT_LANGUAGES } from '../../../core/report/report-language.ts';
import type { ReportSettings } from '../../../core/report/report-settings.ts';
import { LANGUAGE_NAMES } from '../../i18n.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Autosaver } from '../../vault/autosave.ts';
import type { VaultClient } from '../../vault/client.ts';
import styles from './ExportWizard.module.css';

function useReportSettings(vault: VaultClient) {
  const [settings, setSettings] = useState<ReportSettings>();
  const [saver] = useState(
    () =>
      new Autosaver<ReportSettings>({
        compose: (_first, second) => second,
        save: async (next) => {
          await vault.call('putReportSettings', next);
          return Date.now();
        },
      }),
  );
  useEffect(() => {
    let isOver = false;
    // What does not open is told where damage is told; here it begins empty.
    void vault.call('reportSettings', undefined).then(
      (saved) => !isOver && setSettings(saved),
      () => undefined,
    );
    return () => {
      isOver = true;
      void saver.flush();
    };
  }, [vault, saver]);

  function change(part: Partial<ReportSettings>) {
    if (!settings) return;
    const next = { ...settings, ...part };
    setSettings(next);
    saver.push(next);
  }

  return { settings, change };
}

/** What stands on the report's first page and in its footnotes. Kept in the vault for the next one, and for citations. */
export function ReportOptions({ vault }: { readonly vault: VaultClient }) {
  const { t } = useTranslation('share');
  const { settings, change } = useReportSettings(vault);
  if (!settings) return null;
  return (
    <fieldset className={styles['report']}>
      <legend>{t('report.title')}</legend>
      <div className={styles['pair']}>
        <TextField
          label={t('report.reportTitle')}
          value={settings.title}
          onChange={(title) => change({ title })}
        />
        <TextField
          label={t('report.organisation')}
          description={t('report.organisationHelp')}
          value={settings.organisation}
          onChange={(organisation) => change({ organisation })}
        />
      </div>
      <div className={styles['pair']}>
        <TextField
          label={t('report.classification')}
          placeholder={t('report.classificationExample')}
          value={settings.classification}
          onChange={(classification) => change({ classification })}
        />
        <Select
          label={t('report.language')}
          options={REPORT_LANGUAGES.map((id) => ({ id, label: LANGUAGE_NAMES[id] }))}
          value={settings.language}
          onChange={(language) => change({ language })}
        />
      </div>
      <RadioGroup
        label={t('report.quotes')}
        options={(['all', 'basket'] as const).map((id) => ({ id, label: t(`report.quote.${id}`) }))}
        value={settings.quotes}
        onChange={(quotes) => change({ quotes })}
      />
      <Checkbox
        label={t('report.noPayment')}
        isSelected={settings.noPayment}
        onChange={(noPayment) => change({ noPayment })}
      />
    </fieldset>
  );
}
