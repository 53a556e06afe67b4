import type { ReactElement, ReactNode } from 'react';
import {
  Menu as AriaMenu,
  MenuItem,
  MenuTrigger,
  type Placement,
  Popover,
  Separator,
} from 'react-aria-components';
import { KeyHint } from './KeyHint.tsx';
import listStyles from './listbox.module.css';

export type MenuEntry =
  | {
      readonly kind?: 'action';
      readonly id: string;
      readonly label: string;
      readonly icon?: ReactNode;
      /** The key that does the same, as in keys.ts. */
      readonly keys?: string;
      readonly tone?: 'danger';
      readonly isDisabled?: boolean;
      readonly onAction: () => void;
    }
  | { readonly kind: 'separator'; readonly id: string };

export interface MenuProps {
  /** A Button or IconButton. */
  readonly trigger: ReactElement;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly placement?: Placement;
}

/** Actions behind a button. What is used often stands in the open instead. */
export function Menu({ trigger, label, entries, placement }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover
        className={listStyles['popover'] ?? ''}
        offset={4}
        placement={placement ?? 'bottom start'}
      >
        <AriaMenu aria-label={label} className={listStyles['list'] ?? ''}>
          {entries.map((entry) =>
            entry.kind === 'separator' ? (
              <Separator key={entry.id} className={listStyles['separator'] ?? ''} />
            ) : (
              <MenuItem
                key={entry.id}
                id={entry.id}
                textValue={entry.label}
                className={listStyles['item'] ?? ''}
                data-tone={entry.tone}
                isDisabled={entry.isDisabled ?? false}
                onAction={entry.onAction}
              >
                {entry.icon !== undefined && (
                  <span className={listStyles['mark']}>{entry.icon}</span>
                )}
                <span className={listStyles['words']}>{entry.label}</span>
                {entry.keys !== undefined && (
                  <span className={listStyles['keys']}>
                    <KeyHint keys={entry.keys} />
                  </span>
                )}
              </MenuItem>
            ),
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
