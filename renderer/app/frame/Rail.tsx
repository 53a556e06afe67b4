import type { ReactNode } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { ariaKeys, isMacPlatform } from '../../ui/keys.ts';
import tooltipStyles from '../../ui/tooltip.module.css';
import styles from './Rail.module.css';

export interface RailItem<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** A lucide icon. */
  readonly icon: ReactNode;
  readonly keys?: string;
  /** `end`: at the bottom, apart from the work. */
  readonly place?: 'start' | 'end';
}

export interface RailProps<Id extends string> {
  readonly sections: readonly RailItem<Id>[];
  readonly current: Id;
  readonly onNavigate: (section: Id) => void;
}

/** The sections of the app: icons with their names below, beside each other in a wide window. */
export function Rail<Id extends string>({ sections, current, onNavigate }: RailProps<Id>) {
  const { t } = useTranslation('frame');
  return (
    <nav className={styles['rail']} aria-label={t('navigation')} data-pane tabIndex={-1}>
      <ul className={styles['list']}>
        {sections.map((item) => (
          <li key={item.id} data-place={item.place ?? 'start'}>
            <RailButton
              item={item}
              isCurrent={item.id === current}
              onPress={() => onNavigate(item.id)}
            />
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface RailButtonProps {
  readonly item: RailItem<string>;
  readonly isCurrent: boolean;
  readonly onPress: () => void;
}

function RailButton({ item, isCurrent, onPress }: RailButtonProps) {
  const button = (
    <Button
      type="button"
      className={styles['item'] ?? ''}
      onPress={onPress}
      data-current={isCurrent || undefined}
      render={(attributes) => (
        <button
          {...attributes}
          aria-current={isCurrent ? 'page' : undefined}
          aria-keyshortcuts={item.keys && ariaKeys(item.keys, isMacPlatform())}
        />
      )}
    >
      {item.icon}
      <span className={styles['name']}>{item.label}</span>
    </Button>
  );
  if (item.keys === undefined) return button;
  return (
    <TooltipTrigger delay={700} closeDelay={0}>
      {button}
      <Tooltip className={tooltipStyles['tooltip'] ?? ''} placement="right" offset={6}>
        <span>{item.label}</span>
        <KeyHint keys={item.keys} />
      </Tooltip>
    </TooltipTrigger>
  );
}
