import type { ReactNode, Ref } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import styles from './IconButton.module.css';
import { KeyHint } from './KeyHint.tsx';
import tooltipStyles from './tooltip.module.css';

export interface IconButtonProps {
  /** What it does. Spoken, and shown as a tooltip. */
  readonly label: string;
  /** A lucide icon. */
  readonly icon: ReactNode;
  /** The key that does the same, as in keys.ts: shown in the tooltip. */
  readonly keys?: string;
  readonly isCompact?: boolean;
  readonly isDisabled?: boolean;
  /** Makes it a button that is on or off. */
  readonly isPressed?: boolean;
  readonly onPress?: () => void;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button that is an icon alone. Only where the icon is known or the room is short; prefer Button. */
export function IconButton(props: IconButtonProps) {
  const {
    label,
    icon,
    keys,
    isCompact = false,
    isDisabled = false,
    isPressed,
    onPress,
    ref,
  } = props;
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <Button
        type="button"
        aria-label={label}
        className={styles['button'] ?? ''}
        data-compact={isCompact || undefined}
        data-on={isPressed || undefined}
        isDisabled={isDisabled}
        {...(isPressed !== undefined && { 'aria-pressed': isPressed })}
        {...(onPress && { onPress })}
        {...(ref && { ref })}
      >
        {icon}
      </Button>
      <Tooltip className={tooltipStyles['tooltip'] ?? ''} offset={6}>
        <span>{label}</span>
        {keys !== undefined && <KeyHint keys={keys} />}
      </Tooltip>
    </TooltipTrigger>
  );
}
