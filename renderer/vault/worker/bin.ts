import type { InterviewId } from '../../../core/domain/ids.ts';
import { binTime, daysLeft, type SeenTime, see } from '../../../core/vault/bin-time.ts';
import type { DestroyReport } from '../calls/history-calls.ts';
import type { InterviewStore } from './interview-store.ts';
import type { Keyring } from './keyring.ts';
import type { Rows } from './rows.ts';
import type { Withdrawal } from './withdrawal.ts';

const CLOCK = 'clock';

/** The bin's days, and what happens when they are over. */
export class Bin {
  readonly #rows: Rows;
  readonly #keyring: Keyring;
  readonly #interviews: InterviewStore;
  readonly #withdrawal: Withdrawal;

  constructor(rows: Rows, keyring: Keyring, interviews: InterviewStore, withdrawal: Withdrawal) {
    this.#rows = rows;
    this.#keyring = keyring;
    this.#interviews = interviews;
    this.#withdrawal = withdrawal;
  }

  /** Into the bin, or out of it. */
  move(id: InterviewId, deletedAt: number | undefined): Promise<void> {
    return this.moveAll([id], deletedAt);
  }

  /** The same with several, in one commit. */
  async moveAll(ids: readonly InterviewId[], deletedAt: number | undefined): Promise<void> {
    const at = deletedAt === undefined ? undefined : binTime(await this.seen(), deletedAt);
    await this.#interviews.binAll(ids, at);
  }

  /** Days until each interview in the bin is destroyed. */
  async days(): Promise<ReadonlyMap<InterviewId, number>> {
    const seen = await this.seen();
    return new Map(this.#binned().map(({ id, deletedAt }) => [id, daysLeft(deletedAt, seen)]));
  }

  /** Sees what time it is, and destroys what is due. */
  async tend(now: number): Promise<DestroyReport> {
    const seen = see(await this.#saved(), now);
    // Seen first: when this cannot be written, nothing is destroyed on the strength of it.
    await this.keepSeen(seen);
    const due = this.#binned().filter(({ deletedAt }) => daysLeft(deletedAt, seen) === 0);
    return this.#withdrawal.destroy(
      due.map(({ id }) => id),
      'bin',
    );
  }

  #binned(): { readonly id: InterviewId; readonly deletedAt: number }[] {
    return this.#interviews
      .headers()
      .flatMap(({ id, deletedAt }) => (deletedAt === undefined ? [] : { id, deletedAt }));
  }

  async keepSeen(seen: SeenTime): Promise<void> {
    const key = this.#keyring.singles;
    await this.#rows.putLoose({ table: 'singles', id: CLOCK, key, content: seen });
  }

  /** What was seen by now, whether it is written down or not. */
  async seen(): Promise<SeenTime> {
    return (await this.#saved()) ?? see(undefined, Date.now());
  }

  /** Damaged or lost, it begins anew: then everything in the bin has all its days again. */
  async #saved(): Promise<SeenTime | undefined> {
    const saved = await this.#rows
      .readLoose('singles', CLOCK, this.#keyring.singles)
      .catch(() => undefined);
    return saved as SeenTime | undefined;
  }
}
