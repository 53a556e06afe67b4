import { Fragment, type KeyboardEvent, type ReactNode } from 'react';
import {
  RadioGroup as AriaRadioGroup,
  Label,
  RadioButton,
  RadioField,
  Text,
} from 'react-aria-components';
import choiceStyles from './choice.module.css';
import { FieldNotes } from './FieldNotes.tsx';
import fieldStyles from './field.module.css';
import type { Option } from './Select.tsx';

export interface RadioGroupProps<Id extends string> {
  readonly label: string;
  readonly options: readonly Option<Id>[];
  /** `null`: nothing chosen yet. */
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly description?: string;
  readonly error?: string | undefined;
  readonly orientation?: 'vertical' | 'horizontal';
  readonly isDisabled?: boolean;
  /** Fields that belong to the chosen option, under it. */
  readonly children?: ReactNode;
}

/** One of a few, all visible, each perhaps with a sentence of its own. */
export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>) {
  const { label, options, value, onChange, description, error } = props;
  const { orientation = 'vertical', isDisabled = false, children } = props;
  return (
    <AriaRadioGroup
      className={fieldStyles['field'] ?? ''}
      value={value}
      onChange={(id) => {
        const chosen = options.find((option) => option.id === id);
        if (chosen) onChange(chosen.id);
      }}
      orientation={orientation}
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
    >
      <Label className={fieldStyles['label'] ?? ''}>{label}</Label>
      <div className={choiceStyles['group']} data-orientation={orientation}>
        {options.map((option) => (
          <Fragment key={option.id}>
            <RadioField
              value={option.id}
              {...(option.isDisabled !== undefined && { isDisabled: option.isDisabled })}
            >
              <RadioButton className={choiceStyles['choice'] ?? ''}>
                <span className={choiceStyles['mark']} data-shape="dot" />
                <span className={choiceStyles['words']}>{option.label}</span>
              </RadioButton>
              {option.description !== undefined && (
                <Text
                  slot="description"
                  elementType="div"
                  className={choiceStyles['description'] ?? ''}
                >
                  {option.description}
                </Text>
              )}
            </RadioField>
            {option.id === value && children !== undefined && (
              // Bare arrows choose among the options, but not for who is in a field of an option.
              // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
              <div className={choiceStyles['nested']} onKeyDown={keepArrows}>
                {children}
              </div>
            )}
          </Fragment>
        ))}
      </div>
      <FieldNotes description={description} error={error} />
    </AriaRadioGroup>
  );
}

function keepArrows(event: KeyboardEvent): void {
  if (event.code.startsWith('Arrow') && !event.altKey) event.stopPropagation();
}
