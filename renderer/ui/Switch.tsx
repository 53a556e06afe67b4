import { SwitchButton, SwitchField, Text } from 'react-aria-components';
import styles from './Switch.module.css';

export interface SwitchProps {
  readonly label: string;
  readonly description?: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
}

/** Turns something on or off at once. */
export function Switch({ label, description, ...rest }: SwitchProps) {
  return (
    <SwitchField {...rest} className={styles['field'] ?? ''}>
      <SwitchButton className={styles['switch'] ?? ''}>
        <span className={styles['track']}>
          <span className={styles['thumb']} />
        </span>
        <span>{label}</span>
      </SwitchButton>
      {description !== undefined && (
        <Text slot="description" elementType="div" className={styles['description'] ?? ''}>
          {description}
        </Text>
      )}
    </SwitchField>
  );
}
