import styles from './Cards.module.css';
import { inGroups } from './contact-card.ts';

interface KeyGroupsProps {
  /** Spoken before the key. */
  readonly label: string;
  readonly text: string;
}

/** A key in groups of four, so that two people can read it to each other without losing the place. */
export function KeyGroups({ label, text }: KeyGroupsProps) {
  const seen = new Map<string, number>();
  const groups = inGroups(text).map((group) => {
    const count = (seen.get(group) ?? 0) + 1;
    seen.set(group, count);
    return { group, id: `${group}-${count}` };
  });
  return (
    <div className={styles['key']}>
      <p className={styles['keyLabel']}>{label}</p>
      <p className={styles['groups']}>
        {groups.map(({ group, id }) => (
          <span key={id}>{group}</span>
        ))}
      </p>
    </div>
  );
}
