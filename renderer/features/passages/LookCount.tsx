import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n.ts';
import { formatNumber } from '../../ui/format.ts';
import { PASSAGES_TOLD } from '../../vault/calls/passage-calls.ts';
import styles from './PassagesScreen.module.css';
import type { ListedPassage, LookState } from './use-passages.ts';

export interface LookCountProps {
  readonly look: LookState;
  readonly passages: readonly ListedPassage[];
}

/** How far the look is, then how much there is: in interviews too, because one person may have said it ten times. */
export function LookCount({ look, passages }: LookCountProps) {
  const { t } = useTranslation('passages');
  const language = useLanguage();
  const number = (value: number) => formatNumber(value, language);
  const { summary, done, total } = look;
  if (!summary)
    return (
      <span className={styles['count']}>
        {total > 0 && t('looking', { done: number(done), total: number(total) })}
      </span>
    );
  const isCut = summary.count > PASSAGES_TOLD;
  const count = isCut ? summary.count : passages.length;
  const interviews = new Set(passages.map(({ interview }) => interview)).size;
  return (
    <output className={styles['count']}>
      {isCut
        ? `${t('count', { count, number: number(count) })}. ${t('first', { shown: number(PASSAGES_TOLD) })}`
        : count > 0 &&
          t('counted', {
            passages: t('count', { count, number: number(count) }),
            interviews: t('interviews', { count: interviews, number: number(interviews) }),
          })}
      {summary.damaged > 0 &&
        ` ${t('damaged', { count: summary.damaged, number: number(summary.damaged) })}`}
    </output>
  );
}
