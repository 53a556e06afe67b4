import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../core/domain/contact.ts';
import type { PublicIdentity } from '../../vault/api.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { signingKeyText } from './contact-card.ts';
import { KeyGroups } from './KeyGroups.tsx';

interface CompareKeysProps {
  readonly contact: Contact;
  readonly identity: PublicIdentity | undefined;
  readonly onClose: () => void;
  readonly onSame: () => void;
}

/** Both keys in groups of four, to be read to each other; the answer is the person's own. */
export function CompareKeys({ contact, identity, onClose, onSame }: CompareKeysProps) {
  const { t } = useTranslation(['share', 'common']);
  const [isDifferent, setDifferent] = useState(false);
  const { name, recipient, signingKey } = contact;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('card.compareTitle', { name })}
      size="medium"
      actions={
        <>
          <Button onPress={onClose}>{t(isDifferent ? 'common:close' : 'common:cancel')}</Button>
          {!isDifferent && (
            <>
              <Button onPress={() => setDifferent(true)}>{t('card.notSame')}</Button>
              <Button variant="primary" onPress={onSame}>
                {t('card.same')}
              </Button>
            </>
          )}
        </>
      }
    >
      {isDifferent ? (
        <Banner tone="danger" title={t('card.differTitle')} isLive>
          {t('card.differText')}
        </Banner>
      ) : (
        <p>{t('card.compareText')}</p>
      )}
      <KeyGroups label={t('card.theirKey', { name })} text={recipient} />
      {signingKey !== undefined && (
        <KeyGroups label={t('card.theirSigning', { name })} text={signingKeyText(signingKey)} />
      )}
      {identity && (
        <>
          <KeyGroups label={t('card.myKey')} text={identity.recipient} />
          <KeyGroups label={t('card.mySigning')} text={signingKeyText(identity.signingKey)} />
        </>
      )}
    </Dialog>
  );
}
