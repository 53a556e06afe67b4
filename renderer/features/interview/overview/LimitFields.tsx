import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  CONSENT_WITHHELD,
  type ConsentScope,
  type ConsentWithheld,
  IDENTITY_LEVELS,
  type Permission,
  type PermissionLimits,
  withLimits,
} from '../../../../core/domain/consent.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import styles from './ConsentGroup.module.css';
import { DateEntry } from './DateEntry.tsx';

interface LimitFieldsProps {
  readonly name: string;
  readonly permission: Permission;
  readonly onChange: (permission: Permission) => void;
}

/** Those for which it matters who hears of the speaker, and how much. */
const LEAVING: readonly ConsentScope[] = [
  'share-with-named-partner',
  'advocacy-private',
  'publish-anonymous',
  'publish-quote-anonymous',
  'publish-named',
  'submit-to-un-or-osce',
  'submit-to-court',
];

const LEVELS = ['unsaid', ...IDENTITY_LEVELS] as const;

/** What limits one permission. All of it may stay empty. */
export function LimitFields({ name, permission, onChange }: LimitFieldsProps) {
  const { t } = useTranslation('testimony');
  const { scope, identityLevel, withheld = [], territory = '', conditions = '' } = permission;
  const limit = (limits: Partial<PermissionLimits>) => onChange(withLimits(permission, limits));

  function withhold(fact: ConsentWithheld, isWithheld: boolean) {
    const facts = CONSENT_WITHHELD.filter((one) =>
      one === fact ? isWithheld : withheld.includes(one),
    );
    limit({ withheld: facts });
  }

  return (
    <fieldset className={styles['limits']}>
      <legend className={styles['legend']}>{t('consent.limits.title', { scope: name })}</legend>
      {LEAVING.includes(scope) && (
        <>
          <Select
            label={t('consent.limits.level')}
            options={LEVELS.map((id) => ({ id, label: t(`consent.limits.levels.${id}`) }))}
            value={identityLevel ?? 'unsaid'}
            onChange={(level) =>
              onChange(
                withLimits(permission, { identityLevel: level === 'unsaid' ? undefined : level }),
              )
            }
          />
          <div className={styles['facts']}>
            <span className={styles['minor']}>{t('consent.limits.withheld')}</span>
            {CONSENT_WITHHELD.map((fact) => (
              <Checkbox
                key={fact}
                label={t(`consent.limits.facts.${fact}`)}
                isSelected={withheld.includes(fact)}
                onChange={(isWithheld) => withhold(fact, isWithheld)}
              />
            ))}
          </div>
          <Audience audience={permission.audience ?? []} onChange={limit} />
          <TextField
            label={t('consent.limits.territory')}
            placeholder={t('consent.conditionsExample')}
            value={territory}
            onChange={(text) => limit({ territory: text })}
          />
        </>
      )}
      <TextField
        label={t('consent.conditions')}
        value={conditions}
        onChange={(text) => limit({ conditions: text })}
      />
      <DateEntry
        label={t('consent.limits.expires')}
        date={permission.expires ?? ''}
        onChange={(expires) => limit({ expires })}
      />
    </fieldset>
  );
}

interface AudienceProps {
  readonly audience: readonly string[];
  readonly onChange: (limits: Pick<PermissionLimits, 'audience'>) => void;
}

/** Names with commas between: what is typed stays as it is, whatever is read from it. */
function Audience({ audience, onChange }: AudienceProps) {
  const { t } = useTranslation('testimony');
  const [typed, setTyped] = useState(audience.join(', '));
  return (
    <TextField
      label={t('consent.limits.audience')}
      description={t('consent.limits.audienceHelp')}
      value={typed}
      onChange={(text) => {
        setTyped(text);
        onChange({ audience: text.split(',').flatMap((name) => name.trim() || []) });
      }}
    />
  );
}
