import { KeyHint } from './KeyHint.tsx';
import styles from './KeyLegend.module.css';

export interface KeyLegendProps {
  /** Keys that do one thing or a pair of things, as in keys.ts, and what they do in a word or two. */
  readonly keys: readonly (readonly [chords: readonly string[], words: string])[];
}

/** The keys of a screen, always in sight below its list: nobody has to look them up. */
export function KeyLegend({ keys }: KeyLegendProps) {
  if (keys.length === 0) return null;
  return (
    <div className={styles['legend']}>
      {keys.map(([chords, words]) => (
        <span key={words} className={styles['key']}>
          {chords.map((chord) => (
            <KeyHint key={chord} keys={chord} />
          ))}{' '}
          {words}
        </span>
      ))}
    </div>
  );
}
