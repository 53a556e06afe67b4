import type { ReactNode } from 'react';
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components';
import styles from './ItemList.module.css';

export interface ItemListProps<Item extends { readonly id: string }> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly itemText: (item: Item) => string;
  /** What a line shows. Buttons in it are reached with the arrow right. */
  readonly children: (item: Item) => ReactNode;
  /** The chosen line; it follows the focus. Leave both off for a list that is only opened. */
  readonly selected?: string | null;
  readonly onSelect?: (id: string) => void;
  /** Enter, or a double click (a click where nothing can be selected). */
  readonly onOpen?: (id: string) => void;
  readonly empty: ReactNode;
}

const LAYOUT = { estimatedRowHeight: 44 } as const;

/** A long list in one column. Fills the height of its parent, which must have one, and scrolls inside. */
export function ItemList<Item extends { readonly id: string }>(props: ItemListProps<Item>) {
  const { label, items, itemText, children, selected, onSelect, onOpen, empty } = props;
  return (
    <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
      <GridList
        aria-label={label}
        className={styles['list'] ?? ''}
        items={items}
        dependencies={[children]}
        renderEmptyState={() => <div className={styles['empty']}>{empty}</div>}
        selectionMode={onSelect ? 'single' : 'none'}
        selectionBehavior="replace"
        {...(selected !== undefined && { selectedKeys: selected === null ? [] : [selected] })}
        {...(onSelect && {
          onSelectionChange: (keys) => {
            const [first] = keys === 'all' ? [] : keys;
            if (first !== undefined) onSelect(String(first));
          },
        })}
        {...(onOpen && { onAction: (key) => onOpen(String(key)) })}
      >
        {(item) => (
          <GridListItem textValue={itemText(item)} className={styles['item'] ?? ''}>
            {children(item)}
          </GridListItem>
        )}
      </GridList>
    </Virtualizer>
  );
}
