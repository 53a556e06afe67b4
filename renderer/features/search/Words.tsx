import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatNumber } from '../../ui/format.ts';
import styles from './SearchScreen.module.css';
import type { SearchState } from './use-search.ts';

const WAYS = ['prefix', 'alphabet', 'phrase', 'without'] as const;

/** Before the first letter: what is searched, and how to ask. */
export function Begin() {
  const { t } = useTranslation('search');
  return (
    <EmptyState title={t('begin.title')}>
      <p>{t('begin.text')}</p>
      <dl className={styles['ways']} aria-label={t('begin.ways')}>
        {WAYS.map((way) => (
          <div key={way} className={styles['way']}>
            <dt>
              <code>{t(`begin.examples.${way}`)}</code>
            </dt>
            <dd>{t(`begin.${way}`)}</dd>
          </div>
        ))}
      </dl>
    </EmptyState>
  );
}

/** After the last interview: what was searched, and what else to try. Nothing while it may still be found. */
export function NothingFound({
  state: { words, summary, total },
}: {
  readonly state: SearchState;
}) {
  const { t } = useTranslation('search');
  const language = useLanguage();
  if (!summary) return null;
  return (
    <EmptyState title={t('none.title')}>
      <p>{t('none.text', { count: total, number: formatNumber(total, language) })}</p>
      <p>{t(/["“”„«»]/.test(words) ? 'none.unquote' : 'none.fewer')}</p>
    </EmptyState>
  );
}
