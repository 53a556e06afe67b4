import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../../ui/KeyHint.tsx';
import styles from './TestimonyPane.module.css';
import type { TestimonyMode } from './testimony-keys.ts';

const KEYS = {
  read: [
    [['KeyT'], 'pick'],
    [['BracketLeft', 'BracketRight'], 'grow'],
    [['Tab'], 'next'],
    [['KeyR'], 'repeat'],
    [['KeyM'], 'mark'],
    [['Delete'], 'remove'],
    [['Ctrl+KeyE'], 'mode'],
  ],
  edit: [
    [['Ctrl+KeyT'], 'pick'],
    [['Ctrl+KeyM'], 'mark'],
    [['Alt+ArrowDown'], 'next'],
    [['Ctrl+KeyE'], 'modeBack'],
  ],
} as const;

export interface KeyLegendProps {
  readonly mode: TestimonyMode;
  /** What was just done. It stands where the eye already is, and is spoken. */
  readonly said: string;
}

/** Under the text: what the last key did, and which keys there are in this mode. */
export function KeyLegend({ mode, said }: KeyLegendProps) {
  const { t } = useTranslation('testimony');
  return (
    <div className={styles['legend']}>
      <output className={styles['said']}>{said}</output>
      {mode === 'read' && (
        <span className={styles['key']}>
          <kbd className={styles['digits']}>1–9</kbd> {t('keys.favourite')}
        </span>
      )}
      {KEYS[mode].map(([chords, name]) => (
        <span key={name} className={styles['key']}>
          {chords.map((keys) => (
            <KeyHint key={keys} keys={keys} />
          ))}{' '}
          {t(`keys.${name}`)}
        </span>
      ))}
    </div>
  );
}
