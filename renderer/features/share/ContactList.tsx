import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../core/domain/contact.ts';
import { useErrorSentence } from '../../i18n.ts';
import type { PublicIdentity } from '../../vault/api.ts';
import type { Library } from '../../vault/library.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { AddContact } from './AddContact.tsx';
import styles from './Cards.module.css';
import { CompareKeys } from './CompareKeys.tsx';
import { ContactRow } from './ContactRow.tsx';
import { useLibrary } from './use-library.ts';

interface ContactListProps {
  readonly library: Library;
  readonly identity: PublicIdentity | undefined;
}

type Asking =
  | { readonly about: 'add' }
  | { readonly about: 'compare' | 'delete'; readonly contact: Contact };

/** The colleagues' cards: add, compare in person, delete. */
export function ContactList({ library, identity }: ContactListProps) {
  const { t } = useTranslation('share');
  const errorSentence = useErrorSentence();
  const { contacts } = useLibrary(library);
  const [asking, setAsking] = useState<Asking>();
  const [failure, setFailure] = useState<unknown>();
  const close = () => setAsking(undefined);

  async function run(work: Promise<void>) {
    setFailure(undefined);
    try {
      await work;
    } catch (error) {
      setFailure(error);
    }
    close();
  }

  function setChecked(contact: Contact, checkedAt: number | undefined) {
    const { checkedAt: _before, ...rest } = contact;
    return run(library.putContact(checkedAt === undefined ? rest : { ...rest, checkedAt }));
  }

  return (
    <section className={styles['section']} aria-labelledby="recipients">
      <div className={styles['head']}>
        <div className={styles['intro']}>
          <h2 id="recipients">{t('card.othersTitle')}</h2>
          <p>{t('card.othersText')}</p>
        </div>
        <Button icon={<UserPlus aria-hidden />} onPress={() => setAsking({ about: 'add' })}>
          {t('card.add')}
        </Button>
      </div>
      {failure !== undefined && (
        <Banner tone="danger" title={errorSentence(failure).title} isLive>
          {errorSentence(failure).text}
        </Banner>
      )}
      {contacts.length === 0 ? (
        <p className={styles['none']}>{t('card.none')}</p>
      ) : (
        <ul className={styles['contacts']}>
          {contacts.map((contact) => (
            <li key={contact.id}>
              <ContactRow
                contact={contact}
                onCompare={() => setAsking({ about: 'compare', contact })}
                onForget={() => void setChecked(contact, undefined)}
                onDelete={() => setAsking({ about: 'delete', contact })}
              />
            </li>
          ))}
        </ul>
      )}
      {asking?.about === 'add' && (
        <AddContact library={library} identity={identity} onClose={close} />
      )}
      {asking?.about === 'compare' && (
        <CompareKeys
          contact={asking.contact}
          identity={identity}
          onClose={close}
          onSame={() => void setChecked(asking.contact, Date.now())}
        />
      )}
      {asking?.about === 'delete' && (
        <ConfirmDialog
          isOpen
          title={t('card.deleteTitle', { name: asking.contact.name })}
          confirmLabel={t('card.delete')}
          cancelLabel={t('card.keep')}
          onConfirm={() => void run(library.deleteContact(asking.contact.id))}
          onCancel={close}
        >
          <p>{t('card.deleteText', { name: asking.contact.name })}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
