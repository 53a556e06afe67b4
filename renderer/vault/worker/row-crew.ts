import { Helper } from './helper.ts';
import type {
  MadeInterview,
  NewInterview,
  Opened,
  RowKeys,
  RowWithKey,
  TagLabels,
} from './row-work.ts';

/** Rows that this thread opens before a helper has started: for so few, none is called. */
const ROWS_ALONE = 512;
/** One in the helper's hands and one on the way, so that it never waits. */
const QUESTIONS_MAX = 2;

export type RowQuestion = { readonly keys: RowKeys } & (
  | { readonly make: readonly NewInterview[] }
  | { readonly open: readonly RowWithKey[]; readonly labels?: TagLabels }
);
export type RowAnswer = readonly MadeInterview[] | readonly Opened[];

/**
 * Opens and makes many rows on a second core: a worker of this worker, which has the wrapping key while that lasts.
 * It is offered work, and takes it while it has little; what it does not take, this thread does itself, so that both
 * are busy. A few rows, one core and Node (which has no such workers) call no helper.
 */
export class RowCrew {
  readonly #keys: RowKeys;
  readonly #helper: Helper<RowQuestion, RowAnswer> | undefined;
  #hasStarted = false;

  /** @param rows how many there are in all */
  constructor(keys: RowKeys, rows: number) {
    this.#keys = keys;
    const hasCores = typeof Worker !== 'undefined' && navigator.hardwareConcurrency > 1;
    if (!hasCores || rows <= ROWS_ALONE) return;
    // What it fails with is not told to anybody: this thread does what the helper could not.
    this.#helper = new Helper('row', 'internal');
    void this.#noteStart(this.#helper);
  }

  /** How many batches may be under way before the first of them is needed. */
  get ahead(): number {
    return this.#isFree || this.#helper?.load === QUESTIONS_MAX ? QUESTIONS_MAX + 1 : 0;
  }

  /**
   * Their sealed bytes go away from here.
   * @param labels to have them folded
   * @returns in the same order, or undefined when this thread is to open them; it rejects when the helper broke
   */
  open(rows: readonly RowWithKey[], labels?: TagLabels): Promise<readonly Opened[]> | undefined {
    if (!this.#isFree || rows.length === 0) return undefined;
    const question = { keys: this.#keys, open: rows, ...(labels && { labels }) };
    const buffers = rows.map(({ row }) => row.sealed.buffer);
    return this.#helper?.ask(question, buffers) as Promise<readonly Opened[]>;
  }

  /** @returns in the same order, or undefined when this thread is to make them; it rejects when the helper broke */
  make(list: readonly NewInterview[]): Promise<readonly MadeInterview[]> | undefined {
    if (!this.#isFree) return undefined;
    return this.#helper?.ask({ keys: this.#keys, make: list }) as Promise<readonly MadeInterview[]>;
  }

  /** However it ended: with the helper goes the key that it had. */
  dismiss(): void {
    this.#helper?.end();
  }

  async #noteStart(helper: Helper<RowQuestion, RowAnswer>): Promise<void> {
    this.#hasStarted = await helper.started;
  }

  get #isFree(): boolean {
    return this.#hasStarted && (this.#helper?.load ?? QUESTIONS_MAX) < QUESTIONS_MAX;
  }
}
