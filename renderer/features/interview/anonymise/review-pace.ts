/** Decisions that are looked back at. */
const RECENT = 20;
/** Before that a pace says nothing. */
const FEWEST = 10;
/** Whoever takes longer was elsewhere, or thought about one place that says nothing of the next. */
const LONGEST = 60_000;

/** How fast one person decides in one session: from that, about how long the rest will take. */
export class ReviewPace {
  readonly #now: () => number;
  #spans: readonly number[] = [];
  #last: number;

  /** @param now milliseconds on any clock */
  constructor(now: () => number) {
    this.#now = now;
    this.#last = now();
  }

  /** One decision was made, however many places it was for. */
  decided(): void {
    const now = this.#now();
    this.#spans = [...this.#spans, Math.min(now - this.#last, LONGEST)].slice(-RECENT);
    this.#last = now;
  }

  /** Minutes that so many decisions will take, at least one; undefined as long as the pace is not known. */
  minutesFor(left: number): number | undefined {
    if (this.#spans.length < FEWEST || left === 0) return undefined;
    const sorted = this.#spans.toSorted((a, b) => a - b);
    const middle = sorted.length / 2;
    const [low = 0, high = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
    return Math.max(1, Math.round((left * (low + high)) / 2 / 60_000));
  }
}
