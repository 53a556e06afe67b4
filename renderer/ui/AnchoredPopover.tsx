import { type ReactNode, useRef } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import styles from './AnchoredPopover.module.css';
import listStyles from './listbox.module.css';

/** A place on the screen, in pixels from the top left corner of the window. */
export interface AnchorBox {
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

/** With this much room below the place, in pixels, the pane stays there and its list is cut instead. */
const ENOUGH_ROOM = 240;

export interface AnchoredPopoverProps {
  /** Where it points; undefined while it is closed. */
  readonly anchor: AnchorBox | undefined;
  /** Escape, or a click elsewhere. */
  readonly onClose: () => void;
  /** Names it for a screen reader. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A small pane at a place in a text rather than at a button. The focus goes into it, and back when it closes. */
export function AnchoredPopover({ anchor, onClose, label, children }: AnchoredPopoverProps) {
  const point = useRef<HTMLSpanElement>(null);
  const { left = 0, top = 0, height = 0 } = anchor ?? {};
  return (
    <>
      <span ref={point} aria-hidden className={styles['point']} style={{ left, top, height }} />
      <Popover
        triggerRef={point}
        isOpen={anchor !== undefined}
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose();
        }}
        placement="bottom start"
        // Above, it would cover the very words that it is about, and those that led to them.
        shouldFlip={window.innerHeight - top - height < ENOUGH_ROOM}
        offset={6}
        className={listStyles['popover'] ?? ''}
      >
        <Dialog aria-label={label} className={styles['dialog'] ?? ''}>
          {children}
        </Dialog>
      </Popover>
    </>
  );
}
