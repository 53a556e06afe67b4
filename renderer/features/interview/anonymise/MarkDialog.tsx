import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type StandInLanguage, standInOf } from '../../../../core/anonymise/stand-ins.ts';
import type { PersonId } from '../../../../core/domain/ids.ts';
import type { Person } from '../../../../core/domain/person.ts';
import { IDENTIFIER_KINDS, type IdentifierKind } from '../../../../core/domain/redaction.ts';
import type { TextRange } from '../../../../core/domain/text-change.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import styles from './dialogs.module.css';
import { canBeRegistered } from './person-options.ts';
import { PersonPicker } from './PersonPicker.tsx';
import { replacementProblem } from './replacement-problem.ts';
import type { Choice } from './review-item.ts';

export interface MarkDialogProps {
  /** The words selected in the testimony. */
  readonly words: string;
  /** What stands in their place is part of the testimony. */
  readonly language: StandInLanguage;
  /** Undecided places where the same words stand again. */
  readonly others: readonly TextRange[];
  readonly people: readonly Person[];
  /** Marks the selection, and these other places: all of them, or none when they were unticked. */
  readonly onMark: (choice: Choice, others: readonly TextRange[]) => void;
  /** Goes to the register's form instead. */
  readonly onRegister: (kind: IdentifierKind) => void;
  readonly onCancel: () => void;
}

/** For both tabs. Marks by hand what nothing had found: what kind it is, who it is, what stands in its place. */
export function MarkDialog(props: MarkDialogProps) {
  const { words, language, others, people, onMark, onRegister, onCancel } = props;
  const { t } = useTranslation(['anonymise', 'common']);
  const [kind, setKind] = useState<IdentifierKind>('person');
  const [person, setPerson] = useState<PersonId>();
  const [typed, setTyped] = useState<string>();
  const [hasOthers, setOthers] = useState(true);
  const pseudonym = people.find((one) => one.id === person)?.pseudonym;
  const replacement = typed ?? pseudonym ?? standInOf(kind, language);
  const problem = replacementProblem(replacement, words, person, people);

  function mark() {
    if (problem) return;
    onMark(
      { kind, replacement: replacement.trim(), person, isKept: false },
      hasOthers ? others : [],
    );
  }

  return (
    <Dialog
      isOpen
      onClose={onCancel}
      title={t('mark.title')}
      actions={
        <>
          <Button onPress={onCancel}>{t('common:cancel')}</Button>
          {canBeRegistered(kind) && person === undefined && (
            <Button onPress={() => onRegister(kind)}>{t('mark.register')}</Button>
          )}
          <Button variant="primary" isDisabled={problem !== undefined} onPress={mark}>
            {t('mark.action')}
          </Button>
        </>
      }
    >
      <p className={styles['words']}>{words}</p>
      <Select
        label={t('mark.kind')}
        options={IDENTIFIER_KINDS.map((id) => ({ id, label: t(`kind.${id}`) }))}
        value={kind}
        onChange={(next) => {
          setKind(next);
          setPerson(undefined);
        }}
      />
      {canBeRegistered(kind) && people.length > 0 && (
        <PersonPicker
          people={people}
          kind={kind}
          value={person}
          onChange={(chosen) => {
            setPerson(chosen?.id);
            setTyped(undefined);
          }}
        />
      )}
      <TextField
        label={t('replacement.label')}
        value={replacement}
        onChange={setTyped}
        onEnter={mark}
        // A form that was asked for; its one text field is what it is for.
        autoFocus
        error={problem && t(`replacement.problem.${problem}`)}
        {...(replacement === '' && { description: t('replacement.empty') })}
      />
      {others.length > 0 && (
        <Checkbox
          label={t('mark.others', { count: others.length })}
          isSelected={hasOthers}
          onChange={setOthers}
        />
      )}
    </Dialog>
  );
}
