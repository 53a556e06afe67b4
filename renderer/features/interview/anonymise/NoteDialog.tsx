import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import styles from './dialogs.module.css';
import type { ReplacementProblem } from './replacement-problem.ts';
import type { ReviewItem } from './review-item.ts';

export interface NoteDialogProps {
  readonly item: ReviewItem;
  readonly words: string;
  /** What would stand there, where nothing is decided yet. */
  readonly replacement: string | undefined;
  /** Why what stands in the fields cannot be decided. */
  readonly problem: ReplacementProblem | undefined;
  /** Of a decision that was made: a blank one takes the note away. */
  readonly onNote: (why: string) => void;
  /** Decides, and says why. */
  readonly onReplace: (why: string) => void;
  readonly onKeep: (why: string) => void;
  readonly onCancel: () => void;
}

/** A sentence or two; what needs more belongs into the summary. */
const LONGEST = 300;

/** Why words were replaced or kept. Where nothing is decided yet the answer is given with it, so that no note lies loose. */
export function NoteDialog(props: NoteDialogProps) {
  const { item, words, replacement, problem, onNote, onReplace, onKeep, onCancel } = props;
  const { t } = useTranslation(['anonymise', 'common']);
  const [note, setNote] = useState((item.redaction ?? item.reopened)?.note ?? '');
  const why = note.trim();
  const isDecided = item.redaction !== undefined;

  function save() {
    if (isDecided) onNote(why);
    else if (!problem) onReplace(why);
  }

  return (
    <Dialog
      isOpen
      onClose={onCancel}
      title={t('note.title')}
      actions={
        <>
          <Button onPress={onCancel}>{t('common:cancel')}</Button>
          {!isDecided && <Button onPress={() => onKeep(why)}>{t('answer.keep')}</Button>}
          <Button variant="primary" isDisabled={!isDecided && problem !== undefined} onPress={save}>
            {t(isDecided ? 'note.save' : 'answer.replace')}
          </Button>
        </>
      }
    >
      <p className={styles['words']}>
        {words}
        {replacement !== undefined && (
          <>
            {' → '}
            <strong>{replacement || t('same.nothing')}</strong>
          </>
        )}
      </p>
      <TextField
        label={t('note.label')}
        description={t('note.description')}
        value={note}
        onChange={setNote}
        onEnter={save}
        maxLength={LONGEST}
        // A form that was asked for; its one text field is what it is for.
        autoFocus
      />
    </Dialog>
  );
}
