import { useEffect, useState } from 'react';
import styles from './Spinner.module.css';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export interface SpinnerProps {
  /** Said to a screen reader; the picture itself is silent. */
  readonly label: string;
  /** Nothing is shown before this many milliseconds: what is over sooner needs no sign. */
  readonly delay?: number;
  readonly size?: 'small' | 'normal';
}

/** A turning ring for work without a measure. Takes no room until its delay is over. */
export function Spinner({ label, delay = 200, size = 'small' }: SpinnerProps) {
  const [isShown, setShown] = useState(delay === 0);
  useEffect(() => {
    if (delay === 0) return undefined;
    const timer = setTimeout(() => setShown(true), delay);
    return () => clearTimeout(timer);
  }, [delay]);
  if (!isShown) return null;
  return (
    <span className={styles['spinner']} data-size={size}>
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}
