import { KeyHint } from './KeyHint.tsx';
import styles from './KeyLegend.module.css';

export interface KeyLegendProps {
  /** Keys that do one thing or a pair of things, as in keys.ts, and what they do in a word or two. */
  readonly keys: readonly (readonly [chords: readonly string[], words: string])[];
  /** What `1–9` do, where they do something. */
  readonly digits?: string;
  /** What the last key did, where nothing else shows it. It stands where the eye already is, and is spoken. */
  readonly said?: string;
}

/** The keys of a screen, always in sight below its list or text: nobody has to look them up. */
export function KeyLegend({ keys, digits, said }: KeyLegendProps) {
  if (keys.length === 0) return null;
  return (
    <div className={styles['legend']}>
      {said !== undefined && <output className={styles['said']}>{said}</output>}
      {digits !== undefined && (
        <span className={styles['key']}>
          <kbd className={styles['digits']}>1–9</kbd> {digits}
        </span>
      )}
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
