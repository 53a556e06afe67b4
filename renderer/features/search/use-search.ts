import { useEffect, useState } from 'react';
import type { InterviewId } from '../../../core/domain/ids.ts';
import type { SearchNews, SearchPlaces, SearchSummary } from '../../vault/calls/search-calls.ts';
import type { VaultClient } from '../../vault/client.ts';

export interface SearchState {
  /** What was searched for: what is found stays until the next search has news. */
  readonly words: string;
  readonly found: readonly InterviewId[];
  readonly done: number;
  readonly total: number;
  /** Once everything has been looked through. */
  readonly summary: SearchSummary | undefined;
  readonly error: unknown;
}

const NOTHING = { found: [], done: 0, total: 0, summary: undefined, error: undefined } as const;

/** Searches while one types; every key ends the search before it, and leaving ends the last. */
export function useSearch(vault: VaultClient, words: string): SearchState {
  const [state, setState] = useState<SearchState>({ words: '', ...NOTHING });
  useEffect(() => {
    let isOver = false;
    const update = (change: (before: SearchState) => SearchState) =>
      setState((last) => change(last.words === words ? last : { words, ...NOTHING }));
    const take = ({ found, done, total }: SearchNews) =>
      // Of the search before, some may still be under way.
      !isOver && update((last) => ({ ...last, done, total, found: [...last.found, ...found] }));
    vault.call('search', { words }, take).then(
      (summary) => !isOver && summary.isComplete && update((last) => ({ ...last, summary })),
      (error: unknown) => !isOver && update((last) => ({ ...last, error })),
    );
    return () => {
      isOver = true;
      // A lock rejects it, and has ended the search already.
      void vault.call('search', { words: '' }).catch(() => undefined);
    };
  }, [vault, words]);
  return state;
}

/** Where the words stand in one interview; undefined while that is not known. */
export function usePlaces(
  vault: VaultClient,
  id: InterviewId | undefined,
  words: string,
  limit: number,
): SearchPlaces | undefined {
  const [known, setKnown] = useState<{ readonly key: string; readonly places: SearchPlaces }>();
  const key = `${id} ${words}`;
  useEffect(() => {
    if (id === undefined || words === '') return undefined;
    let isOver = false;
    vault.call('searchPlaces', { id, words, limit }).then(
      (places) => !isOver && setKnown({ key, places }),
      // Damaged or deleted since: the row stays without words, and opening it says why.
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [vault, id, words, limit, key]);
  return known?.key === key ? known.places : undefined;
}
