import { ProgressBar as AriaProgressBar, Label } from 'react-aria-components';
import styles from './ProgressBar.module.css';

interface BaseProps {
  /** What is going on: "Encrypting". */
  readonly label: string;
}

type MeasureProps =
  | {
      /** From 0 to 1. */
      readonly share: number;
      /** With units: "34 of 120", "1.4 MB of 8 MB". Formatted by the caller (format.ts). */
      readonly measure: string;
    }
  /** How much there is to do is not known. */
  | { readonly share?: undefined; readonly measure?: string };

export type ProgressBarProps = BaseProps & MeasureProps;

/** For work over a second. Under that a Spinner, under 200 ms nothing. */
export function ProgressBar({ label, share, measure }: ProgressBarProps) {
  const percent = share === undefined ? 0 : Math.min(100, Math.max(0, share * 100));
  return (
    <AriaProgressBar
      className={styles['progress'] ?? ''}
      value={percent}
      isIndeterminate={share === undefined}
      {...(measure !== undefined && { valueLabel: measure })}
    >
      <div className={styles['words']}>
        <Label>{label}</Label>
        <span className={styles['measure']}>{measure}</span>
      </div>
      <div className={styles['track']}>
        <div
          className={styles['fill']}
          data-indeterminate={share === undefined || undefined}
          style={{ width: share === undefined ? '30%' : `${percent}%` }}
        />
      </div>
    </AriaProgressBar>
  );
}
