import { CircleCheck, CircleDashed } from 'lucide-react';
import styles from './StrengthMeter.module.css';

export interface StrengthMeterProps {
  /** How much of what is needed is there, 0 to 1. */
  readonly fraction: number;
  readonly isEnough: boolean;
  /** The same in words; read out politely whenever it changes. */
  readonly words: string;
}

/** A bar that fills up to what is needed, with the words that count. Enough is told by sign and words, not by colour. */
export function StrengthMeter({ fraction, isEnough, words }: StrengthMeterProps) {
  const Icon = isEnough ? CircleCheck : CircleDashed;
  const width = `${Math.round(Math.min(1, Math.max(0, fraction)) * 100)}%`;
  return (
    // Without words nothing is typed yet: the place is kept, so that nothing jumps at the first letter.
    <div
      className={styles['meter']}
      data-enough={isEnough || undefined}
      data-waiting={words === '' || undefined}
    >
      <div className={styles['track']} aria-hidden>
        <div className={styles['bar']} style={{ width }} />
      </div>
      <output className={styles['words']}>
        {words !== '' && <Icon aria-hidden />}
        <span>{words}</span>
      </output>
    </div>
  );
}
