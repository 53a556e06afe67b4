import { useTranslation } from 'react-i18next';
import {
  blockingScope,
  type Consent,
  CONSENT_ANSWERS,
  CONSENT_METHODS,
  CONSENT_SCOPES,
} from '../../../../core/domain/consent.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import styles from './ConsentGroup.module.css';
import { Group } from './Group.tsx';

export interface ConsentGroupProps {
  readonly consent: Consent;
  readonly onChange: (consent: Consent) => void;
}

/** What the speaker agreed to, permission by permission. A gap is named here and stops nothing but the export. */
export function ConsentGroup({ consent, onChange }: ConsentGroupProps) {
  const { t } = useTranslation('testimony');
  return (
    <Group title={t('consent.title')} help={t('consent.help')}>
      <ConsentGap consent={consent} />
      <div className={styles['grid']}>
        {CONSENT_SCOPES.map((scope) => (
          <div key={scope} className={styles['row']}>
            <span aria-hidden className={styles['scope']}>
              {t(`consent.scopes.${scope}`)}
            </span>
            <SegmentedControl
              label={t(`consent.scopes.${scope}`)}
              options={CONSENT_ANSWERS.map((id) => ({ id, label: t(`consent.answers.${id}`) }))}
              value={consent.answers[scope]}
              onChange={(answer) =>
                onChange({ ...consent, answers: { ...consent.answers, [scope]: answer } })
              }
            />
          </div>
        ))}
      </div>
      <Select
        label={t('consent.method')}
        options={CONSENT_METHODS.map((id) => ({ id, label: t(`consent.methods.${id}`) }))}
        value={consent.method}
        onChange={(method) => onChange({ ...consent, method })}
      />
      <TextField
        label={t('consent.conditions')}
        placeholder={t('consent.conditionsExample')}
        value={consent.conditions}
        onChange={(conditions) => onChange({ ...consent, conditions })}
      />
    </Group>
  );
}

const GAPS = { 'not-asked': 'gap', no: 'no', 'ask-first': 'ask' } as const;

function ConsentGap({ consent }: { readonly consent: Consent }) {
  const { t } = useTranslation('testimony');
  const scope = blockingScope(consent);
  const answer = scope === undefined ? 'yes' : consent.answers[scope];
  if (answer === 'yes') return null;
  const gap = GAPS[answer];
  return (
    <Banner tone="warning" title={t(`consent.${gap}Title`)}>
      {t(`consent.${gap}Text`)}
    </Banner>
  );
}
