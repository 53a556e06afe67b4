import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { PassageId } from '../../../core/domain/ids.ts';
import type { InterviewHeader } from '../../../core/domain/interview.ts';
import { quotationId } from '../../../core/domain/quotation.ts';
import { translationLanguage } from '../../../core/domain/translation.ts';
import { useTextName } from '../../interview-name.ts';
import type {
  FoundPassage,
  PassageNews,
  PassageQuery,
  PassageSummary,
} from '../../vault/calls/passage-calls.ts';
import type { Library } from '../../vault/library.ts';

export interface LookState {
  readonly found: readonly FoundPassage[];
  readonly done: number;
  readonly total: number;
  /** Once everything has been looked through. */
  readonly summary: PassageSummary | undefined;
  readonly error: unknown;
}

const NOTHING: LookState = { found: [], done: 0, total: 0, summary: undefined, error: undefined };
const END: PassageQuery = { of: 'tags', tags: [] };

/** Looks for passages, anew for each query; leaving ends it. */
export function useLook(library: Library, query: PassageQuery): LookState {
  const [state, setState] = useState(NOTHING);
  const key = JSON.stringify(query);
  const [asked, setAsked] = useState(key);
  if (asked !== key) {
    setAsked(key);
    setState(NOTHING);
  }
  useEffect(() => {
    let isOver = false;
    const take = ({ found, done, total }: PassageNews) =>
      !isOver && setState((last) => ({ ...last, done, total, found: [...last.found, ...found] }));
    library.vault.call('passages', JSON.parse(key) as PassageQuery, take).then(
      (summary) => !isOver && summary.isComplete && setState((last) => ({ ...last, summary })),
      (error: unknown) => !isOver && setState((last) => ({ ...last, error })),
    );
    return () => {
      isOver = true;
      // A lock rejects it, and has ended the look already.
      void library.vault.call('passages', END).catch(() => undefined);
    };
  }, [library, key]);
  return state;
}

/** A passage with what the list knows of its interview. */
export interface ListedPassage extends FoundPassage {
  readonly header: InterviewHeader;
  /** `INT-007:12`. */
  readonly name: string;
}

/** In the order of codes, then of the text. What has gone to the bin since is left out. */
export function useListed(
  library: Library,
  found: readonly FoundPassage[],
): readonly ListedPassage[] {
  const { interviews, translations } = useSyncExternalStore(library.subscribe, library.snapshot);
  const textName = useTextName();
  return useMemo(() => {
    const headers = new Map([...interviews, ...translations].map((one) => [one.id, one]));
    const compare = new Intl.Collator('en', { numeric: true }).compare;
    return found
      .flatMap((passage): ListedPassage[] => {
        const header = headers.get(passage.interview);
        if (!header) return [];
        const code = textName(header.code, translationLanguage(header));
        return [{ ...passage, header, name: quotationId(code, passage.number) }];
      })
      .toSorted((a, b) => compare(a.header.code, b.header.code) || a.from - b.from);
  }, [interviews, translations, found, textName]);
}

export interface Basket {
  readonly ids: ReadonlySet<PassageId>;
  readonly error: unknown;
  readonly has: (id: PassageId) => boolean;
  /** @returns whether it is in it afterwards */
  readonly toggle: (passage: FoundPassage) => Promise<boolean>;
}

/** What is put by for the report; the vault is the truth. */
export function useBasket(library: Library): Basket {
  const [ids, setIds] = useState<ReadonlySet<PassageId>>(new Set());
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    let isOver = false;
    library.vault.call('basket', undefined).then(
      (items) => !isOver && setIds(new Set(items.map(({ id }) => id))),
      (reason: unknown) => !isOver && setError(reason),
    );
    return () => {
      isOver = true;
    };
  }, [library]);
  async function toggle({ id, interview }: FoundPassage): Promise<boolean> {
    const wasIn = ids.has(id);
    try {
      if (wasIn) await library.vault.call('takeOutOfBasket', { id });
      else await library.vault.call('putInBasket', { id, interview });
      setError(undefined);
      setIds((before) => {
        const after = new Set(before);
        if (wasIn) after.delete(id);
        else after.add(id);
        return after;
      });
      return !wasIn;
    } catch (reason) {
      setError(reason);
      return wasIn;
    }
  }
  return { ids, error, has: (id) => ids.has(id), toggle };
}
