import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import styles from './SegmentedControl.module.css';
import type { Option } from './Select.tsx';

export interface SegmentedControlProps<Id extends string> {
  readonly label: string;
  /** Two to five short words; `mark` may hold an icon. */
  readonly options: readonly Option<Id>[];
  readonly value: Id;
  readonly onChange: (value: Id) => void;
  readonly isDisabled?: boolean;
}

/** Switches a view between a few modes, at once. Exactly one is always on. */
export function SegmentedControl<Id extends string>(props: SegmentedControlProps<Id>) {
  const { label, options, value, onChange, isDisabled = false } = props;
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles['group'] ?? ''}
      selectionMode="single"
      disallowEmptySelection
      isDisabled={isDisabled}
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.id));
        if (chosen) onChange(chosen.id);
      }}
    >
      {options.map((option) => (
        <ToggleButton
          key={option.id}
          id={option.id}
          className={styles['segment'] ?? ''}
          isDisabled={isDisabled || option.isDisabled === true}
        >
          {option.mark}
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
