import { useState } from 'react';
import { DataTable, type DataColumn, type SortOrder } from '../DataTable.tsx';
import { ItemList } from '../ItemList.tsx';
import { SplitPane } from '../SplitPane.tsx';
import { StatePill } from '../StatePill.tsx';
import { Tabs } from '../Tabs.tsx';
import styles from './Gallery.module.css';
import { Sample } from './Sample.tsx';

interface Item {
  readonly id: string;
  readonly code: string;
  readonly occupation: string;
  readonly words: number;
}

const OCCUPATIONS = ['Market merchant', 'Teacher', 'Doctor', 'Pensioner'];

export const ITEMS: readonly Item[] = Array.from({ length: 2000 }, (_, index) => ({
  id: `row-${index}`,
  code: `INT-${String(index + 1).padStart(3, '0')}`,
  occupation: OCCUPATIONS[index % OCCUPATIONS.length] ?? '',
  words: (index * 137) % 6000,
}));

const COLUMNS: readonly DataColumn<Item>[] = [
  {
    id: 'code',
    title: 'Code',
    isRowHeader: true,
    isSortable: true,
    width: 96,
    cell: (i) => i.code,
  },
  { id: 'occupation', title: 'Occupation', isSortable: true, cell: (i) => i.occupation },
  { id: 'words', title: 'Words', isSortable: true, align: 'end', width: 88, cell: (i) => i.words },
];

function sorted(order: SortOrder): readonly Item[] {
  const sign = order.direction === 'ascending' ? 1 : -1;
  return ITEMS.toSorted((a, b) => {
    if (order.column === 'words') return sign * (a.words - b.words);
    const key = order.column === 'code' ? 'code' : 'occupation';
    return sign * (a[key] < b[key] ? -1 : Number(a[key] > b[key]));
  });
}

export function CollectionSamples() {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['row-1']));
  const [order, setOrder] = useState<SortOrder>({ column: 'code', direction: 'ascending' });
  const [opened, setOpened] = useState('');
  const [line, setLine] = useState<string | null>('row-2');
  const [tab, setTab] = useState<'tags' | 'notes'>('tags');
  const [width, setWidth] = useState(160);
  return (
    <>
      <Sample name="DataTable" isColumn>
        <div className={styles['tall']}>
          <DataTable
            label="Interviews"
            columns={COLUMNS}
            items={sorted(order)}
            itemText={(item) => item.code}
            selection={{ mode: 'multiple', selected, onChange: setSelected }}
            sort={order}
            onSort={setOrder}
            onOpen={setOpened}
            empty="Nothing here"
            selectAllLabel="Select all"
          />
        </div>
        <output aria-label="Table state">{`${selected.size} selected, opened ${opened}`}</output>
      </Sample>
      <Sample name="ItemList" isColumn>
        <div className={styles['tall']}>
          <ItemList
            label="Recipients"
            items={ITEMS.slice(0, 30)}
            itemText={(item) => item.code}
            selected={line}
            onSelect={setLine}
            empty="Nothing here"
          >
            {(item) => (
              <>
                {item.code} <StatePill>{item.words}</StatePill>
              </>
            )}
          </ItemList>
        </div>
      </Sample>
      <Sample name="Tabs" isColumn>
        <div className={styles['tall']}>
          <Tabs
            label="Side panel"
            selected={tab}
            onSelect={setTab}
            tabs={[
              {
                id: 'tags',
                label: 'Tags',
                badge: <StatePill>12</StatePill>,
                content: <p className={styles['side']}>Tags of this passage</p>,
              },
              {
                id: 'notes',
                label: 'Notes',
                content: <p className={styles['side']}>Notes of this passage</p>,
              },
            ]}
          />
        </div>
      </Sample>
      <Sample name="SplitPane" isColumn>
        <div className={styles['tall']}>
          <SplitPane
            label="Width of the filters"
            fixed="start"
            size={width}
            onResize={setWidth}
            min={96}
            max={240}
            start={<p className={styles['side']}>Filters</p>}
            end={<p className={styles['side']}>Interviews</p>}
          />
        </div>
      </Sample>
    </>
  );
}
