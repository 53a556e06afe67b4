import {
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { X } from 'lucide-react';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import styles from './UndoToasts.module.css';

export interface UndoOffer {
  /** What was done: "Tag removed from 3 passages". */
  readonly text: string;
  readonly undoLabel: string;
  readonly onUndo: () => void;
}

/** Long enough to read and decide; the time stands still while the pointer or the focus is on it. */
const OFFER_MS = 10_000;

const offers = new ToastQueue<UndoOffer>({ maxVisibleToasts: 2 });

/** Offers to take back what was just done. Toasts are for nothing else: what must be read stays in a Banner. */
export function offerUndo(offer: UndoOffer): void {
  offers.add(offer, { timeout: OFFER_MS });
}

/** At lock: nothing of the session stays. */
export function dropUndoOffers(): void {
  offers.clear();
}

export interface UndoToastsProps {
  /** Names the region for a screen reader. */
  readonly label: string;
  readonly closeLabel: string;
}

/** Where the offers appear. Once, at the root of the app. */
export function UndoToasts({ label, closeLabel }: UndoToastsProps) {
  return (
    <ToastRegion queue={offers} aria-label={label} className={styles['region'] ?? ''}>
      {({ toast }) => (
        <Toast toast={toast} className={styles['toast'] ?? ''}>
          <ToastContent className={styles['words'] ?? ''}>
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          <Button
            isCompact
            onPress={() => {
              toast.content.onUndo();
              offers.close(toast.key);
            }}
          >
            {toast.content.undoLabel}
          </Button>
          <IconButton
            isCompact
            label={closeLabel}
            icon={<X />}
            onPress={() => offers.close(toast.key)}
          />
        </Toast>
      )}
    </ToastRegion>
  );
}
