import type { ReactNode } from 'react';
import styles from './Gallery.module.css';

export interface SampleProps {
  readonly name: string;
  readonly children: ReactNode;
  /** Puts the pieces below each other, each as wide as the column. */
  readonly isColumn?: boolean;
}

/** One component under its name. */
export function Sample({ name, children, isColumn = false }: SampleProps) {
  return (
    <section className={styles['sample']} aria-label={name}>
      <h2 className={styles['name']}>{name}</h2>
      <div className={styles['pieces']} data-column={isColumn || undefined}>
        {children}
      </div>
    </section>
  );
}
