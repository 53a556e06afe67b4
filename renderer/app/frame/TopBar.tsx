import { ChevronRight, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcuts } from '../../ui/shortcuts.tsx';
import styles from './TopBar.module.css';

export interface Crumb {
  readonly id: string;
  readonly label: string;
  /** Goes there. Without it the crumb is only words. */
  readonly onPress?: () => void;
}

export interface TopBarProps {
  readonly breadcrumb: readonly Crumb[];
  readonly actions?: ReactNode;
  readonly onLock: () => void;
}

export const LOCK_KEYS = 'Ctrl+KeyL';

/** Where the person is, what can be done with it, and the lock, which is always in the same corner. */
export function TopBar({ breadcrumb, actions, onLock }: TopBarProps) {
  const { t } = useTranslation('frame');
  useShortcuts([{ keys: LOCK_KEYS, run: onLock, isVital: true }]);
  return (
    <header className={styles['bar']} aria-label={t('topBar')} data-pane tabIndex={-1}>
      <nav aria-label={t('breadcrumb')} className={styles['path']}>
        <ol className={styles['crumbs']}>
          {breadcrumb.map((crumb, index) => (
            <li key={crumb.id} className={styles['crumb']}>
              {index > 0 && <ChevronRight aria-hidden className={styles['arrow']} />}
              <CrumbWords crumb={crumb} isLast={index === breadcrumb.length - 1} />
            </li>
          ))}
        </ol>
      </nav>
      <div className={styles['actions']}>{actions}</div>
      <Button variant="quiet" isCompact icon={<Lock aria-hidden />} onPress={onLock}>
        <span className={styles['lock']}>
          {t('lock')}
          <KeyHint keys={LOCK_KEYS} />
        </span>
      </Button>
    </header>
  );
}

function CrumbWords({ crumb, isLast }: { readonly crumb: Crumb; readonly isLast: boolean }) {
  if (isLast || !crumb.onPress) {
    return (
      <span
        className={styles['here']}
        aria-current={isLast ? 'page' : undefined}
        title={crumb.label}
      >
        {crumb.label}
      </span>
    );
  }
  return (
    <Button variant="quiet" isCompact onPress={crumb.onPress}>
      {crumb.label}
    </Button>
  );
}
