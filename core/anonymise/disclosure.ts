import { type DisclosedFacts, KEY_FACTS, type KeyFact } from '../domain/disclosed-facts.ts';
import type { InterviewId } from '../domain/ids.ts';
import { coarsenDate } from '../domain/partial-date.ts';

/** Fewer interviews than this that share all facts can single somebody out (k-anonymity with k = 3). */
export const SMALL_CELL = 3;

/** What an interview tells its readers about the speaker. */
export interface DisclosedInterview {
  readonly id: InterviewId;
  readonly code: string;
  readonly facts: DisclosedFacts;
}

/** One way to say less: a fact told no more, or of a date only the year. */
export interface Generalising {
  readonly fact: KeyFact;
  readonly to: 'year' | 'withheld';
}

/** An interview that shares what its readers learn with too few others. */
export interface SmallCell extends DisclosedInterview {
  /** Interviews that tell all that it tells, itself among them: 1 is sample-unique. */
  readonly sharedBy: number;
  /** What each way of saying less in this interview alone would do; the most effective first, those that do nothing left out. */
  readonly without: readonly (Generalising & { readonly sharedBy: number })[];
}

export interface DisclosureReport {
  readonly total: number;
  /** Rarest first, then by code. */
  readonly small: readonly SmallCell[];
  /** How many would be left, and how many of these alone, if every interview said less; only what helps, best first. */
  readonly steps: readonly (Generalising & { readonly small: number; readonly unique: number })[];
}

/** Interviews that tell the same. */
interface Cell {
  readonly facts: DisclosedFacts;
  readonly count: number;
}

const STEPS: readonly Generalising[] = [
  { fact: 'date', to: 'year' },
  ...KEY_FACTS.map((fact) => ({ fact, to: 'withheld' }) as const),
];

/**
 * Counts for each interview how many tell everything that it tells: the size of its cell (k-anonymity: Sweeney, Int.
 * J. Uncertainty Fuzziness Knowl.-Based Syst. 10(5), 2002). What it does not tell, agrees with everything; what another
 * does not tell, agrees with nothing that it does, unlike in sdcMicro: an interview without facts is no sign that there
 * are more doctors. A month agrees with its year. Places and employers are compared as written, but for case and spaces.
 */
export function checkDisclosure(interviews: readonly DisclosedInterview[]): DisclosureReport {
  const cells = cellsOf(interviews.map(({ facts }) => facts));
  const small = interviews.flatMap((interview): SmallCell[] => {
    const sharedBy = countOf(interview.facts, cells);
    if (sharedBy >= SMALL_CELL) return [];
    return [{ ...interview, sharedBy, without: without(interview.facts, sharedBy, cells) }];
  });
  small.sort((a, b) => a.sharedBy - b.sharedBy || byCode(a.code, b.code));
  return { total: interviews.length, small, steps: steps(interviews, small.length) };
}

/** How many of the interviews tell all these facts. */
export function sharing(facts: DisclosedFacts, interviews: readonly DisclosedInterview[]): number {
  return countOf(facts, cellsOf(interviews.map((interview) => interview.facts)));
}

function without(
  facts: DisclosedFacts,
  before: number,
  cells: readonly Cell[],
): SmallCell['without'] {
  return STEPS.map((step) => ({ ...step, sharedBy: countOf(generalised(facts, step), cells) }))
    .filter(({ sharedBy }) => sharedBy > before)
    .toSorted((a, b) => b.sharedBy - a.sharedBy);
}

function steps(
  interviews: readonly DisclosedInterview[],
  smallNow: number,
): DisclosureReport['steps'] {
  if (smallNow === 0) return [];
  return STEPS.map((step) => {
    const cells = cellsOf(interviews.map(({ facts }) => generalised(facts, step)));
    const counts = cells.map((cell) => ({ ...cell, sharedBy: countOf(cell.facts, cells) }));
    return {
      ...step,
      small: total(counts.filter(({ sharedBy }) => sharedBy < SMALL_CELL)),
      unique: total(counts.filter(({ sharedBy }) => sharedBy === 1)),
    };
  })
    .filter(({ small }) => small < smallNow)
    .toSorted((a, b) => a.small - b.small || a.unique - b.unique);
}

/** `INT-9` before `INT-10`. */
function byCode(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}

function total(cells: readonly Cell[]): number {
  return cells.reduce((sum, { count }) => sum + count, 0);
}

function generalised(facts: DisclosedFacts, { fact, to }: Generalising): DisclosedFacts {
  if (fact === 'date') return { ...facts, date: to === 'year' ? coarsenDate(facts.date, to) : '' };
  return { ...facts, [fact]: '' };
}

/** Compared as cells: there are few kinds of speakers however many interviews there are. */
function cellsOf(all: readonly DisclosedFacts[]): readonly Cell[] {
  const cells = new Map<string, { facts: DisclosedFacts; count: number }>();
  for (const facts of all) {
    const key = JSON.stringify(KEY_FACTS.map((fact) => plain(facts[fact])));
    const cell = cells.get(key) ?? { facts, count: 0 };
    cell.count += 1;
    cells.set(key, cell);
  }
  return [...cells.values()];
}

function countOf(facts: DisclosedFacts, cells: readonly Cell[]): number {
  return total(cells.filter((cell) => KEY_FACTS.every((fact) => tells(cell.facts, fact, facts))));
}

function tells(cell: DisclosedFacts, fact: KeyFact, facts: DisclosedFacts): boolean {
  const [sought, told] = [plain(facts[fact]), plain(cell[fact])];
  return sought === '' || sought === told || (fact === 'date' && told.startsWith(`${sought}-`));
}

function plain(value: string): string {
  return value.replace(/~$/, '').trim().replace(/\s+/g, ' ').toLowerCase();
}
