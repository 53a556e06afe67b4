import { ArrowDown, ArrowUp, Check, Ellipsis, Minus } from 'lucide-react';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import {
  Cell,
  CheckboxButton,
  CheckboxField,
  Column,
  ColumnResizer,
  ResizableTableContainer,
  Row,
  Table,
  TableBody,
  TableHeader,
  TableLayout,
  Virtualizer,
} from 'react-aria-components';
import choiceStyles from './choice.module.css';
import styles from './DataTable.module.css';
import { IconButton } from './IconButton.tsx';
import { Menu, type MenuEntry } from './Menu.tsx';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export interface DataColumn<Item> {
  readonly id: string;
  readonly title: string;
  /** The cell that names the row when it is read aloud. At least one column has it. */
  readonly isRowHeader?: boolean;
  readonly isSortable?: boolean;
  /** Pixels, or a share of what is left: `2fr`. */
  readonly width?: number | `${number}fr`;
  readonly minWidth?: number;
  /** `end` for numbers. */
  readonly align?: 'start' | 'end';
  readonly cell: (item: Item) => ReactNode;
}

export interface SortOrder {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

/** `single` follows the focus, like a list of mail; `multiple` has a box on every row. */
export type RowSelection =
  | { readonly mode: 'none' }
  | {
      readonly mode: 'single' | 'multiple';
      readonly selected: ReadonlySet<string>;
      readonly onChange: (selected: ReadonlySet<string>) => void;
    };

export interface RowMenu<Item> {
  /** Over the column of the buttons; only spoken. */
  readonly title: string;
  /** Names the button and the menu of a row. */
  readonly label: (item: Item) => string;
  readonly entries: (item: Item) => readonly MenuEntry[];
}

export interface DataTableProps<Item extends { readonly id: string }> {
  readonly label: string;
  readonly columns: readonly DataColumn<Item>[];
  /** Sorted and filtered already. Thousands are fine: only the rows in sight are in the page. */
  readonly items: readonly Item[];
  /** What typing letters jumps to, and what is read aloud as the row's name. */
  readonly itemText: (item: Item) => string;
  readonly selection?: RowSelection;
  readonly sort?: SortOrder;
  readonly onSort?: (sort: SortOrder) => void;
  /** Enter or a double click (a click where there is no selection). */
  readonly onOpen?: (id: string) => void;
  /** In place of the rows when there are none. */
  readonly empty: ReactNode;
  readonly selectAllLabel?: string;
  /** What can be done with a row: behind a button at its end, a right click, Shift+F10 and the menu key. */
  readonly menu?: RowMenu<Item>;
}

const ROW_OR_CELL =
  '[role=row], [role=gridcell], [role=rowheader], [role=rowheader] > span, [role=gridcell] > span';

const LAYOUT = { rowHeight: 40, headingHeight: 34 } as const;

/**
 * A long list with columns. Arrows move, Space selects, Enter opens, letters jump; column borders can be dragged or moved
 * with the arrow keys. It fills the height of its parent, which must have one, and scrolls inside.
 */
export function DataTable<Item extends { readonly id: string }>(props: DataTableProps<Item>) {
  const { label, columns, items, itemText, sort, onSort, onOpen, empty, menu } = props;
  const selection = props.selection ?? { mode: 'none' };
  const isMultiple = selection.mode === 'multiple';

  // While rows are ticked, react-aria turns Enter and the double click into ticking. Opening must not depend on that.
  function openRow(event: KeyboardEvent | MouseEvent) {
    const { target } = event;
    if (!(target instanceof HTMLElement) || !target.matches(ROW_OR_CELL)) return;
    const row = target.closest<HTMLElement>('[role=row]');
    const item = items.find(({ id }) => id === row?.dataset['key']);
    if (!item || !onOpen) return;
    event.preventDefault();
    event.stopPropagation();
    onOpen(item.id);
  }

  return (
    // Only listens to what passes on its way to the table; the table is the control.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={styles['frame']}
      onKeyDownCapture={(event) => {
        if (event.code === 'Enter' || event.code === 'NumpadEnter') openRow(event);
      }}
      // Shift+F10 and the menu key come as this event, too.
      onContextMenu={(event) => {
        const row = event.target instanceof Element && event.target.closest('[role=row]');
        const button = row && row.querySelector<HTMLElement>('[data-row-menu] button');
        if (!button) return;
        event.preventDefault();
        button.click();
      }}
      onDoubleClickCapture={(event) => {
        if (selection.mode === 'multiple' && selection.selected.size > 0) openRow(event);
      }}
    >
      <ResizableTableContainer className={styles['container'] ?? ''}>
        <Virtualizer layout={TableLayout} layoutOptions={LAYOUT}>
          <Table
            aria-label={label}
            className={styles['table'] ?? ''}
            selectionMode={selection.mode}
            selectionBehavior={isMultiple ? 'toggle' : 'replace'}
            {...(selection.mode !== 'none' && {
              selectedKeys: selection.selected,
              onSelectionChange: (keys) =>
                selection.onChange(
                  new Set(keys === 'all' ? items.map((item) => item.id) : [...keys].map(String)),
                ),
            })}
            {...(sort && { sortDescriptor: sort })}
            {...(onSort && {
              onSortChange: (next) =>
                onSort({ column: String(next.column), direction: next.direction }),
            })}
            {...(onOpen && { onRowAction: (key) => onOpen(String(key)) })}
          >
            <TableHeader className={styles['header'] ?? ''}>
              {isMultiple && (
                <Column width={44} minWidth={44} className={styles['column'] ?? ''}>
                  <SelectionBox label={props.selectAllLabel} />
                </Column>
              )}
              {columns.map((column) => (
                <HeaderCell key={column.id} column={column} />
              ))}
              {menu && (
                <Column width={44} minWidth={44} className={styles['column'] ?? ''}>
                  <VisuallyHidden>{menu.title}</VisuallyHidden>
                </Column>
              )}
            </TableHeader>
            <TableBody
              items={items}
              dependencies={[columns, menu]}
              renderEmptyState={() => <div className={styles['empty']}>{empty}</div>}
            >
              {(item) => (
                <Row textValue={itemText(item)} className={styles['row'] ?? ''}>
                  {isMultiple && (
                    <Cell className={styles['cell'] ?? ''}>
                      <SelectionBox />
                    </Cell>
                  )}
                  {columns.map((column) => (
                    <Cell
                      key={column.id}
                      className={styles['cell'] ?? ''}
                      data-align={column.align}
                    >
                      <span className={styles['content']}>{column.cell(item)}</span>
                    </Cell>
                  ))}
                  {menu && (
                    <Cell className={styles['cell'] ?? ''} data-row-menu>
                      <Menu
                        label={menu.label(item)}
                        placement="bottom end"
                        trigger={
                          <IconButton
                            isCompact
                            icon={<Ellipsis aria-hidden />}
                            label={menu.label(item)}
                          />
                        }
                        entries={menu.entries(item)}
                      />
                    </Cell>
                  )}
                </Row>
              )}
            </TableBody>
          </Table>
        </Virtualizer>
      </ResizableTableContainer>
    </div>
  );
}

function HeaderCell<Item>({ column }: { readonly column: DataColumn<Item> }) {
  return (
    <Column
      id={column.id}
      textValue={column.title}
      isRowHeader={column.isRowHeader ?? false}
      allowsSorting={column.isSortable ?? false}
      defaultWidth={column.width ?? '1fr'}
      minWidth={column.minWidth ?? 64}
      className={styles['column'] ?? ''}
      data-align={column.align}
    >
      {({ sortDirection }) => (
        <span className={styles['heading']}>
          {/* The focus needs a place of its own beside the border that resizes. */}
          <span tabIndex={-1} className={styles['title']} title={column.title}>
            {column.title}
          </span>
          {sortDirection === 'ascending' && <ArrowUp aria-hidden />}
          {sortDirection === 'descending' && <ArrowDown aria-hidden />}
          <ColumnResizer className={styles['resizer'] ?? ''} />
        </span>
      )}
    </Column>
  );
}

function SelectionBox({ label }: { readonly label?: string | undefined }) {
  return (
    <CheckboxField slot="selection" {...(label !== undefined && { 'aria-label': label })}>
      <CheckboxButton className={choiceStyles['choice'] ?? ''}>
        {({ isSelected, isIndeterminate }) => (
          <span className={choiceStyles['mark']}>
            {isIndeterminate ? <Minus aria-hidden /> : isSelected && <Check aria-hidden />}
          </span>
        )}
      </CheckboxButton>
    </CheckboxField>
  );
}
