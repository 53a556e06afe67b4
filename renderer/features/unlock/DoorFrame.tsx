import { createContext, type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './DoorFrame.module.css';

/** What stands above every screen of the door: set by renderer/app. */
export const DoorStrip = createContext<ReactNode>(null);

interface DoorFrameProps {
  readonly title: string;
  /** Beside the name of the app: the step, or the vault. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly isWide?: boolean;
}

/** The one card of the screens before the vault is open. It looks the same whatever the vault holds. */
export function DoorFrame({ title, aside, children, isWide = false }: DoorFrameProps) {
  const { t } = useTranslation('frame');
  const strip = useContext(DoorStrip);
  return (
    <div className={styles['door']}>
      {strip !== null && <section aria-label={t('notices')}>{strip}</section>}
      <main className={styles['page']}>
        <div className={styles['card']} data-wide={isWide || undefined}>
          <div className={styles['head']}>
            <span className={styles['app']}>{t('appName')}</span>
            <span className={styles['aside']}>{aside}</span>
          </div>
          <h1 className={styles['title']}>{title}</h1>
          {children}
        </div>
      </main>
    </div>
  );
}
