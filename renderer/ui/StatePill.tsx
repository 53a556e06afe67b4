import type { ReactNode } from 'react';
import styles from './StatePill.module.css';

export interface StatePillProps {
  /** The state in a word or two; the colour only repeats it. */
  readonly children: ReactNode;
  readonly tone?: 'neutral' | 'info' | 'ok' | 'warning' | 'danger';
  readonly icon?: ReactNode;
}

/** The state of a thing, or a count beside a name. Not a button. */
export function StatePill({ children, tone = 'neutral', icon }: StatePillProps) {
  return (
    <span className={styles['pill']} data-tone={tone}>
      {icon}
      {children}
    </span>
  );
}
