import { FileInput, FilePlus2, List, Trash2 } from 'lucide-react';
import {
  type RefObject,
  useCallback,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { InterviewId } from '../../../core/domain/ids.ts';
import type { InterviewHeader } from '../../../core/domain/interview.ts';
import { useErrorSentence, useLanguage } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatNumber } from '../../ui/format.ts';
import { KeyLegend } from '../../ui/KeyLegend.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { isEditable, useShortcuts } from '../../ui/shortcuts.tsx';
import type { Library } from '../../vault/library.ts';
import { BinTable } from './BinTable.tsx';
import { FilterBar } from './FilterBar.tsx';
import styles from './InterviewsScreen.module.css';
import { InterviewTable } from './InterviewTable.tsx';
import {
  BY_CODE,
  filterInterviews,
  type InterviewFilter,
  isFiltering,
  NO_FILTER,
  sortInterviews,
} from './interview-filter.ts';
import { useBinDays } from './use-bin-days.ts';
import { useBinMoves } from './use-bin-moves.ts';
import { useDestroyDialog } from './use-destroy-dialog.tsx';

const LIST_KEYS = [
  ['Enter', 'open'],
  ['Slash', 'filter'],
  ['KeyN', 'new'],
  ['Delete', 'bin'],
  ['Ctrl+KeyZ', 'undo'],
] as const;

const BIN_KEYS = [
  ['Enter', 'restore'],
  ['Ctrl+KeyZ', 'undo'],
] as const;

export interface InterviewsScreenProps {
  readonly library: Library;
  readonly isBinOpen: boolean;
  /** Into the bin, or back to the list. */
  readonly onBin: (isOpen: boolean) => void;
  readonly onOpen: (id: InterviewId) => void;
  readonly onCreate: () => void;
  readonly onImport: () => void;
}

interface ListKeys {
  readonly isBinOpen: boolean;
  readonly pane: RefObject<HTMLDivElement | null>;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly canUndo: boolean;
  readonly onUndo: () => void;
  readonly onCreate: () => void;
  readonly onDelete: () => void;
}

function useListKeys({ isBinOpen, pane, search, ...its }: ListKeys): void {
  const toSearch = () => search.current?.focus();
  useShortcuts([
    // In a field Ctrl+Z belongs to what is typed there.
    {
      keys: 'Ctrl+KeyZ',
      run: its.onUndo,
      when: () => its.canUndo && !isEditable(document.activeElement),
    },
    { keys: 'KeyN', run: its.onCreate },
    { keys: 'Ctrl+KeyF', run: toSearch, when: () => !isBinOpen },
    { keys: 'Slash', run: toSearch, when: () => !isBinOpen },
  ]);
  useShortcuts([{ keys: 'Delete', run: its.onDelete, when: () => !isBinOpen }], pane);
}

interface LegendProps {
  readonly isBinOpen: boolean;
  /** Keys that would do nothing now are left out. */
  readonly hasUse: Readonly<
    Record<'open' | 'filter' | 'new' | 'bin' | 'restore' | 'undo', boolean>
  >;
}

function Legend({ isBinOpen, hasUse }: LegendProps) {
  const { t } = useTranslation('interviews');
  const keys = (isBinOpen ? BIN_KEYS : LIST_KEYS)
    .filter(([, name]) => hasUse[name])
    .map(([chord, name]) => [[chord], t(`keys.${name}`)] as const);
  return <KeyLegend keys={keys} />;
}

/** How many there are, and how many of them are shown when not all are. */
function useShowing(count: number, shown: number | undefined): string {
  const { t } = useTranslation('interviews');
  const language = useLanguage();
  const total = formatNumber(count, language);
  if (shown === undefined) return t('count', { count, number: total });
  return t('showing', { shown: formatNumber(shown, language), total });
}

/** Finds an interview: the list, its filters, and the bin. */
export function InterviewsScreen(props: InterviewsScreenProps) {
  const { library, isBinOpen, onBin, onOpen, onCreate, onImport } = props;
  const { t } = useTranslation('interviews');
  const language = useLanguage();
  const sentence = useErrorSentence();
  const { interviews, bin } = useSyncExternalStore(library.subscribe, library.snapshot);
  const [filter, setFilter] = useState<InterviewFilter>(NO_FILTER);
  const [sorting, setSorting] = useState(BY_CODE);
  const [selected, setSelected] = useState<string>();
  const moves = useBinMoves(library);
  const pane = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const shown = useMemo(
    () => sortInterviews(filterInterviews(interviews, filter), sorting, language),
    [interviews, filter, sorting, language],
  );
  const { move } = moves;
  const { ask, dialog } = useDestroyDialog(library);
  const daysLeft = useBinDays(library, bin);
  const destroy = useCallback(
    (header: InterviewHeader) => ask({ headers: [header], reason: 'bin' }),
    [ask],
  );
  const restore = useCallback(
    (header: InterviewHeader) => void move({ header, to: 'list' }),
    [move],
  );

  const toBin = useCallback(
    (header: InterviewHeader | undefined) => {
      if (!header) return;
      const at = shown.indexOf(header);
      setSelected((shown[at + 1] ?? shown[at - 1])?.id);
      void move({ header, to: 'bin' });
    },
    [shown, move],
  );
  const openOne = useCallback((id: string) => onOpen(id as InterviewId), [onOpen]);

  useListKeys({
    isBinOpen,
    pane,
    search,
    canUndo: moves.canUndo,
    onUndo: moves.undo,
    onCreate,
    onDelete: () => toBin(shown.find(({ id }) => id === selected)),
  });

  const number = (value: number) => formatNumber(value, language);
  const showing = useShowing(interviews.length, isFiltering(filter) ? shown.length : undefined);
  const hasUse = {
    open: shown.length > 0,
    filter: interviews.length > 0,
    new: true,
    bin: shown.length > 0,
    restore: bin.length > 0,
    undo: moves.canUndo,
  };

  return (
    <div className={styles['screen']}>
      <PageHeader
        title={isBinOpen ? t('bin') : t('title')}
        {...(isBinOpen && { children: t('binText') })}
        actions={
          <>
            {isBinOpen && bin.length > 0 && (
              <Button onPress={() => ask({ headers: bin, reason: 'bin' })}>{t('emptyBin')}</Button>
            )}
            <Button
              icon={isBinOpen ? <List aria-hidden /> : <Trash2 aria-hidden />}
              onPress={() => onBin(!isBinOpen)}
            >
              {isBinOpen ? t('backToList') : t('binCount', { number: number(bin.length) })}
            </Button>
            {!isBinOpen && interviews.length > 0 && (
              <NewOnes onCreate={onCreate} onImport={onImport} />
            )}
          </>
        }
      />
      {moves.failure !== undefined && (
        <Banner tone="danger" shape="strip" isLive title={sentence(moves.failure).title}>
          {sentence(moves.failure).text}
        </Banner>
      )}
      {!isBinOpen && interviews.length > 0 && (
        <FilterBar
          filter={filter}
          onFilter={setFilter}
          library={library}
          showing={showing}
          isNothingShown={shown.length === 0}
          searchRef={search}
        />
      )}
      <div ref={pane} className={styles['list']}>
        {isBinOpen ? (
          <BinTable
            headers={bin}
            daysLeft={daysLeft}
            onRestore={restore}
            onDestroy={destroy}
            empty={<EmptyState title={t('emptyBinTitle')}>{t('emptyBinText')}</EmptyState>}
          />
        ) : interviews.length === 0 ? (
          <NothingYet onCreate={onCreate} onImport={onImport} />
        ) : (
          <InterviewTable
            headers={shown}
            library={library}
            sorting={sorting}
            onSort={setSorting}
            onOpen={openOne}
            onBin={toBin}
            selected={selected}
            onSelect={setSelected}
            empty={<NothingMatches onClear={() => setFilter(NO_FILTER)} />}
          />
        )}
      </div>
      <Legend isBinOpen={isBinOpen} hasUse={hasUse} />
      {dialog}
    </div>
  );
}

function NewOnes({ onCreate, onImport }: Pick<InterviewsScreenProps, 'onCreate' | 'onImport'>) {
  const { t } = useTranslation('interviews');
  return (
    <>
      <Button icon={<FileInput aria-hidden />} onPress={onImport}>
        {t('import')}
      </Button>
      <Button icon={<FilePlus2 aria-hidden />} variant="primary" onPress={onCreate}>
        {t('new')}
      </Button>
    </>
  );
}

function NothingMatches({ onClear }: { readonly onClear: () => void }) {
  const { t } = useTranslation('interviews');
  return (
    <EmptyState
      title={t('emptyFilterTitle')}
      actions={<Button onPress={onClear}>{t('clearFilters')}</Button>}
    >
      {t('emptyFilterText')}
    </EmptyState>
  );
}

function NothingYet({ onCreate, onImport }: Pick<InterviewsScreenProps, 'onCreate' | 'onImport'>) {
  const { t } = useTranslation('interviews');
  return (
    <EmptyState
      title={t('emptyTitle')}
      actions={
        <>
          <Button variant="primary" onPress={onCreate}>
            {t('new')}
          </Button>
          <Button onPress={onImport}>{t('import')}</Button>
        </>
      }
    >
      {t('emptyText')}
    </EmptyState>
  );
}
