import type { ExportPlan, LeakFinding } from '../../vault/api.ts';

/** The same words in the same place, in every file that has them: one thing to decide. */
export interface FindingPassage {
  readonly finding: LeakFinding;
  readonly keys: readonly string[];
  readonly entries: readonly string[];
}

/** An interview is in its `.json` and its `.txt`: a passage of it is found in both. */
export function passagesOf(findings: readonly LeakFinding[]): readonly FindingPassage[] {
  // A text file ends with a line end, and the text in the JSON beside it does not.
  const groups = Map.groupBy(
    findings,
    ({ interview, code, entry, kind, found, before, after, at }) =>
      JSON.stringify([interview, code ?? entry, kind, found, before.trim(), after.trim(), at]),
  );
  return [...groups.values()].flatMap((group) => {
    const [finding] = group;
    const entries = [...new Set(group.map(({ entry }) => entry))];
    return finding ? [{ finding, keys: group.map(({ key }) => key), entries }] : [];
  });
}

/** Why a passage may stay; undefined while any of its files has no decision. */
export function reasonFor(
  { keys }: FindingPassage,
  allowed: ExportPlan['allowed'],
): string | undefined {
  const reasons = keys.map((key) => allowed.find((one) => one.key === key)?.reason);
  return reasons.includes(undefined) ? undefined : reasons[0];
}

/** A stretch of the words around a finding; `isUndecided` where a suggestion waits for somebody. */
export interface ContextPiece {
  readonly from: number;
  readonly text: string;
  readonly isUndecided: boolean;
}

export function contextPieces(text: string, undecided: readonly string[]): readonly ContextPiece[] {
  const sought = undecided.filter((words) => words !== '');
  const pieces: ContextPiece[] = [];
  let at = 0;
  while (at < text.length) {
    const next = sought
      .map((words) => ({ words, from: text.indexOf(words, at) }))
      .filter(({ from }) => from >= 0)
      .toSorted((a, b) => a.from - b.from || b.words.length - a.words.length)[0];
    const to = next?.from ?? text.length;
    if (to > at) pieces.push({ from: at, text: text.slice(at, to), isUndecided: false });
    if (next) pieces.push({ from: to, text: next.words, isUndecided: true });
    at = to + (next?.words.length ?? 0);
  }
  return pieces;
}
