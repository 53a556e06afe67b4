import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DevelopmentHostStrip } from '../DevelopmentHostStrip.tsx';
import styles from './AppFrame.module.css';
import { Rail, type RailItem } from './Rail.tsx';
import { StatusLine, type StatusLineProps } from './StatusLine.tsx';
import { type Crumb, TopBar } from './TopBar.tsx';
import { usePaneCycle } from './use-pane-cycle.ts';

export interface AppFrameProps<Id extends string> {
  readonly sections: readonly RailItem<Id>[];
  readonly current: Id;
  readonly onNavigate: (section: Id) => void;
  /** From the section down to what is open; the last one is where the person is and is not a button. */
  readonly breadcrumb: readonly Crumb[];
  /** Buttons for what is open, in the top bar. */
  readonly actions?: ReactNode;
  readonly onLock: () => void;
  readonly status: StatusLineProps;
  readonly isDevelopmentHost?: boolean;
  /** Banners in the shape of strips that stay until settled: a failed save, a lock that comes near. */
  readonly strips?: ReactNode;
  readonly children: ReactNode;
}

/**
 * The frame of the unlocked app: rail, top bar, content, status line. The content scrolls inside itself; the frame never
 * does. Parts marked `data-pane` are the stops of F6.
 */
export function AppFrame<Id extends string>(props: AppFrameProps<Id>) {
  const { t } = useTranslation('frame');
  const root = useRef<HTMLDivElement>(null);
  usePaneCycle(root);
  return (
    <div className={styles['frame']} ref={root}>
      <section className={styles['strips']} aria-label={t('notices')}>
        {props.isDevelopmentHost === true && <DevelopmentHostStrip />}
        {props.strips}
      </section>
      <Rail sections={props.sections} current={props.current} onNavigate={props.onNavigate} />
      <TopBar breadcrumb={props.breadcrumb} actions={props.actions} onLock={props.onLock} />
      <main className={styles['content']} aria-label={t('content')} data-pane tabIndex={-1}>
        {props.children}
      </main>
      <StatusLine {...props.status} />
    </div>
  );
}
