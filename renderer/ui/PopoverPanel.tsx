import type { ReactElement, ReactNode } from 'react';
import { Dialog, DialogTrigger, type Placement, Popover } from 'react-aria-components';
import listStyles from './listbox.module.css';
import styles from './PopoverPanel.module.css';

export interface PopoverPanelProps {
  /** A Button or IconButton. Pressing it opens and closes the panel. */
  readonly trigger: ReactElement;
  /** Names the panel for a screen reader. */
  readonly label: string;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
  readonly placement?: Placement;
}

/** A small panel beside its button, for a few controls or a note. Escape or a click elsewhere closes it. */
export function PopoverPanel({ trigger, label, children, placement }: PopoverPanelProps) {
  return (
    <DialogTrigger>
      {trigger}
      <Popover
        className={listStyles['popover'] ?? ''}
        offset={4}
        placement={placement ?? 'bottom start'}
      >
        <Dialog aria-label={label} className={styles['panel'] ?? ''}>
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
