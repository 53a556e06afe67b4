import { ChevronDown, Plus } from 'lucide-react';
import {
  type KeyboardEvent,
  type Ref,
  useContext,
  useEffect,
  useEffectEvent,
  useState,
} from 'react';
import {
  ComboBox as AriaComboBox,
  ComboBoxStateContext,
  Button,
  Group,
  Input,
  Label,
  ListBox,
  Popover,
} from 'react-aria-components';
import styles from './ComboBox.module.css';
import { FieldNotes } from './FieldNotes.tsx';
import fieldStyles from './field.module.css';
import listStyles from './listbox.module.css';
import { matchOptions } from './match-options.ts';
import { NO_ASSISTANCE } from './no-assistance.ts';
import { type Option, OptionItem } from './Select.tsx';

interface BaseProps<Id extends string> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly options: readonly Option<Id>[];
  /** `null`: nothing chosen. Keep it at null for a picker that takes several, one after the other. */
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  /** A choice was made and stands in the field: the focus may go elsewhere. Sooner the field would take the choice back. */
  readonly onDone?: () => void;
  readonly placeholder?: string;
  readonly description?: string;
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  /** Name of the button that opens the whole list. */
  readonly openLabel: string;
  /** Shown when nothing matches. */
  readonly noneText: string;
  /** For very long lists: only the first {@link MOST} matches are shown, and below them that there are more. */
  readonly moreText?: (count: number) => string;
  readonly inputRef?: Ref<HTMLInputElement>;
}

type CreateProps =
  | { readonly onCreate?: undefined; readonly createLabel?: undefined }
  | {
      /** Makes something new of the typed words: its line at the end of the list, or Ctrl+Enter. */
      readonly onCreate: (text: string) => void;
      readonly createLabel: (text: string) => string;
    };

export type ComboBoxProps<Id extends string> = BaseProps<Id> & CreateProps;

/** More than anybody reads through; every line costs time at each letter. */
const MOST = 100;

/** No option's id can be this, because ids hold no control characters. */
const CREATE_ID = '\u0000create';

/** Type to find one of many. Enter takes the first match, or makes a new one where that is allowed. */
export function ComboBox<Id extends string>(props: ComboBoxProps<Id>) {
  const { label, isLabelHidden = false, options, value, onChange, description, error } = props;
  const chosenLabel = options.find((option) => option.id === value)?.label ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const [taken, setTaken] = useState(0);
  const onDone = useEffectEvent(() => props.onDone?.());
  useEffect(() => {
    if (taken > 0) onDone();
  }, [taken]);
  const text = typed ?? chosenLabel;

  const words = (typed ?? '').trim();
  const matches = matchOptions(options, words);
  const isNew = words !== '' && !matches.some((match) => match.isExact);
  const found: Option[] = matches.map((match) => match.option);
  const items = props.moreText ? shortened(found, words === '' ? value : null) : found;
  const more = found.length - items.length;
  if (props.onCreate && isNew) {
    items.push({ id: CREATE_ID, label: props.createLabel(words), mark: <Plus aria-hidden /> });
  }

  function take(key: unknown) {
    setTyped(null);
    if (key !== null) setTaken(taken + 1);
    if (key === CREATE_ID) props.onCreate?.(words);
    const chosen = options.find((option) => option.id === key);
    if (chosen) onChange(chosen.id);
  }

  return (
    <AriaComboBox
      className={fieldStyles['field'] ?? ''}
      items={items}
      value={value}
      onChange={take}
      inputValue={text}
      onInputChange={setTyped}
      onOpenChange={(isOpen, trigger) => {
        // The button and the arrow show everything, not only what matches the words already there.
        if (isOpen && trigger === 'manual') setTyped(null);
      }}
      onBlur={() => setTyped(null)}
      allowsEmptyCollection
      menuTrigger="input"
      isInvalid={error !== undefined}
      isDisabled={props.isDisabled ?? false}
      {...(props.autoFocus !== undefined && { autoFocus: props.autoFocus })}
      {...(isLabelHidden && { 'aria-label': label })}
    >
      {!isLabelHidden && <Label className={fieldStyles['label'] ?? ''}>{label}</Label>}
      <Group className={fieldStyles['control'] ?? ''}>
        <ComboInput
          firstId={words === '' ? undefined : items[0]?.id}
          createId={props.onCreate && isNew ? CREATE_ID : undefined}
          placeholder={props.placeholder}
          inputRef={props.inputRef}
        />
        <Button type="button" className={styles['open'] ?? ''} aria-label={props.openLabel}>
          <ChevronDown aria-hidden />
        </Button>
      </Group>
      <FieldNotes description={description} error={error} />
      <Popover className={listStyles['popover'] ?? ''} offset={4}>
        <ListBox<Option>
          className={listStyles['list'] ?? ''}
          renderEmptyState={() => <div className={listStyles['none']}>{props.noneText}</div>}
        >
          {(option) => <OptionItem option={option} />}
        </ListBox>
        {more > 0 && <div className={listStyles['none']}>{props.moreText?.(more)}</div>}
      </Popover>
    </AriaComboBox>
  );
}

/** The first of them, and the chosen one wherever it stands: without its line the field would lose its words. */
function shortened(options: readonly Option[], chosen: string | null): Option[] {
  return options.filter(({ id }, at) => at < MOST || id === chosen);
}

interface ComboInputProps {
  readonly firstId: string | undefined;
  readonly createId: string | undefined;
  readonly placeholder: string | undefined;
  readonly inputRef: Ref<HTMLInputElement> | undefined;
}

/** Points react-aria at a line before it sees the Enter, so that Enter without an arrow before it takes one. */
function ComboInput({ firstId, createId, placeholder, inputRef }: ComboInputProps) {
  const state = useContext(ComboBoxStateContext);

  function onKeyDownCapture(event: KeyboardEvent) {
    const isEnter = event.code === 'Enter' || event.code === 'NumpadEnter';
    if (!isEnter || event.nativeEvent.isComposing || !state) return;
    const isCreating = createId !== undefined && (event.ctrlKey || event.metaKey);
    const wanted = isCreating ? createId : firstId;
    const hasLine = state.selectionManager.focusedKey !== null;
    if (wanted !== undefined && (isCreating || !hasLine)) {
      state.selectionManager.setFocusedKey(wanted);
    }
  }

  return (
    <Input
      {...NO_ASSISTANCE}
      className={`${fieldStyles['input']} ${styles['input']}`}
      onKeyDownCapture={onKeyDownCapture}
      {...(placeholder !== undefined && { placeholder })}
      {...(inputRef && { ref: inputRef })}
    />
  );
}
