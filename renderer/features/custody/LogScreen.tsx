import { ShieldCheck } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorSentence, useLanguage } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { type DataColumn, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { foldForSearch } from '../../ui/fold.ts';
import { formatNumber } from '../../ui/format.ts';
import { KeyLegend } from '../../ui/KeyLegend.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { useShortcuts } from '../../ui/shortcuts.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import type { Library } from '../../vault/library.ts';
import { CheckResult } from './CheckResult.tsx';
import { type LogRow, useLogRows } from './log-rows.ts';
import styles from './LogScreen.module.css';
import { OwnChain } from './OwnChain.tsx';
import { useLog } from './use-log.ts';

/** The custody log: what was done in this vault, on which record, and whether every chain of it holds. */
export function LogScreen({ library }: { readonly library: Library }) {
  const { t } = useTranslation('log');
  const language = useLanguage();
  const errorSentence = useErrorSentence();
  const { entries, checked, isChecking, failure, check } = useLog(library.vault);
  const rows = useLogRows(library, entries);
  const [query, setQuery] = useState('');
  const [opened, setOpened] = useState<LogRow>();
  const search = useRef<HTMLInputElement>(null);
  const words = foldForSearch(query).split(' ').filter(Boolean);
  const shown = words.length === 0 ? rows : rows.filter((row) => hasAll(row, words));
  const columns = useColumns();

  useShortcuts([
    { keys: 'KeyV', run: check, when: () => !isChecking },
    { keys: 'Ctrl+KeyF', run: () => search.current?.select() },
    { keys: 'Slash', run: () => search.current?.select() },
  ]);

  return (
    <section className={styles['screen']} aria-label={t('title')}>
      <PageHeader
        title={t('title')}
        actions={
          <Button
            variant="primary"
            icon={<ShieldCheck aria-hidden />}
            isDisabled={isChecking}
            onPress={check}
          >
            {isChecking ? t('checking') : t('check')}
          </Button>
        }
      >
        {t('lead')}
      </PageHeader>
      <div className={styles['notices']}>
        {failure !== undefined && (
          <Banner tone="danger" isLive title={errorSentence(failure).title}>
            {errorSentence(failure).text}
          </Banner>
        )}
        {checked && !isChecking && <CheckResult found={checked} />}
      </div>
      <div className={styles['tools']}>
        <div className={styles['search']}>
          <SearchField
            label={t('filter')}
            placeholder={t('filter')}
            clearLabel={t('clearFilter')}
            value={query}
            onChange={setQuery}
            inputRef={search}
          />
        </div>
        <output className={styles['count']}>
          {t('found', {
            found: formatNumber(shown.length, language),
            total: formatNumber(rows.length, language),
          })}
        </output>
      </div>
      <div className={styles['table']}>
        {entries ? (
          <DataTable
            label={t('title')}
            columns={columns}
            items={shown}
            onOpen={(id) => setOpened(rows.find((row) => row.id === id))}
            itemText={({ what, record }) => `${what} ${record}`}
            empty={<EmptyState title={t('nothingFound')} />}
          />
        ) : (
          failure === undefined && <Spinner label={t('loading')} />
        )}
      </div>
      <KeyLegend
        keys={[
          [['Enter'], t('keys.open')],
          [['Slash'], t('keys.find')],
          [['KeyV'], t('keys.check')],
        ]}
      />
      {opened?.interview && (
        <OwnChain
          vault={library.vault}
          id={opened.interview}
          code={opened.record}
          onClose={() => setOpened(undefined)}
        />
      )}
    </section>
  );
}

function hasAll({ what, record, day }: LogRow, words: readonly string[]): boolean {
  const all = foldForSearch(`${record} ${what} ${day}`);
  return words.every((word) => all.includes(word));
}

function useColumns(): readonly DataColumn<LogRow>[] {
  const { t } = useTranslation('log');
  const language = useLanguage();
  return useMemo(
    (): readonly DataColumn<LogRow>[] => [
      {
        id: 'seq',
        title: t('column.seq'),
        width: 80,
        align: 'end',
        cell: ({ seq }) => formatNumber(seq, language),
      },
      { id: 'day', title: t('column.day'), width: 170, cell: ({ day }) => day },
      {
        id: 'what',
        title: t('column.what'),
        width: '2fr',
        minWidth: 160,
        isRowHeader: true,
        cell: ({ what }) => what,
      },
      {
        id: 'record',
        title: t('column.record'),
        width: '1fr',
        minWidth: 100,
        isRowHeader: true,
        cell: ({ record }) => record,
      },
    ],
    [t, language],
  );
}
