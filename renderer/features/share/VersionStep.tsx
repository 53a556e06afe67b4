import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EXPORT_PURPOSES } from '../../../core/domain/export-permission.ts';
import { Banner } from '../../ui/Banner.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './ExportWizard.module.css';
import type { ExportDraft } from './export-draft.ts';
import { StepTitle } from './StepTitle.tsx';
import type { ChangeDraft } from './use-export-draft.ts';

interface VersionStepProps {
  readonly draft: ExportDraft;
  readonly onChange: ChangeDraft;
  readonly onEnter: () => void;
}

const VERSIONS = ['anonymised', 'original'] as const;
const HOLDS = ['names', 'places', 'numbers', 'facts', 'interview'] as const;

/** Anonymised unless somebody types that they mean the real names. */
export function VersionStep({ draft, onChange, onEnter }: VersionStepProps) {
  const { t } = useTranslation('share');
  const word = t('version.confirmWord');
  const [typed, setTyped] = useState(draft.isOriginalConfirmed ? word : '');

  function type(text: string) {
    setTyped(text);
    onChange({ isOriginalConfirmed: text.trim().toLowerCase() === word.toLowerCase() });
  }

  return (
    <>
      <StepTitle>{t('version.title')}</StepTitle>
      <RadioGroup
        label={t('version.label')}
        value={draft.version}
        onChange={(version) => {
          setTyped('');
          onChange({ version });
        }}
        options={VERSIONS.map((id) => ({
          id,
          label: t(`version.${id}`),
          description: t(`version.${id}Text`),
        }))}
      />
      <div className={styles['narrow']}>
        <Select
          label={t('purpose.label')}
          description={t(`purpose.needs.${draft.purpose}`)}
          value={draft.purpose}
          onChange={(purpose) => {
            setTyped('');
            onChange({ purpose });
          }}
          options={EXPORT_PURPOSES.map((id) => ({ id, label: t(`purpose.${id}`) }))}
        />
      </div>
      {draft.version === 'original' && (
        <>
          <Banner tone="danger" title={t('version.holdsTitle')}>
            <p>{t('version.confirmText')}</p>
            <ul className={styles['list']}>
              {HOLDS.map((key) => (
                <li key={key}>{t(`version.holds.${key}`)}</li>
              ))}
            </ul>
          </Banner>
          <div className={styles['narrow']}>
            <TextField
              label={t('version.confirmLabel', { word })}
              value={typed}
              onChange={type}
              onEnter={onEnter}
            />
          </div>
        </>
      )}
    </>
  );
}
