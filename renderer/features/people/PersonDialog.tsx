import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pseudonymProblem, pseudonymsThatName } from '../../../core/anonymise/pseudonyms.ts';
import {
  type GrammaticalGender,
  type Person,
  REGISTER_KINDS,
} from '../../../core/domain/person.ts';
import { useErrorSentence } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './PersonDialog.module.css';
import {
  completePerson,
  type PersonForm,
  personFromDraft,
  rememberPseudonym,
} from './person-draft.ts';

export interface PersonDialogProps {
  /** What is known already; with an `id` of the register it is that entry's change. */
  readonly draft: Partial<Person>;
  /** The whole register. */
  readonly people: readonly Person[];
  /** Saves the entry. While it waits the dialog stays; when it throws, the dialog says so and keeps what was typed. */
  readonly onSave: (person: Person) => Promise<void>;
  /** Escape or Cancel. Not called after a save. */
  readonly onCancel: () => void;
}

const GENDERS: readonly GrammaticalGender[] = ['female', 'male', 'unknown'];

/** The form of one register entry, new or changed. Mounted while it is open. */
export function PersonDialog({ draft, people, onSave, onCancel }: PersonDialogProps) {
  const { t } = useTranslation(['people', 'common']);
  const errorSentence = useErrorSentence();
  // Kept as one list: the check of a pseudonym prepares it once.
  const others = useMemo(() => people.filter(({ id }) => id !== draft.id), [people, draft.id]);
  const [person, setPerson] = useState(() => personFromDraft(draft));
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [lines, setLines] = useState(() => person.spellings.join('\n'));
  const [isTried, setTried] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [thrown, setThrown] = useState<unknown>();

  const entry = completePerson(person, lines, others, refused);
  const before = people.find((one) => one.id === entry.id);
  const isNew = before === undefined;
  const problem = pseudonymProblem(entry.pseudonym, entry, others);
  const isNameless = entry.name === '';
  const [named] = pseudonymsThatName(entry, others);
  const change = (part: Partial<PersonForm>) => setPerson({ ...person, ...part });

  async function save() {
    setTried(true);
    if (isNameless || problem) return;
    setSaving(true);
    setThrown(undefined);
    try {
      await onSave(rememberPseudonym(entry, before));
    } catch (error) {
      setThrown(error);
      setSaving(false);
    }
  }

  return (
    <Dialog
      isOpen
      onClose={onCancel}
      isBusy={isSaving}
      size="medium"
      title={isNew ? t('dialog.titleNew') : t('dialog.titleEdit', { pseudonym: draft.pseudonym })}
      actions={
        <>
          <Button onPress={onCancel} isDisabled={isSaving}>
            {t('common:cancel')}
          </Button>
          <Button
            variant="primary"
            isPending={isSaving}
            pendingLabel={t('common:working')}
            onPress={() => void save()}
          >
            {isNew ? t('dialog.register') : t('dialog.save')}
          </Button>
        </>
      }
    >
      {thrown !== undefined && (
        <Banner tone="danger" isLive title={errorSentence(thrown).title}>
          {errorSentence(thrown).text}
        </Banner>
      )}
      <div className={styles['row']}>
        <Select
          label={t('field.kind')}
          options={REGISTER_KINDS.map((id) => ({ id, label: t(`kind.${id}`) }))}
          value={person.kind}
          onChange={(kind) => change({ kind })}
        />
        {person.kind === 'person' && (
          <Select
            label={t('field.gender')}
            options={GENDERS.map((id) => ({ id, label: t(`gender.${id}`) }))}
            value={person.gender}
            onChange={(gender) => change({ gender })}
          />
        )}
      </div>
      <TextField
        label={t('field.name')}
        value={person.name}
        onChange={(name) => change({ name })}
        onEnter={() => void save()}
        // A form that was asked for begins with its first text field.
        autoFocus
        error={isTried && isNameless ? t('problem.nameless') : undefined}
      />
      {named && (
        <Banner tone="warning" isLive title={t('named.title', { pseudonym: named.pseudonym })}>
          {t('named.text', { pseudonym: named.pseudonym })}
        </Banner>
      )}
      <TextField
        kind="multiline"
        label={t('field.spellings')}
        description={t('field.spellingsHelp')}
        value={lines}
        onChange={setLines}
      />
      <TextField
        label={t('field.pseudonym')}
        description={t('field.pseudonymHelp')}
        value={person.pseudonym ?? entry.pseudonym}
        onChange={(pseudonym) => change({ pseudonym })}
        onEnter={() => void save()}
        error={problem && (isTried || !isNameless) ? t(`problem.${problem}`) : undefined}
        trailing={
          <Button
            isCompact
            variant="quiet"
            isDisabled={isNameless}
            onPress={() => {
              setRefused([...refused, entry.pseudonym]);
              change({ pseudonym: undefined });
            }}
          >
            {t('dialog.generate')}
          </Button>
        }
      />
      <TextField
        label={t('field.note')}
        value={person.note}
        onChange={(note) => change({ note })}
        onEnter={() => void save()}
      />
    </Dialog>
  );
}
