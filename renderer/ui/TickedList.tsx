import type { ReactNode } from 'react';
import { Checkbox } from './Checkbox.tsx';
import styles from './TickedList.module.css';

export interface TickedItem<Id> {
  readonly id: Id;
  readonly label: string;
  readonly description?: string;
  /** At the end of its line: a button. */
  readonly end?: ReactNode;
}

export interface TickedListProps<Id> {
  /** Of the tick for all of them. */
  readonly label: string;
  readonly items: readonly TickedItem<Id>[];
  readonly chosen: ReadonlySet<Id>;
  readonly onChoose: (ids: readonly Id[], isChosen: boolean) => void;
}

/** Things to be taken or left, under a tick for all of them; nothing when there are none. */
export function TickedList<Id extends string | number>(props: TickedListProps<Id>) {
  const { label, items, chosen, onChoose } = props;
  if (items.length === 0) return null;
  const taken = items.filter(({ id }) => chosen.has(id)).length;
  return (
    <section className={styles['part']}>
      <Checkbox
        label={label}
        isSelected={taken === items.length}
        isIndeterminate={taken > 0 && taken < items.length}
        onChange={(isChosen) =>
          onChoose(
            items.map(({ id }) => id),
            isChosen,
          )
        }
      />
      <ul className={styles['lines']}>
        {items.map(({ id, end, ...words }) => (
          <li key={id} className={styles['line']}>
            <Checkbox
              {...words}
              isSelected={chosen.has(id)}
              onChange={(isChosen) => onChoose([id], isChosen)}
            />
            {end}
          </li>
        ))}
      </ul>
    </section>
  );
}
