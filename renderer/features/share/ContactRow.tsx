import { BadgeCheck, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../core/domain/contact.ts';
import { useLanguage } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { formatDay } from '../../ui/format.ts';
import { StatePill } from '../../ui/StatePill.tsx';
import styles from './Cards.module.css';
import { shortened } from './contact-card.ts';

interface ContactRowProps {
  readonly contact: Contact;
  readonly onCompare: () => void;
  /** Takes back that the keys were compared. */
  readonly onForget: () => void;
  readonly onDelete: () => void;
}

export function ContactRow({ contact, onCompare, onForget, onDelete }: ContactRowProps) {
  const { t } = useTranslation('share');
  const language = useLanguage();
  const { name, recipient, signingKey, checkedAt } = contact;
  return (
    <div className={styles['contact']}>
      <div className={styles['who']}>
        <span className={styles['name']}>{name}</span>
        <span className={styles['minor']}>
          <code>{shortened(recipient)}</code>
          {' · '}
          {t(signingKey === undefined ? 'card.signsNot' : 'card.signs')}
        </span>
      </div>
      {checkedAt === undefined ? (
        <StatePill tone="warning" icon={<CircleDashed aria-hidden />}>
          {t('card.notCompared')}
        </StatePill>
      ) : (
        <StatePill tone="ok" icon={<BadgeCheck aria-hidden />}>
          {t('card.comparedOn', { day: formatDay(checkedAt, language) })}
        </StatePill>
      )}
      <div className={styles['buttons']}>
        {checkedAt === undefined ? (
          <Button isCompact onPress={onCompare} aria-label={t('card.compareOf', { name })}>
            {t('card.compare')}
          </Button>
        ) : (
          <Button
            isCompact
            variant="quiet"
            onPress={onForget}
            aria-label={t('card.forgetOf', { name })}
          >
            {t('card.forget')}
          </Button>
        )}
        <Button
          isCompact
          variant="quiet"
          onPress={onDelete}
          aria-label={t('card.deleteOf', { name })}
        >
          {t('card.delete')}
        </Button>
      </div>
    </div>
  );
}
