import { Check, Minus } from 'lucide-react';
import { CheckboxButton, CheckboxField, Text } from 'react-aria-components';
import styles from './choice.module.css';

export interface CheckboxProps {
  /** Written as a claim that a tick makes true. */
  readonly label: string;
  readonly description?: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  /** Some of what it stands for is ticked. */
  readonly isIndeterminate?: boolean;
  readonly isDisabled?: boolean;
  readonly isInvalid?: boolean;
}

/** A choice that takes effect with the rest of a form. For what takes effect at once, use Switch. */
export function Checkbox({ label, description, isIndeterminate = false, ...rest }: CheckboxProps) {
  return (
    <CheckboxField {...rest} isIndeterminate={isIndeterminate}>
      <CheckboxButton className={styles['choice'] ?? ''}>
        {({ isSelected }) => (
          <>
            <span className={styles['mark']}>
              {isIndeterminate ? <Minus aria-hidden /> : isSelected && <Check aria-hidden />}
            </span>
            <span className={styles['words']}>{label}</span>
          </>
        )}
      </CheckboxButton>
      {description !== undefined && (
        <Text slot="description" elementType="div" className={styles['description'] ?? ''}>
          {description}
        </Text>
      )}
    </CheckboxField>
  );
}
