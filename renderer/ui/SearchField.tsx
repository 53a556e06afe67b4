import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import { SearchField as AriaSearchField, Button, Group, Input, Label } from 'react-aria-components';
import fieldStyles from './field.module.css';
import { NO_ASSISTANCE } from './no-assistance.ts';
import styles from './SearchField.module.css';

export interface SearchFieldProps {
  /** What is searched. Only spoken: the icon and the placeholder show it. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Enter: next match, or open the first result. */
  readonly onSubmit?: () => void;
  readonly placeholder?: string;
  readonly clearLabel: string;
  readonly autoFocus?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** Finds as one types. Escape clears it, and only when it is empty does Escape go on to what lies around it. */
export function SearchField(props: SearchFieldProps) {
  const { label, value, onChange, onSubmit, placeholder, clearLabel, autoFocus, inputRef } = props;
  return (
    <AriaSearchField
      className={fieldStyles['field'] ?? ''}
      value={value}
      onChange={onChange}
      {...(onSubmit && { onSubmit })}
      {...(autoFocus !== undefined && { autoFocus })}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <Group className={`${fieldStyles['control']} ${styles['control']}`}>
        <Search aria-hidden className={styles['icon']} />
        <Input
          {...NO_ASSISTANCE}
          className={`${fieldStyles['input']} ${styles['input']}`}
          {...(placeholder !== undefined && { placeholder })}
          {...(inputRef && { ref: inputRef })}
        />
        {value !== '' && (
          <Button type="button" className={styles['clear'] ?? ''} aria-label={clearLabel}>
            <X aria-hidden />
          </Button>
        )}
      </Group>
    </AriaSearchField>
  );
}
