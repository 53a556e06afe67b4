import type { ReactNode } from 'react';
import styles from './PageHeader.module.css';

export interface PageHeaderProps {
  readonly title: string;
  /** Beside the title: a state, a count. */
  readonly badge?: ReactNode;
  /** One line below: what this page is for, or what is shown of how much. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** The head of a page: the only h1 in the content. */
export function PageHeader({ title, badge, children, actions }: PageHeaderProps) {
  return (
    <div className={styles['header']}>
      <div className={styles['words']}>
        <div className={styles['line']}>
          <h1>{title}</h1>
          {badge}
        </div>
        {children !== undefined && <div className={styles['text']}>{children}</div>}
      </div>
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}
