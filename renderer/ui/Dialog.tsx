import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import styles from './Dialog.module.css';
import { ShortcutLayer } from './shortcuts.tsx';

export interface DialogProps {
  readonly isOpen: boolean;
  /** Escape or a button asked for closing. Not called by a click outside: that would lose what was typed. */
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons, safest first; put `autoFocus` on the safe one. They stand at the end, in one line that may wrap. */
  readonly actions: ReactNode;
  readonly size?: 'small' | 'medium' | 'large';
  /** `alertdialog` for a question that stops the work. */
  readonly role?: 'dialog' | 'alertdialog';
  /** Work is under way that must not be left by Escape. */
  readonly isBusy?: boolean;
  /** Only to be read, and maybe longer than the window: it takes the focus, so that the arrows scroll it. */
  readonly isReading?: boolean;
}

/** A modal question or short form. The page behind it is inert until it closes; focus returns to where it was. */
export function Dialog(props: DialogProps) {
  const { isOpen, onClose, title, children, actions, size = 'small', role = 'dialog' } = props;
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={false}
      isKeyboardDismissDisabled={props.isBusy ?? false}
      className={styles['overlay'] ?? ''}
    >
      <Modal className={styles['modal'] ?? ''} data-size={size}>
        <AriaDialog role={role} className={styles['dialog'] ?? ''}>
          <ShortcutLayer>
            <Heading slot="title" level={2} className={styles['title'] ?? ''}>
              {title}
            </Heading>
            <div
              className={styles['body']}
              {...(props.isReading ? { tabIndex: 0, role: 'group', 'aria-label': title } : {})}
            >
              {children}
            </div>
            <div className={styles['actions']}>{actions}</div>
          </ShortcutLayer>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
