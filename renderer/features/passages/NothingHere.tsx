import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { PassagesView } from './passages-view.ts';
import styles from './PassagesScreen.module.css';

export interface NothingHereProps {
  readonly view: PassagesView;
  /** Everything has been looked through. */
  readonly isDone: boolean;
}

/** Why the list is empty, and what fills it; nothing while something may still be found. */
export function NothingHere({ view, isDone }: NothingHereProps) {
  const { t } = useTranslation('passages');
  const isAsked = view.of === 'basket' || view.tags.length > 0;
  if (isAsked && !isDone) return <div />;
  const which = view.of === 'basket' ? 'noneInReport' : isAsked ? 'none' : 'pick';
  return (
    <div className={styles['nothing']}>
      <EmptyState title={t(`${which}.title`)}>{t(`${which}.text`)}</EmptyState>
    </div>
  );
}
