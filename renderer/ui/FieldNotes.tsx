import { CircleAlert } from 'lucide-react';
import { FieldError, Text } from 'react-aria-components';
import styles from './field.module.css';

export interface FieldNotesProps {
  readonly description?: string | undefined;
  readonly error?: string | undefined;
}

/** Help under a field; while there is an error, the error in its place. Only inside a react-aria field. */
export function FieldNotes({ description, error }: FieldNotesProps) {
  return (
    <>
      {description !== undefined && error === undefined && (
        <Text slot="description" className={styles['description'] ?? ''}>
          {description}
        </Text>
      )}
      <FieldError className={styles['error'] ?? ''}>
        <CircleAlert aria-hidden />
        <span>{error}</span>
      </FieldError>
    </>
  );
}
