import { type ReactNode, useState } from 'react';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { TextField } from './TextField.tsx';

export interface ConfirmDialogProps {
  readonly isOpen: boolean;
  /** Names the object and the effect: "Delete INT-007 and its audio?" */
  readonly title: string;
  /** What is lost, what stays, for how long it can be undone. */
  readonly children: ReactNode;
  readonly confirmLabel: string;
  /** The safe answer. It has the focus, and Escape gives it. */
  readonly cancelLabel: string;
  readonly tone?: 'danger' | 'primary';
  /** A word to type before the answer counts, for what cannot be undone. Compared without regard to case. */
  readonly word?: { readonly label: string; readonly value: string };
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  /** The answer is being carried out: nothing closes the question until it is done. */
  readonly isPending?: boolean;
}

/** A question before something that is hard to take back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  // Mounted anew each time it opens, so that a word typed before is not there again.
  return props.isOpen ? <OpenConfirmDialog {...props} /> : null;
}

function OpenConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirmLabel, cancelLabel, tone = 'danger', word } = props;
  const { onConfirm, onCancel, isPending = false } = props;
  const [typed, setTyped] = useState('');
  const isRight = !word || typed.trim().toLowerCase() === word.value.toLowerCase();
  return (
    <Dialog
      isOpen
      onClose={onCancel}
      title={title}
      role="alertdialog"
      isBusy={isPending}
      actions={
        <>
          {/* The focus has to go somewhere in a modal question; the safe answer is the place for it. */}
          <Button onPress={onCancel} autoFocus={!word} isDisabled={isPending}>
            {cancelLabel}
          </Button>
          <Button
            variant={tone}
            onPress={onConfirm}
            isDisabled={!isRight}
            isPending={isPending}
            pendingLabel={confirmLabel}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
      {word && (
        <TextField
          label={word.label}
          value={typed}
          onChange={setTyped}
          autoFocus
          isDisabled={isPending}
        />
      )}
    </Dialog>
  );
}
