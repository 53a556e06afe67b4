import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../core/domain/contact.ts';
import { type ContactId, newId } from '../../../core/domain/ids.ts';
import { AppError } from '../../../core/errors.ts';
import { type ErrorSentence, useErrorSentence } from '../../i18n.ts';
import type { PublicIdentity } from '../../vault/api.ts';
import type { Library } from '../../vault/library.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { type CardProblem, holdsPrivateKey, readCard } from './contact-card.ts';

interface AddContactProps {
  readonly library: Library;
  /** Own keys, to notice when somebody pastes them. */
  readonly identity: PublicIdentity | undefined;
  readonly onClose: () => void;
  readonly onAdded?: (contact: Contact) => void;
}

type Problem = Exclude<CardProblem, 'private-key'> | 'own' | 'known';

/** Takes in a colleague's card. Public keys only: a private one is refused and cleared before it is even shown. */
export function AddContact({ library, identity, onClose, onAdded }: AddContactProps) {
  const { t } = useTranslation(['share', 'common']);
  const errorSentence = useErrorSentence();
  const [name, setName] = useState('');
  const [keys, setKeys] = useState('');
  const [isNameMissing, setNameMissing] = useState(false);
  const [problem, setProblem] = useState<{ kind: Problem; name?: string }>();
  const [failure, setFailure] = useState<ErrorSentence>();
  const [isSaving, setSaving] = useState(false);
  const nameField = useRef<HTMLInputElement>(null);
  const keysField = useRef<HTMLTextAreaElement>(null);

  /** Gives the text back, or nothing where it holds a private key. */
  function guarded(text: string): string {
    const isPrivate = holdsPrivateKey(text);
    setFailure(isPrivate ? errorSentence(new AppError('recipient-private-key')) : undefined);
    return isPrivate ? '' : text;
  }

  function check(): Contact | undefined {
    const reading = readCard(keys);
    setNameMissing(name.trim() === '');
    setProblem(undefined);
    if (!reading.ok) {
      if (reading.problem !== 'private-key') setProblem({ kind: reading.problem });
      keysField.current?.focus();
      return undefined;
    }
    const { card } = reading;
    const known = library.snapshot().contacts.find((one) => one.recipient === card.recipient);
    if (card.recipient === identity?.recipient) setProblem({ kind: 'own' });
    else if (known) setProblem({ kind: 'known', name: known.name });
    else if (name.trim() === '') nameField.current?.focus();
    else return { id: newId<ContactId>(), name: name.trim(), ...card };
    return undefined;
  }

  async function save() {
    const contact = check();
    if (!contact || isSaving) return;
    setSaving(true);
    try {
      await library.putContact(contact);
      onAdded?.(contact);
      onClose();
    } catch (error) {
      setFailure(errorSentence(error));
      setSaving(false);
    }
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('card.addTitle')}
      size="medium"
      isBusy={isSaving}
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button
            variant="primary"
            onPress={() => void save()}
            isPending={isSaving}
            pendingLabel={t('common:working')}
          >
            {t('card.save')}
          </Button>
        </>
      }
    >
      {failure && (
        <Banner tone="danger" title={failure.title} isLive>
          {failure.text}
        </Banner>
      )}
      <TextField
        label={t('card.name')}
        description={t('card.nameText')}
        value={name}
        onChange={(text) => setName(guarded(text))}
        onEnter={() => keysField.current?.focus()}
        inputRef={nameField}
        // The first field of a form that the person just opened.
        autoFocus
        maxLength={80}
        error={isNameMissing && name.trim() === '' ? t('card.nameMissing') : undefined}
      />
      <TextField
        kind="multiline"
        isMono
        rows={4}
        label={t('card.keys')}
        description={t('card.keysText')}
        value={keys}
        onChange={(text) => {
          setProblem(undefined);
          setKeys(guarded(text));
        }}
        inputRef={keysField}
        error={problem && t(`card.problem.${problem.kind}`, { name: problem.name ?? '' })}
      />
    </Dialog>
  );
}
