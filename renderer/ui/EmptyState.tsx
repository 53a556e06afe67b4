import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

export interface EmptyStateProps {
  /** What is not there: "No interviews yet". */
  readonly title: string;
  /** What would be here, and why it matters. */
  readonly children?: ReactNode;
  /** What to do about it; the likeliest first, as a primary Button. */
  readonly actions?: ReactNode;
  readonly headingLevel?: 2 | 3;
}

/** A place with nothing in it yet, or nothing that matches. */
export function EmptyState({ title, children, actions, headingLevel = 2 }: EmptyStateProps) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <div className={styles['empty']}>
      <Heading className={styles['title']}>{title}</Heading>
      {children !== undefined && <div className={styles['text']}>{children}</div>}
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}
