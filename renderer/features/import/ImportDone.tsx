import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { formatNumber } from '../../ui/format.ts';
import styles from './ImportScreen.module.css';
import type { MadeInterview } from './use-import.ts';

interface ImportDoneProps {
  readonly made: readonly MadeInterview[];
  /** Tags that were made for them. */
  readonly tags: number;
  readonly isUndone: boolean;
  readonly onUndo: () => void;
  readonly onMore: () => void;
  readonly onList: () => void;
}

/** What was imported, of what, and the way back. */
export function ImportDone(props: ImportDoneProps) {
  const { made, tags, isUndone, onUndo, onMore, onList } = props;
  const { t } = useTranslation('importing');
  const language = useLanguage();
  const numbered = (count: number) => ({ count, number: formatNumber(count, language) });
  const counts = numbered(made.length);
  return (
    <div className={styles['page']}>
      <Outcome key={String(isUndone)}>{t(isUndone ? 'undone' : 'done', counts)}</Outcome>
      <p className={styles['lead']}>{t(isUndone ? 'undoneText' : 'doneText')}</p>
      {tags > 0 && (
        <p className={styles['lead']}>
          {t(isUndone ? 'project.tagsStay' : 'project.tagsMade', numbered(tags))}
        </p>
      )}
      <table className={styles['made']} aria-label={t('made')}>
        <tbody>
          {made.map(({ id, code, from, wanted }) => (
            <tr key={id}>
              <th scope="row">{code}</th>
              <td>
                {from}
                {wanted !== '' && wanted !== code && (
                  <span className={styles['minor']}> {t('otherCode', { code: wanted })}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!isUndone && <Banner tone="warning">{t('keepFile')}</Banner>}
      <div className={styles['buttons']}>
        <Button variant="primary" onPress={onList}>
          {t('toList')}
        </Button>
        <Button onPress={onMore}>{t('more')}</Button>
        {!isUndone && <Button onPress={onUndo}>{t('undo')}</Button>}
      </div>
    </div>
  );
}

/** Takes the focus when it comes, so that it is read out and Tab goes on from there. */
function Outcome({ children }: { readonly children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {children}
    </h2>
  );
}
