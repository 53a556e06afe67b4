import { useTranslation } from 'react-i18next';
import type { Person } from '../../../../core/domain/person.ts';
import { StatePill } from '../../../ui/StatePill.tsx';
import styles from './DecisionBar.module.css';
import type { ReviewItem } from './review-item.ts';
import { lookOf } from './review-marks.ts';

export interface FoundWordsProps {
  readonly item: ReviewItem;
  readonly words: string;
  readonly people: readonly Person[];
}

const TONES = { redact: 'warning', ask: 'warning', replaced: 'info', kept: 'neutral' } as const;

/** What stands at the place, what it was taken for, and why. */
export function FoundWords({ item, words, people }: FoundWordsProps) {
  const { t } = useTranslation('anonymise');
  const { mention } = item;
  const look = lookOf(item);
  const pseudonym = people.find((person) => person.id === mention.person)?.pseudonym;
  const why = item.reopened
    ? t('why.reopened')
    : mention.source === 'register' && pseudonym !== undefined
      ? t('why.registerAs', { pseudonym })
      : t(`why.${mention.source}`);
  return (
    <p className={styles['words']}>
      <strong className={styles['quote']} title={words}>
        {words}
      </strong>
      <span className={styles['kind']}>{t(`kind.${mention.kind}`)}</span>
      <span className={styles['why']}>{why}</span>
      {item.redaction?.read && (
        <StatePill tone="ok">{t('pill.read', { by: item.redaction.read.by })}</StatePill>
      )}
      {look !== 'redact' && <StatePill tone={TONES[look]}>{t(`pill.${look}`)}</StatePill>}
    </p>
  );
}
