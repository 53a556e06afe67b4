import type { ReactNode } from 'react';
import { Fieldset } from '../../../ui/Fieldset.tsx';
import styles from './OverviewPane.module.css';

export interface GroupProps {
  readonly title: string;
  readonly help?: string;
  readonly columns?: 1 | 2;
  readonly children: ReactNode;
}

/** A sheet of fields that belong together. Ctrl+Enter goes to the next one. */
export function Group({ title, help, columns = 1, children }: GroupProps) {
  return (
    <section className={styles['group']}>
      <Fieldset title={title} columns={columns} {...(help !== undefined && { description: help })}>
        {children}
      </Fieldset>
    </section>
  );
}
