import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../ui/KeyHint.tsx';
import styles from './InterviewsScreen.module.css';

const LIST_KEYS = [
  ['Enter', 'open'],
  ['Slash', 'filter'],
  ['KeyN', 'new'],
  ['Delete', 'bin'],
  ['Ctrl+KeyZ', 'undo'],
] as const;

const BIN_KEYS = [
  ['Enter', 'restore'],
  ['Ctrl+KeyZ', 'undo'],
] as const;

export interface KeyLegendProps {
  readonly isBinOpen: boolean;
}

/** The keys of this screen, always in sight: nobody has to look them up. */
export function KeyLegend({ isBinOpen }: KeyLegendProps) {
  const { t } = useTranslation('interviews');
  return (
    <div className={styles['legend']}>
      {(isBinOpen ? BIN_KEYS : LIST_KEYS).map(([keys, name]) => (
        <span key={keys} className={styles['key']}>
          <KeyHint keys={keys} /> {t(`keys.${name}`)}
        </span>
      ))}
    </div>
  );
}
