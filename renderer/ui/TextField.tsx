import { type KeyboardEvent, type ReactNode, type Ref, useState } from 'react';
import { TextField as AriaTextField, Group, Input, Label, TextArea } from 'react-aria-components';
import { FieldNotes } from './FieldNotes.tsx';
import fieldStyles from './field.module.css';
import { HoldToShow } from './HoldToShow.tsx';
import { NO_ASSISTANCE } from './no-assistance.ts';
import styles from './TextField.module.css';

interface BaseProps {
  readonly label: string;
  /** Keeps the label for screen readers only. Use it where a heading beside the field says the same. */
  readonly isLabelHidden?: boolean;
  /** Help below the field. Give way to `error`. */
  readonly description?: string;
  /** What is wrong and what to do. Its presence marks the field invalid. */
  readonly error?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  /** An example, never the label. */
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly isReadOnly?: boolean;
  readonly isRequired?: boolean;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
}

type KindProps =
  | {
      readonly kind?: 'text';
      /** Enter, outside of an input method's composition. */
      readonly onEnter?: () => void;
      /** At the end inside the border: a badge, a button. */
      readonly trailing?: ReactNode;
      readonly isMono?: boolean;
      readonly inputRef?: Ref<HTMLInputElement>;
    }
  | {
      /** Grows with its text. */
      readonly kind: 'multiline';
      readonly rows?: number;
      readonly isMono?: boolean;
      readonly inputRef?: Ref<HTMLTextAreaElement>;
    }
  | {
      readonly kind: 'password';
      readonly onEnter?: () => void;
      /** At the end inside the border. Nobody sees what they type: something has to tell which letters it is. */
      readonly trailing: ReactNode;
      /** Name of the button that shows the text as long as it is held. */
      readonly showLabel: string;
      /** Shown under the field while Caps Lock is on. */
      readonly capsLockText: string;
      readonly inputRef?: Ref<HTMLInputElement>;
    };

export type TextFieldProps = BaseProps & KindProps;

/** Text that a person types. Keeps nothing, suggests nothing, corrects nothing (see no-assistance.ts). */
export function TextField(props: TextFieldProps) {
  const { label, isLabelHidden = false, description, error, value, onChange, placeholder } = props;
  const { onBlur, isDisabled, isReadOnly, isRequired, autoFocus, maxLength } = props;
  const [isShown, setShown] = useState(false);
  const [isCapsLock, setCapsLock] = useState(false);
  const onEnter = props.kind === 'multiline' ? undefined : props.onEnter;

  function readKey(event: KeyboardEvent) {
    setCapsLock(event.getModifierState('CapsLock'));
    const isEnter = event.code === 'Enter' || event.code === 'NumpadEnter';
    if (event.type === 'keydown' && isEnter && !event.nativeEvent.isComposing) onEnter?.();
  }

  const common = { ...NO_ASSISTANCE, ...(placeholder === undefined ? {} : { placeholder }) };
  return (
    <AriaTextField
      className={fieldStyles['field'] ?? ''}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      {...(onBlur && { onBlur })}
      {...(isDisabled !== undefined && { isDisabled })}
      {...(isReadOnly !== undefined && { isReadOnly })}
      {...(isRequired !== undefined && { isRequired })}
      {...(autoFocus !== undefined && { autoFocus })}
      {...(maxLength !== undefined && { maxLength })}
      {...(isLabelHidden && { 'aria-label': label })}
    >
      {!isLabelHidden && <Label className={fieldStyles['label'] ?? ''}>{label}</Label>}
      <Group className={fieldStyles['control'] ?? ''}>
        {props.kind === 'multiline' ? (
          <TextArea
            {...common}
            rows={props.rows ?? 3}
            className={`${fieldStyles['input']} ${styles['multiline']}`}
            data-mono={props.isMono || undefined}
            {...(props.inputRef && { ref: props.inputRef })}
          />
        ) : (
          <Input
            {...common}
            type={props.kind === 'password' && !isShown ? 'password' : 'text'}
            className={`${fieldStyles['input']} ${styles['input']}`}
            data-mono={props.kind === 'password' || props.isMono || undefined}
            onKeyDown={readKey}
            onKeyUp={readKey}
            {...(props.inputRef && { ref: props.inputRef })}
          />
        )}
        {props.kind !== 'multiline' && props.trailing !== undefined && (
          <span className={styles['trailing']}>{props.trailing}</span>
        )}
        {props.kind === 'password' && <HoldToShow label={props.showLabel} onChange={setShown} />}
      </Group>
      {props.kind === 'password' && (
        <output className={styles['notice']}>{isCapsLock && props.capsLockText}</output>
      )}
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  );
}
