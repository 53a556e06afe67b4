import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components';
import { FieldNotes } from './FieldNotes.tsx';
import fieldStyles from './field.module.css';
import listStyles from './listbox.module.css';
import styles from './Select.module.css';

export interface Option<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  /** A second line, for what the choice means. */
  readonly description?: string;
  /** Before the label: a colour, an icon. */
  readonly mark?: ReactNode;
  /** Typed in a ComboBox they find it as well, after every find in a label. */
  readonly otherNames?: readonly string[];
  readonly isDisabled?: boolean;
}

export interface SelectProps<Id extends string> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly options: readonly Option<Id>[];
  /** `null` shows the placeholder. */
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly placeholder?: string;
  readonly description?: string;
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
}

/** One of a known, short list. Typing letters jumps; for more than about fifteen options use ComboBox. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, isLabelHidden = false, options, value, onChange, placeholder } = props;
  const { description, error, isDisabled, autoFocus } = props;
  return (
    <AriaSelect
      className={fieldStyles['field'] ?? ''}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen) onChange(chosen.id);
      }}
      isInvalid={error !== undefined}
      {...(placeholder !== undefined && { placeholder })}
      {...(isDisabled !== undefined && { isDisabled })}
      {...(autoFocus !== undefined && { autoFocus })}
      {...(isLabelHidden && { 'aria-label': label })}
    >
      {!isLabelHidden && <Label className={fieldStyles['label'] ?? ''}>{label}</Label>}
      <Button className={`${fieldStyles['control']} ${styles['button']}`}>
        <SelectValue className={styles['value'] ?? ''} />
        <ChevronDown aria-hidden className={styles['chevron']} />
      </Button>
      <FieldNotes description={description} error={error} />
      <Popover className={listStyles['popover'] ?? ''} offset={4}>
        <ListBox className={listStyles['list'] ?? ''} items={options}>
          {(option) => <OptionItem option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

export interface OptionItemProps {
  readonly option: Option;
}

/** A line of a list of options, with a tick when chosen. */
export function OptionItem({ option }: OptionItemProps) {
  return (
    <ListBoxItem
      // react-aria hands the id to the outermost element, which is this component and not the line.
      id={option.id}
      className={listStyles['item'] ?? ''}
      textValue={option.label}
      {...(option.isDisabled !== undefined && { isDisabled: option.isDisabled })}
    >
      {({ isSelected }) => (
        <>
          {option.mark !== undefined && <span className={listStyles['mark']}>{option.mark}</span>}
          <span className={listStyles['words']}>
            {/* Plain words: the name of a line is all that stands in it, as it is for the eye. */}
            <span>{option.label}</span>
            {option.description !== undefined && (
              <span className={listStyles['description']} data-note>
                {option.description}
              </span>
            )}
          </span>
          <span className={listStyles['tick']}>{isSelected && <Check aria-hidden />}</span>
        </>
      )}
    </ListBoxItem>
  );
}
