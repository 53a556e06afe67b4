import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Consent, withdrawable } from '../../../../core/domain/consent.ts';
import { consentBlock } from '../../../../core/domain/export-permission.ts';
import { useToday } from '../../../today.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { ConsentGrid } from './ConsentGrid.tsx';
import { ConsentSessions } from './ConsentSessions.tsx';
import { Group } from './Group.tsx';

export interface ConsentGroupProps {
  readonly consent: Consent;
  readonly onChange: (consent: Consent) => void;
  readonly onWithdraw: () => void;
}

/** What the speaker agreed to, permission by permission. A gap is named here and stops nothing but the export. */
export function ConsentGroup({ consent, onChange, onWithdraw }: ConsentGroupProps) {
  const { t } = useTranslation('testimony');
  return (
    <Group title={t('consent.title')} help={t('consent.help')}>
      <ConsentGap consent={consent} />
      <ConsentGrid consent={consent} onChange={onChange} />
      <TextField
        label={t('consent.conditionsOfAll')}
        placeholder={t('consent.conditionsExample')}
        value={consent.conditions}
        onChange={(conditions) => onChange({ ...consent, conditions })}
      />
      <ConsentSessions
        sessions={consent.sessions}
        onChange={(sessions) => onChange({ ...consent, sessions })}
      />
      {withdrawable(consent).length > 0 && (
        <div>
          <Button icon={<Undo2 aria-hidden />} onPress={onWithdraw}>
            {t('consent.withdraw')}
          </Button>
        </div>
      )}
    </Group>
  );
}

/** Why no partner may have it. For whom alone it is, and what it lets out, stops no bundle by itself. */
function ConsentGap({ consent }: Pick<ConsentGroupProps, 'consent'>) {
  const { t } = useTranslation('testimony');
  const today = useToday();
  const reason = consentBlock(consent, { purpose: 'share', version: 'anonymised', today })?.reason;
  if (reason === undefined || reason === 'audience' || reason === 'identity') return null;
  return (
    <Banner tone="warning" title={t(`consent.gap.${reason}`)}>
      {t(reason === 'not-asked' ? 'consent.gap.notAskedText' : 'consent.gap.text')}
    </Banner>
  );
}
