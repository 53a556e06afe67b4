import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import type { ReviewItem } from './review-item.ts';
import { formsOf } from './same-items.ts';
import styles from './dialogs.module.css';

export interface SameDialogProps {
  /** Undecided places that mean the same. */
  readonly items: readonly ReviewItem[];
  readonly text: string;
  /** The words themselves were chosen: the answer is to keep them. */
  readonly isKept: boolean;
  /** What would stand at a place. */
  readonly replacementFor: (item: ReviewItem) => string;
  readonly onReplace: (items: readonly ReviewItem[]) => void;
  readonly onKeep: (items: readonly ReviewItem[]) => void;
  readonly onCancel: () => void;
}

/** Shows every form that "all the same" would take, before it happens. Each can be left out. */
export function SameDialog(props: SameDialogProps) {
  const { items, text, isKept, replacementFor, onReplace, onKeep, onCancel } = props;
  const { t } = useTranslation(['anonymise', 'common']);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const forms = formsOf(text, items);
  const chosen = forms.filter((form) => !left.has(form.words)).flatMap((form) => form.ranges);
  const replacements = [...new Set(items.map(replacementFor))];

  function toggle(words: string, isTaken: boolean) {
    const next = new Set(left);
    if (isTaken) next.delete(words);
    else next.add(words);
    setLeft(next);
  }

  return (
    <Dialog
      isOpen
      onClose={onCancel}
      title={t('same.title', { count: items.length })}
      actions={
        <>
          <Button onPress={onCancel}>{t('common:cancel')}</Button>
          <Button
            variant={isKept ? 'primary' : 'plain'}
            autoFocus={isKept}
            isDisabled={chosen.length === 0}
            onPress={() => onKeep(chosen)}
          >
            {t('same.keep', { count: chosen.length })}
          </Button>
          {!isKept && (
            <Button
              variant="primary"
              // Shift+A was the question; Enter is the answer, and one undo takes it back.
              autoFocus
              isDisabled={chosen.length === 0}
              onPress={() => onReplace(chosen)}
            >
              {t('same.replace', { count: chosen.length })}
            </Button>
          )}
        </>
      }
    >
      <p>
        {t(isKept ? 'same.stays' : 'same.becomes')}{' '}
        {!isKept &&
          replacements.map((replacement) => (
            <strong key={replacement} className={styles['replacement']}>
              {replacement || t('same.nothing')}
            </strong>
          ))}
      </p>
      <ul className={styles['forms']} aria-label={t('same.forms')}>
        {forms.map(({ words, ranges }) => (
          <li key={words}>
            <Checkbox
              label={t('same.form', { words, count: ranges.length })}
              isSelected={!left.has(words)}
              onChange={(isTaken) => toggle(words, isTaken)}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
