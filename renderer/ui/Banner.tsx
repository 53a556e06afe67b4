import { CircleCheck, CircleX, Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Banner.module.css';
import { IconButton } from './IconButton.tsx';

export type Tone = 'info' | 'ok' | 'warning' | 'danger';

const ICONS = { info: Info, ok: CircleCheck, warning: TriangleAlert, danger: CircleX } as const;

interface BaseProps {
  readonly tone: Tone;
  /** What happened, in a few words. The tone must not be the only thing that says it. */
  readonly title?: string;
  readonly children?: ReactNode;
  /** Buttons: what to do now. */
  readonly actions?: ReactNode;
  /** `strip`: edge to edge along the top of a page. `box`: with a border, among other things. */
  readonly shape?: 'box' | 'strip';
  /** For a strip that only reminds: one line of small type. */
  readonly isThin?: boolean;
  /** Spoken when it appears. Leave it off for what was there from the start. */
  readonly isLive?: boolean;
}

type DismissProps =
  | { readonly onDismiss?: undefined; readonly dismissLabel?: undefined }
  | { readonly onDismiss: () => void; readonly dismissLabel: string };

export type BannerProps = BaseProps & DismissProps;

/** Something the person should know while going on: what happened, what is safe, what to do. Stays until it is settled. */
export function Banner(props: BannerProps) {
  const { tone, title, children, actions, shape = 'box', isThin = false, isLive = false } = props;
  const Icon = ICONS[tone];
  const role = tone === 'danger' ? 'alert' : 'status';
  return (
    <div
      className={styles['banner']}
      data-tone={tone}
      data-shape={shape}
      data-thin={isThin || undefined}
      {...(isLive && { role })}
    >
      <Icon aria-hidden className={styles['icon']} />
      <div className={styles['body']}>
        <div className={styles['words']}>
          {title !== undefined && <p className={styles['title']}>{title}</p>}
          {children !== undefined && <div>{children}</div>}
        </div>
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </div>
      {props.onDismiss && (
        <IconButton label={props.dismissLabel} icon={<X />} isCompact onPress={props.onDismiss} />
      )}
    </div>
  );
}
