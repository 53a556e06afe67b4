import {
  type Chain,
  type CustodyEntry,
  type Deed,
  extended,
  headOf,
  newChain,
} from '../../../core/custody/custody-entry.ts';
import type { Keyring } from './keyring.ts';
import { readable, type Rows, type RowWrite } from './rows.ts';

/** The row of `singles` with the end of the vault's chain; the root pins it. */
export const LOG = 'custody';
/** Entries in one row: what an entry costs does not grow with the log. */
const RUN_MAX = 64;

const DAY_MS = 86_400_000;

/** What entries add to a commit; `applied` says that it is durable. */
export interface LogPlan {
  readonly writes: readonly RowWrite[];
  readonly rev: number;
  readonly applied: () => void;
}

/**
 * The vault's custody chain: one entry for each entry of an interview's, which has that one's hash, and one for each thing
 * done to the vault. It is kept in runs, each a row of `custody` that is never written again; the last, which grows, is a
 * single. Its times are days: to the minute, only an interview's own chain knows them, and that goes with the interview.
 */
export class VaultLog {
  readonly #rows: Rows;
  readonly #keyring: Keyring;
  #last: Chain | undefined;

  constructor(rows: Rows, keyring: Keyring) {
    this.#rows = rows;
    this.#keyring = keyring;
  }

  /** The first run: of a new vault, or of one that is older than the log. */
  static begin(deed: Deed, now: number): Chain {
    return extended(newChain(), [deed], dayOf(now));
  }

  /** @param rev of the last run as the root has it; undefined when its row is lost */
  async plan(deeds: readonly Deed[], rev: number | undefined, now: number): Promise<LogPlan> {
    const { key, writes } = { key: this.#keyring.singles, writes: [] as RowWrite[] };
    let last = extended(await this.#lastRun(rev, now), deeds, dayOf(now));
    while (last.entries.length > RUN_MAX) {
      const { full, rest } = cut(last);
      writes.push({ table: 'custody', id: crypto.randomUUID(), rev: 1, key, content: full });
      last = rest;
    }
    const next = (rev ?? 0) + 1;
    writes.push({ table: 'singles', id: LOG, rev: next, key, content: last });
    const applied = () => {
      this.#last = last;
    };
    return { writes, rev: next, applied };
  }

  /** True when the last run does not open. The next entry begins another, and says so. */
  async isDamaged(rev: number | undefined): Promise<boolean> {
    return this.#last === undefined && rev !== undefined && (await this.#read(rev)) === undefined;
  }

  /** Every run that opens, the oldest first. */
  async runs(rev: number | undefined): Promise<readonly Chain[]> {
    const full = await this.#fullRuns();
    const last = await this.#read(rev);
    return last ? [...full, last] : full;
  }

  async #lastRun(rev: number | undefined, now: number): Promise<Chain> {
    if (this.#last) return this.#last;
    this.#last = await this.#read(rev);
    return this.#last ?? this.#begunAgain(now);
  }

  /** Whatever it is that cannot be read, no save is to fail of it: the commit says whether the disk takes anything. */
  async #read(rev: number | undefined): Promise<Chain | undefined> {
    if (rev === undefined) return undefined;
    const key = this.#keyring.singles;
    const read = this.#rows.read('singles', LOG, rev, key).catch(() => undefined);
    return (await read) as Chain | undefined;
  }

  /** Where no last run is to be read: behind what is there of those before. */
  async #begunAgain(now: number): Promise<Chain> {
    const before = (await this.#fullRuns().catch(() => [])).at(-1);
    const chain = before
      ? { first: before.first + before.entries.length, start: headOf(before), entries: [] }
      : newChain();
    return extended(chain, [{ action: 'begin', reason: 'damaged' }], dayOf(now));
  }

  /** What lies there and opens under no key of ours is an interview's, or lost: then a gap is left. */
  async #fullRuns(): Promise<Chain[]> {
    const interviews = new Set(this.#keyring.ids('interview'));
    const ids = (await this.#rows.ids('custody')).filter((id) => !interviews.has(id));
    const key = this.#keyring.singles;
    const read = ids.map((id) =>
      readable(async () => (await this.#rows.read('custody', id, 1, key)) as Chain),
    );
    const runs = (await Promise.all(read)).filter((run) => run !== undefined);
    return runs.toSorted((a, b) => a.first - b.first);
  }
}

function cut({ first, start, entries }: Chain): { full: Chain; rest: Chain } {
  const full = { first, start, entries: entries.slice(0, RUN_MAX) };
  const left: readonly CustodyEntry[] = entries.slice(RUN_MAX);
  return { full, rest: { first: first + RUN_MAX, start: headOf(full), entries: left } };
}

/** The beginning of the day, UTC. */
function dayOf(now: number): number {
  return now - (now % DAY_MS);
}
