/** A snapshot as far as keeping it is concerned. */
export interface KeptFile {
  /** Milliseconds since 1970, UTC. */
  readonly madeAt: number;
  /** Bytes. */
  readonly size: number;
  /** Which of the vault's databases it was: a restore begins the next. */
  readonly generation: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
/** 1 January 1970 was a Thursday; weeks start on Monday. */
const MONDAY_MS = 4 * DAY_MS;

const HOURLY = 24;
const DAILY = 7;
const WEEKLY = 4;
/** What all snapshots of one vault may take together, unless three of the newest size take more. */
export const SNAPSHOTS_MAX_BYTES = 1024 ** 3;

/**
 * Which snapshots stay: the newest of each of the last 24 hours, 7 days and 4 weeks *that have one*, so that a computer
 * that lay in a drawer for a year still has its last. Within the size bound those that reach back furthest for
 * their size go first in: the newest, then days, weeks, hours. The newest stays whatever its size.
 *
 * What a restore replaced is not thinned as if it were an hour of the same work: for four weeks the last snapshot of
 * each earlier database stays too. A later database is newer whatever the clocks say: one that was set back after a
 * restore must not let the replaced state crowd out the present one.
 */
export function snapshotsToKeep<F extends KeptFile>(files: readonly F[]): F[] {
  const newestFirst = files.toSorted((a, b) => b.generation - a.generation || b.madeAt - a.madeAt);
  const wanted = new Set([
    ...newestFirst.slice(0, 1),
    ...replacedStates(newestFirst),
    ...newestOfEach(newestFirst, DAILY, (time) => Math.floor(time / DAY_MS)),
    ...newestOfEach(newestFirst, WEEKLY, (time) => Math.floor((time - MONDAY_MS) / WEEK_MS)),
    ...newestOfEach(newestFirst, HOURLY, (time) => Math.floor(time / HOUR_MS)),
  ]);
  const limit = Math.max(SNAPSHOTS_MAX_BYTES, 3 * (newestFirst[0]?.size ?? 0));
  let total = 0;
  const kept = new Set<F>();
  for (const file of wanted) {
    if (total + file.size > limit) continue;
    total += file.size;
    kept.add(file);
  }
  return newestFirst.filter((file) => kept.has(file));
}

function replacedStates<F extends KeptFile>(newestFirst: readonly F[]): F[] {
  const since = (newestFirst[0]?.madeAt ?? 0) - WEEKLY * WEEK_MS;
  const present = newestFirst[0]?.generation ?? 0;
  const last = new Map<number, F>();
  for (const file of newestFirst) {
    const { generation, madeAt } = file;
    if (generation < present && madeAt >= since && !last.has(generation))
      last.set(generation, file);
  }
  return [...last.values()];
}

function newestOfEach<F extends KeptFile>(
  newestFirst: readonly F[],
  count: number,
  periodOf: (time: number) => number,
): F[] {
  const newest = new Map<number, F>();
  for (const file of newestFirst) {
    const period = periodOf(file.madeAt);
    if (!newest.has(period)) newest.set(period, file);
  }
  return [...newest.values()].slice(0, count);
}
