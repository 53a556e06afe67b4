import { Check, Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { KeyHint } from './KeyHint.tsx';
import { KeyLegend, type KeyLegendProps } from './KeyLegend.tsx';
import { NO_ASSISTANCE } from './no-assistance.ts';
import { rankItems, type Searchable } from './rank.ts';
import styles from './SearchPicker.module.css';

export interface PickerItem extends Searchable {
  readonly id: string;
  /** Heading above the first of consecutive items with the same one; left out while searching. */
  readonly group?: string;
  /** Before the label: a colour, a short name. */
  readonly mark?: ReactNode;
  /** A key that does the same elsewhere. */
  readonly keys?: string;
  /** A number or a word at the end of the line. */
  readonly note?: string;
}

export interface SearchPickerProps {
  /** Names the list and its search field. */
  readonly label: string;
  readonly placeholder: string;
  readonly items: readonly PickerItem[];
  /** Items with a tick. Leave it out where picking is an act rather than a choice. */
  readonly selected?: ReadonlySet<string>;
  /** `staysOpen`: picked with Shift, so that several can be picked in a row. */
  readonly onPick: (id: string, staysOpen: boolean) => void;
  /** Ctrl+Enter, or the last line of the list, makes an item of what was typed. */
  readonly onCreate?: (text: string) => void;
  readonly createLabel?: (text: string) => string;
  /** Shown when nothing is found. */
  readonly noneText: string;
  /** Opens with the focus in the search field. */
  readonly takesFocus?: boolean;
  /** Says how many lines are found, for screen readers. */
  readonly countText: (count: number) => string;
  /** The keys that pick and create, below the list. */
  readonly hints?: KeyLegendProps['keys'];
  /** `list`: fills its parent and never takes the focus by itself on a click. `popover`: bounded in height. */
  readonly shape?: 'list' | 'popover';
}

const CREATE = ' create';

/** A search field over a list: type to narrow, arrows to move, Enter to pick. The focus stays in the field. */
export function SearchPicker(props: SearchPickerProps) {
  const { label, placeholder, items, selected, onPick, onCreate, createLabel, noneText } = props;
  const { takesFocus = false, countText, hints, shape = 'popover' } = props;
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const found = rankItems(items, query);
  const typed = query.trim();
  const canCreate = onCreate !== undefined && createLabel !== undefined && typed !== '';
  const lines = canCreate
    ? [...found.map((item) => item.id), CREATE]
    : found.map((item) => item.id);
  const index = Math.min(active, lines.length - 1);

  useEffect(() => {
    list.current?.children.namedItem(`${id}-${index}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, index]);

  function create() {
    onCreate?.(typed);
    setQuery('');
  }

  function pick(line: string | undefined, staysOpen: boolean) {
    if (line === CREATE) create();
    else if (line !== undefined) onPick(line, staysOpen);
  }

  function readKey(event: KeyboardEvent) {
    const step = STEPS[event.code];
    if (event.nativeEvent.isComposing) return;
    if (step !== undefined && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      setActive(Math.max(0, Math.min(lines.length - 1, index + step)));
    } else if (event.code === 'Enter' || event.code === 'NumpadEnter') {
      event.preventDefault();
      event.stopPropagation();
      if (event.ctrlKey && canCreate) create();
      else pick(lines[index], event.shiftKey);
    }
  }

  return (
    <div className={styles['picker']} data-shape={shape}>
      <div className={styles['search']}>
        <Search aria-hidden />
        <input
          {...NO_ASSISTANCE}
          type="text"
          role="combobox"
          aria-label={label}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          {...(index >= 0 && { 'aria-activedescendant': `${id}-${index}` })}
          placeholder={placeholder}
          value={query}
          // The field is all there is to a popover that the person asked for.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={takesFocus}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={readKey}
        />
      </div>
      <div
        ref={list}
        id={`${id}-list`}
        // <select> and <datalist> can be neither styled nor searched like this.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="listbox"
        aria-label={label}
        className={styles['list']}
        tabIndex={-1}
      >
        {found.map((item, at) => (
          <Line
            key={item.id}
            id={`${id}-${at}`}
            item={item}
            heading={typed === '' && item.group !== found[at - 1]?.group ? item.group : undefined}
            isActive={at === index}
            isSelected={selected?.has(item.id)}
            onPick={(staysOpen) => pick(item.id, staysOpen)}
          />
        ))}
        {canCreate && (
          <Line
            id={`${id}-${found.length}`}
            item={{ id: CREATE, label: createLabel(typed), keys: 'Ctrl+Enter' }}
            heading={undefined}
            isActive={index === found.length}
            isSelected={undefined}
            onPick={create}
          />
        )}
      </div>
      {lines.length === 0 && <p className={styles['none']}>{noneText}</p>}
      {hints && <KeyLegend keys={hints} />}
      <output className={styles['count']}>{typed !== '' && countText(found.length)}</output>
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
};

interface LineProps {
  readonly id: string;
  readonly item: PickerItem;
  readonly heading: string | undefined;
  readonly isActive: boolean;
  readonly isSelected: boolean | undefined;
  readonly onPick: (staysOpen: boolean) => void;
}

function Line({ id, item, heading, isActive, isSelected, onPick }: LineProps) {
  return (
    <>
      {heading !== undefined && (
        <div role="presentation" className={styles['heading']}>
          {heading}
        </div>
      )}
      {/* Keys come through the field, which owns the focus (aria-activedescendant). */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events */}
      <div
        id={id}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="option"
        tabIndex={-1}
        aria-selected={isSelected ?? isActive}
        data-active={isActive || undefined}
        className={styles['line']}
        title={item.description}
        // Before the browser moves the focus: a selection in a text must survive a click here.
        onMouseDown={(event) => event.preventDefault()}
        onClick={(event) => onPick(event.shiftKey)}
      >
        {item.mark !== undefined && <span className={styles['mark']}>{item.mark}</span>}
        <span className={styles['label']}>{item.label}</span>
        {item.note !== undefined && <span className={styles['note']}>{item.note}</span>}
        {item.keys !== undefined && <KeyHint keys={item.keys} />}
        {isSelected === true && <Check aria-hidden className={styles['tick']} />}
      </div>
    </>
  );
}
