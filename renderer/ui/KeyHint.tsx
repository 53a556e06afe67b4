import styles from './KeyHint.module.css';
import { isMacPlatform, keycaps } from './keys.ts';

export interface KeyHintProps {
  /** Physical keys as in keys.ts: `Ctrl+KeyL`. */
  readonly keys: string;
}

/** A key combination as keycaps. A hint beside words, never the only name of an action. */
export function KeyHint({ keys }: KeyHintProps) {
  return (
    <span className={styles['keys']}>
      {keycaps(keys, isMacPlatform()).map((cap) => (
        <kbd key={cap} className={styles['cap']}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
