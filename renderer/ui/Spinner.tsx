import { useEffect, useState } from 'react';
import styles from './Spinner.module.css';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export interface SpinnerProps {
  /** Said to a screen reader; the picture itself is silent. */
  readonly label: string;
  /** The words stand beside it as well. */
  readonly isLabelShown?: boolean;
  /** Nothing is shown before this many milliseconds: what is over sooner needs no sign. */
  readonly delay?: number;
  readonly size?: 'small' | 'normal';
}

/** A turning ring for work without a measure. Takes no room until its delay is over. */
export function Spinner({
  label,
  isLabelShown = false,
  delay = 200,
  size = 'small',
}: SpinnerProps) {
  const [isShown, setShown] = useState(delay === 0);
  useEffect(() => {
    if (delay === 0) return undefined;
    const timer = setTimeout(() => setShown(true), delay);
    return () => clearTimeout(timer);
  }, [delay]);
  if (!isShown) return null;
  if (isLabelShown) {
    return (
      <span className={styles['labelled']}>
        <span aria-hidden className={styles['spinner']} data-size={size} />
        {label}
      </span>
    );
  }
  return (
    <span className={styles['spinner']} data-size={size}>
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}
