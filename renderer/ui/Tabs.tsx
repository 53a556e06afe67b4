import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';
import styles from './Tabs.module.css';

export interface TabItem<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** After the words: a count, a state. */
  readonly badge?: ReactNode;
  readonly content: ReactNode;
}

export interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly TabItem<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  /** At the end of the row of tabs. */
  readonly actions?: ReactNode;
}

/** Views of one thing. Only the open one is in the page; the panel fills what height it is given. */
export function Tabs<Id extends string>({
  label,
  tabs,
  selected,
  onSelect,
  actions,
}: TabsProps<Id>) {
  return (
    <AriaTabs
      className={styles['tabs'] ?? ''}
      selectedKey={selected}
      onSelectionChange={(key) => {
        const chosen = tabs.find((tab) => tab.id === key);
        if (chosen) onSelect(chosen.id);
      }}
    >
      <div className={styles['bar']}>
        <TabList aria-label={label} className={styles['list'] ?? ''}>
          {tabs.map((tab) => (
            <Tab key={tab.id} id={tab.id} className={styles['tab'] ?? ''}>
              <span className={styles['words']} data-words={tab.label}>
                {tab.label}
              </span>
              {tab.badge}
            </Tab>
          ))}
        </TabList>
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </div>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={styles['panel'] ?? ''}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
