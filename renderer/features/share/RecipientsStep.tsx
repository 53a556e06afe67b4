import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../core/domain/contact.ts';
import { useLanguage } from '../../i18n.ts';
import { LettersBadge } from '../../LettersBadge.tsx';
import { usePassphraseStrength } from '../../passphrase-strength.ts';
import type { ExportPreview, PublicIdentity } from '../../vault/api.ts';
import type { Library } from '../../vault/library.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { formatDay } from '../../ui/format.ts';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { StrengthMeter } from '../../ui/StrengthMeter.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { AddContact } from './AddContact.tsx';
import { shortened } from './contact-card.ts';
import styles from './ExportWizard.module.css';
import { type ExportDraft, notForThem, receivers } from './export-draft.ts';
import { StepTitle } from './StepTitle.tsx';
import type { ChangeDraft } from './use-export-draft.ts';
import type { BundleSecret } from './use-export-wizard.ts';
import { useLibrary } from './use-library.ts';

interface RecipientsStepProps {
  readonly library: Library;
  readonly identity: PublicIdentity | undefined;
  readonly preview: ExportPreview | undefined;
  readonly draft: ExportDraft;
  readonly onChange: ChangeDraft;
  readonly secret: BundleSecret;
  readonly onSecret: (secret: BundleSecret) => void;
}

const WAYS = ['keys', 'passphrase'] as const;

/** Keys of people, or a passphrase; never both, because whoever knows the passphrase would make the keys pointless. */
export function RecipientsStep(props: RecipientsStepProps) {
  const { library, preview, draft, onChange, secret, onSecret } = props;
  const { t } = useTranslation('share');
  const { contacts } = useLibrary(library);
  const staying = preview ? notForThem(preview, receivers(draft, contacts)) : [];
  return (
    <>
      <StepTitle>{t('recipients.title')}</StepTitle>
      <RadioGroup
        label={t('recipients.sealedWith')}
        value={draft.sealedWith}
        onChange={(sealedWith) => {
          onSecret({ passphrase: '', repeated: '' });
          onChange({ sealedWith });
        }}
        options={WAYS.map((id) => ({
          id,
          label: t(`recipients.${id}`),
          description: t(`recipients.${id}Text`),
        }))}
      >
        {draft.sealedWith === 'keys' ? (
          <People {...props} />
        ) : (
          <PassphraseFields secret={secret} onSecret={onSecret} />
        )}
      </RadioGroup>
      {staying.length > 0 && (
        <Banner tone="info" title={t('check.blockedTitle', { count: staying.length })} isLive>
          <span>{t('recipients.notForThem', { count: staying.length })}</span>
          <ul className={styles['list']}>
            {staying.map(({ id, code, audience = [] }) => (
              <li key={id}>
                {code}: {t('check.shaped.audience', { bodies: audience.join(', ') })}
              </li>
            ))}
          </ul>
        </Banner>
      )}
    </>
  );
}

function People({ library, identity, draft, onChange }: RecipientsStepProps) {
  const { t } = useTranslation('share');
  const language = useLanguage();
  const { contacts } = useLibrary(library);
  const [isAdding, setAdding] = useState(false);

  function tick({ id }: Contact, isTicked: boolean) {
    const others = draft.recipients.filter((one) => one !== id);
    onChange({ recipients: isTicked ? [...others, id] : others });
  }

  return (
    <div className={styles['stack']}>
      {contacts.length === 0 ? (
        <p className={styles['lead']}>{t('recipients.nobodyYet')}</p>
      ) : (
        <ul className={styles['people']} aria-label={t('recipients.people')}>
          {contacts.map((contact) => (
            <li key={contact.id}>
              <Checkbox
                label={contact.name}
                description={`${
                  contact.checkedAt === undefined
                    ? t('recipients.notCompared')
                    : t('recipients.compared', { day: formatDay(contact.checkedAt, language) })
                } · ${shortened(contact.recipient)}`}
                isSelected={draft.recipients.includes(contact.id)}
                onChange={(isTicked) => tick(contact, isTicked)}
              />
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button icon={<UserPlus aria-hidden />} onPress={() => setAdding(true)}>
          {t('recipients.add')}
        </Button>
      </div>
      <Checkbox
        label={t('recipients.toSelf')}
        description={t('recipients.toSelfText')}
        isSelected={draft.toSelf}
        onChange={(toSelf) => onChange({ toSelf })}
        isDisabled={!identity}
      />
      {isAdding && (
        <AddContact
          library={library}
          identity={identity}
          onClose={() => setAdding(false)}
          onAdded={(contact) => tick(contact, true)}
        />
      )}
    </div>
  );
}

interface PassphraseFieldsProps {
  readonly secret: BundleSecret;
  readonly onSecret: (secret: BundleSecret) => void;
}

function PassphraseFields({ secret, onSecret }: PassphraseFieldsProps) {
  const { t } = useTranslation(['share', 'common']);
  const strength = usePassphraseStrength(secret.passphrase);
  const words = { showLabel: t('common:showHeld'), capsLockText: t('common:capsLock') };
  return (
    <div className={`${styles['stack']} ${styles['narrow']}`}>
      <TextField
        kind="password"
        label={t('recipients.bundlePassphrase')}
        description={t('recipients.bundlePassphraseText')}
        value={secret.passphrase}
        trailing={<LettersBadge text={secret.passphrase} />}
        onChange={(passphrase) => onSecret({ ...secret, passphrase })}
        {...words}
      />
      <StrengthMeter {...strength} />
      <TextField
        kind="password"
        label={t('recipients.repeat')}
        value={secret.repeated}
        trailing={<LettersBadge text={secret.repeated} />}
        onChange={(repeated) => onSecret({ ...secret, repeated })}
        {...words}
      />
    </div>
  );
}
