import type { ReactNode } from 'react';
import styles from './ContentsNav.module.css';

export interface ContentsItem {
  readonly id: string;
  readonly title: string;
  /** Under the title, small. */
  readonly note: string;
  /** Belongs to the one above it. */
  readonly isUnder?: boolean;
  readonly hasFailed?: boolean;
}

export interface ContentsNavProps {
  readonly label: string;
  readonly items: readonly ContentsItem[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  /** In place of the items when there are none. */
  readonly empty?: string;
  /** Below the items. */
  readonly children?: ReactNode;
}

/** What is in something that was opened, beside the one that is looked at. Stands in the first of two columns. */
export function ContentsNav({ label, items, chosen, onChoose, empty, children }: ContentsNavProps) {
  return (
    <nav className={styles['list']} aria-label={label}>
      {items.length === 0 && empty !== undefined && <p className={styles['note']}>{empty}</p>}
      <ul>
        {items.map(({ id, title, note, isUnder, hasFailed }) => (
          <li key={id}>
            <button
              type="button"
              className={styles['item']}
              data-under={isUnder || undefined}
              aria-current={id === chosen}
              onClick={() => onChoose(id)}
            >
              <strong>{title}</strong>
              <span className={styles['note']} data-failed={hasFailed || undefined}>
                {note}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {children}
    </nav>
  );
}
