import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { InterviewId } from '../../../core/domain/ids.ts';
import { FoldedRegister } from '../../../core/search/folded-register.ts';
import { useErrorSentence, useLanguage } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { KeyLegend } from '../../ui/KeyLegend.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { useShortcuts } from '../../ui/shortcuts.tsx';
import { SplitPane } from '../../ui/SplitPane.tsx';
import type { SearchPlace } from '../../vault/calls/search-calls.ts';
import type { Library } from '../../vault/library.ts';
import { Begin, NothingFound } from './Words.tsx';
import { PlacesPane } from './PlacesPane.tsx';
import { ResultTable } from './ResultTable.tsx';
import styles from './SearchScreen.module.css';
import { type SearchState, useSearch } from './use-search.ts';

/** What coming back to the search finds again. */
export interface SearchPlan {
  readonly words: string;
  readonly chosen?: InterviewId;
}

export interface SearchScreenProps {
  readonly library: Library;
  /** Read once. */
  readonly plan: SearchPlan;
  readonly onPlan: (plan: SearchPlan) => void;
  readonly onOpen: (id: InterviewId, place: SearchPlace | undefined) => void;
  /** To the entries of the register that have the words. */
  readonly onPeople: (words: string) => void;
}

/** Every testimony of the vault, asked at every key; entries of the register are only counted here. */
export function SearchScreen(props: SearchScreenProps) {
  const { library, plan: first, onPlan, onOpen, onPeople } = props;
  const { t } = useTranslation('search');
  const [plan, setPlan] = useState(first);
  const [paneSize, setPaneSize] = useState(360);
  const field = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const state = useSearch(library.vault, plan.words);
  const headers = useFound(library, state);
  const chosen = headers.find(({ id }) => id === plan.chosen) ?? headers[0];
  const change = (next: SearchPlan) => {
    setPlan(next);
    onPlan(next);
  };
  const openFirst = async (id: InterviewId) => {
    const { places } = await library.vault.call('searchPlaces', {
      id,
      words: plan.words,
      limit: 1,
    });
    onOpen(id, places[0]);
  };
  const isBack = useRef(first.chosen !== undefined);
  useEffect(() => {
    if (!isBack.current || !headers.some(({ id }) => id === first.chosen)) return;
    isBack.current = false;
    focusGrid(results.current);
  }, [headers, first]);
  const toField = () => field.current?.select();
  useShortcuts(
    ['Ctrl+KeyF', 'Ctrl+Shift+KeyF', 'Ctrl+KeyK'].map((keys) => ({ keys, run: toField })),
  );

  return (
    <section className={styles['screen']} aria-label={t('title')}>
      <PageHeader title={t('title')}>{t('lead')}</PageHeader>
      <div
        className={styles['tools']}
        // Only passes a key of the field on to the list below it.
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
        onKeyDownCapture={(event) => {
          if (event.code !== 'ArrowDown' || headers.length === 0) return;
          event.preventDefault();
          focusGrid(results.current);
        }}
      >
        <div className={styles['field']}>
          <SearchField
            label={t('field')}
            placeholder={t('field')}
            clearLabel={t('clear')}
            value={plan.words}
            onChange={(words) => change({ words })}
            onSubmit={() => chosen && void openFirst(chosen.id)}
            autoFocus
            inputRef={field}
          />
        </div>
        <Progress state={state} words={plan.words} />
      </div>
      <Trouble state={state} />
      <PeopleFound library={library} words={plan.words} onShow={() => onPeople(plan.words)} />
      {(plan.words.trim() === '' || headers.length === 0) && (
        <div className={styles['words']}>
          {plan.words.trim() === '' && <Begin />}
          {plan.words.trim() !== '' && state.words === plan.words && <NothingFound state={state} />}
        </div>
      )}
      {plan.words.trim() !== '' && headers.length > 0 && (
        <div className={styles['body']} ref={results}>
          <SplitPane
            fixed="end"
            size={paneSize}
            min={280}
            max={600}
            onResize={setPaneSize}
            label={t('resize')}
            start={
              <ResultTable
                vault={library.vault}
                headers={headers}
                words={state.words}
                chosen={chosen?.id}
                onChoose={(id) => change({ ...plan, chosen: id })}
                onOpen={(id) => void openFirst(id)}
              />
            }
            end={
              <PlacesPane
                vault={library.vault}
                header={chosen}
                words={state.words}
                onOpen={(place) => chosen && onOpen(chosen.id, place)}
              />
            }
          />
        </div>
      )}
      {plan.words.trim() !== '' && headers.length > 0 && (
        <KeyLegend
          keys={[
            [['Enter'], t('keys.open')],
            [['ArrowDown'], t('keys.list')],
            [['Ctrl+KeyF'], t('keys.find')],
          ]}
        />
      )}
    </section>
  );
}

/** Its focus goes on to the chosen row, and scrolls it into sight. */
function focusGrid(within: HTMLElement | null): void {
  within?.querySelector<HTMLElement>('[role=grid]')?.focus();
}

/** The headers of what was found, the one changed last first; what has gone to the bin since is left out. */
function useFound(library: Library, { found }: SearchState) {
  const lists = useSyncExternalStore(library.subscribe, library.snapshot);
  const [memo, setMemo] = useState(() => ({
    found,
    lists,
    headers: [] as typeof lists.interviews,
  }));
  const { interviews, translations } = lists;
  if (
    memo.found === found &&
    memo.lists.interviews === interviews &&
    memo.lists.translations === translations
  )
    return memo.headers;
  const ids = new Set(found);
  const headers = [...interviews, ...translations]
    .filter(({ id }) => ids.has(id))
    .toSorted((a, b) => b.updatedAt - a.updatedAt);
  setMemo({ found, lists, headers });
  return headers;
}

interface PeopleFoundProps {
  readonly library: Library;
  readonly words: string;
  readonly onShow: () => void;
}

/**
 * How many entries of the register have the words, and no more: a pseudonym beside the name that was typed would tell
 * who looks on what the People screen covers.
 */
function PeopleFound({ library, words, onShow }: PeopleFoundProps) {
  const { t } = useTranslation('search');
  const language = useLanguage();
  const { people } = useSyncExternalStore(library.subscribe, library.snapshot);
  const register = useMemo(() => new FoldedRegister(people), [people]);
  const count = register.find(words).length;
  return (
    <div className={styles['people']}>
      <output>
        {count > 0 && t('people.found', { count, number: formatNumber(count, language) })}
      </output>
      {count > 0 && (
        <Button isCompact onPress={onShow}>
          {t('people.show')}
        </Button>
      )}
    </div>
  );
}

function Progress({ state, words }: { readonly state: SearchState; readonly words: string }) {
  const { t } = useTranslation('search');
  const language = useLanguage();
  const { found, done, total, summary } = state;
  const number = (value: number) => formatNumber(value, language);
  if (words.trim() === '') return null;
  const count = t('found', { count: found.length, number: number(found.length) });
  return (
    <>
      <output className={styles['count']}>{summary && count}</output>
      {!summary && total > 0 && (
        <span className={styles['progress']}>
          {t('searching', { done: number(done), total: number(total) })} · {count}
        </span>
      )}
    </>
  );
}

function Trouble({ state: { summary, error } }: { readonly state: SearchState }) {
  const { t } = useTranslation('search');
  const language = useLanguage();
  const sentence = useErrorSentence();
  if (error !== undefined)
    return (
      <Banner tone="danger" title={sentence(error).title}>
        {sentence(error).text}
      </Banner>
    );
  if (!summary || summary.damaged === 0) return null;
  const { damaged } = summary;
  return (
    <Banner tone="warning">
      {t('damaged', { count: damaged, number: formatNumber(damaged, language) })}
    </Banner>
  );
}
