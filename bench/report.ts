/** One measured figure beside its peer, or the platform's limit, from the same run. */
export interface BenchRow {
  readonly what: string;
  /** Median, in `unit`. */
  readonly ours: number;
  readonly peer: number;
  readonly unit: string;
  /** Smallest and largest of the runs, in words. */
  readonly spread: string;
  /** ours / peer: the median of the pairs. */
  readonly ratio: number;
  readonly goal: string;
  readonly ok: boolean;
}

/** What a measurement gave: the same number of runs of both, made in turns. */
export interface Paired {
  readonly what: string;
  readonly unit: string;
  readonly ours: readonly number[];
  readonly peer: readonly number[];
  /** `<=` for what should be small (milliseconds), `>=` for what should be large (MB/s); undefined: only printed. */
  readonly goal: readonly ['<=' | '>=', number] | undefined;
}

export function row({ what, unit, ours, peer, goal }: Paired): BenchRow {
  const ratio = median(ours.map((value, i) => value / (peer[i] ?? Number.NaN)));
  const ok = goal === undefined || (goal[0] === '<=' ? ratio <= goal[1] : ratio >= goal[1]);
  return {
    what,
    unit,
    ours: median(ours),
    peer: median(peer),
    spread: `${range(ours)} / ${range(peer)}`,
    ratio,
    goal: goal?.join(' ') ?? 'none',
    ok,
  };
}

/** A figure without a peer, such as a length that must not be passed, or only printed. */
export function figure({
  what,
  unit,
  values,
  atMost,
}: {
  readonly what: string;
  readonly unit: string;
  readonly values: readonly number[];
  readonly atMost?: number;
}): BenchRow {
  const ours = median(values);
  return {
    what,
    unit,
    ours,
    peer: Number.NaN,
    spread: range(values),
    ratio: Number.NaN,
    goal: atMost === undefined ? 'none' : `<= ${atMost} ${unit}`,
    ok: atMost === undefined || ours <= atMost,
  };
}

/** A peer that is not there: said in the table, never a crash. */
export function notInstalled(what: string): BenchRow {
  const none = { ours: Number.NaN, peer: Number.NaN, ratio: Number.NaN };
  return { what, unit: '', ...none, spread: 'not installed', goal: 'none', ok: true };
}

/** Prints a table for people and, when asked, one JSON object as the last line. */
export function report(name: string, rows: readonly BenchRow[], json: boolean): void {
  console.table(
    rows.map(({ ours, peer, unit, ratio, ok, ...rest }) => ({
      what: rest.what,
      ours: shown(ours, ` ${unit}`),
      peer: shown(peer, ` ${unit}`),
      spread: rest.spread,
      ratio: shown(ratio),
      goal: rest.goal,
      ok: ok ? 'ok' : 'MISSED',
    })),
  );
  if (json) console.log(JSON.stringify({ name, rows }));
}

function shown(value: number, unit = ''): string {
  return Number.isNaN(value) ? '-' : `${value.toFixed(2)}${unit}`;
}

function range(values: readonly number[]): string {
  return `${Math.min(...values).toFixed(2)}-${Math.max(...values).toFixed(2)}`;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
