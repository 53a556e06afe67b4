import type { ReactNode, Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './Button.module.css';
import { Spinner } from './Spinner.tsx';

/** `primary`: the one next step of a screen. `plain`: bordered, the usual button. `quiet`: without a border, for bars. */
export type ButtonVariant = 'primary' | 'plain' | 'quiet' | 'danger';

interface BaseProps {
  readonly children: ReactNode;
  readonly variant?: ButtonVariant;
  /** 28 px high instead of 32, for bars and table rows. */
  readonly isCompact?: boolean;
  /** A lucide icon before the words. Buttons always have words; for an icon alone use IconButton. */
  readonly icon?: ReactNode;
  readonly isDisabled?: boolean;
  /** Looks disabled, and says why when it is pressed; the reason stands beside it, too. */
  readonly isMuted?: boolean;
  readonly autoFocus?: boolean;
  readonly onPress?: () => void;
  /** Replaces the words for a screen reader; must contain them. */
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string;
  /** Of a button that unfolds something. */
  readonly 'aria-expanded'?: boolean;
  readonly 'aria-controls'?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** While pending the button keeps its focus and its width, and does nothing; `pendingLabel` is said aloud. */
type PendingProps =
  | { readonly isPending?: false; readonly pendingLabel?: string }
  | { readonly isPending: boolean; readonly pendingLabel: string };

export type ButtonProps = BaseProps & PendingProps;

export function Button({
  children,
  variant = 'plain',
  isCompact = false,
  isMuted = false,
  icon,
  isPending = false,
  pendingLabel = '',
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      type="button"
      isPending={isPending}
      className={styles['button'] ?? ''}
      data-variant={variant}
      data-compact={isCompact || undefined}
      data-muted={isMuted || undefined}
    >
      {isPending ? <Spinner label={pendingLabel} /> : icon}
      <span className={styles['words']}>{children}</span>
    </AriaButton>
  );
}
