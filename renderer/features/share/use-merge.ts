import { useEffect, useMemo, useState } from 'react';
import type { Library } from '../../vault/library.ts';
import type {
  MergeChoice,
  MergeItem,
  MergePlan,
  MergeReport,
  MergeState,
} from '../../vault/calls/merge-calls.ts';

/** What becomes of one where both went on. */
export type ApartChoice = 'mine' | 'take' | 'copy';

export interface Merging {
  /** Undefined while it is being made. */
  readonly plan: MergePlan | undefined;
  readonly ofState: (...states: readonly MergeState[]) => readonly MergeItem[];
  readonly choices: ReadonlyMap<string, ApartChoice>;
  readonly choose: (paths: readonly string[], choice: ApartChoice) => void;
  /** How many are to be taken. */
  readonly chosen: number;
  readonly isBusy: boolean;
  readonly report: MergeReport | undefined;
  readonly failure: unknown;
  readonly take: () => Promise<void>;
}

/** Taken unless a person says otherwise: what cannot replace anything that the sender had not seen. */
const BY_ITSELF: readonly MergeState[] = ['new', 'newer'];

/** The bundle that is open, compared with the vault. */
export function useMerge(library: Library): Merging {
  const [plan, setPlan] = useState<MergePlan>();
  const [choices, setChoices] = useState<ReadonlyMap<string, ApartChoice>>(new Map());
  const [isBusy, setBusy] = useState(false);
  const [report, setReport] = useState<MergeReport>();
  const [failure, setFailure] = useState<unknown>();

  useEffect(() => {
    let isOver = false;
    async function look() {
      try {
        const made = await library.vault.call('planMerge', undefined);
        if (isOver || !made) return;
        const taken = made.items.filter(({ state }) => BY_ITSELF.includes(state));
        setChoices(new Map(taken.map(({ path }) => [path, 'take'])));
        setPlan(made);
      } catch (error) {
        if (!isOver) setFailure(error);
      }
    }
    void look();
    return () => {
      isOver = true;
    };
  }, [library]);

  const list = useMemo(
    () =>
      [...choices].flatMap(([path, how]): MergeChoice[] => (how === 'mine' ? [] : [{ path, how }])),
    [choices],
  );

  return {
    plan,
    ofState: (...states) => plan?.items.filter(({ state }) => states.includes(state)) ?? [],
    choices,
    choose: (paths, choice) =>
      setChoices(new Map([...choices, ...paths.map((one) => [one, choice] as const)])),
    chosen: list.length,
    isBusy,
    report,
    failure,
    async take() {
      setBusy(true);
      setFailure(undefined);
      try {
        setReport(await library.merge(list));
      } catch (error) {
        setFailure(error);
      } finally {
        setBusy(false);
      }
    },
  };
}
