import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n.ts';
import { useOccupationName } from '../../occupation-name.ts';
import { formatPartialDate } from '../../ui/format.ts';
import type { InterviewDocument } from './interview-document.ts';
import styles from './InterviewScreen.module.css';

/**
 * Who spoke, where and when, in the words that readers may see: a shoulder is never far away. It listens by itself, so
 * that typing draws these two lines anew and not the whole screen.
 */
export function InterviewHead({ document }: { readonly document: InterviewDocument }) {
  const { t } = useTranslation(['testimony', 'interviews']);
  const { record } = useSyncExternalStore(document.subscribe, document.snapshot);
  const language = useLanguage();
  const occupationName = useOccupationName();
  const facts = [
    occupationName(record.occupation),
    record.role && t(`role.${record.role}`),
    record.place.level === 'withheld' ? '' : record.place.published,
    formatPartialDate(record.date, language),
    record.language && t(`interviews:language.${record.language}`),
  ].filter((fact) => fact !== '');
  return (
    <header className={styles['header']}>
      <h1>{record.code.trim() || t('noCode')}</h1>
      <p className={styles['facts']}>{facts.length === 0 ? t('facts.none') : facts.join(' · ')}</p>
    </header>
  );
}
