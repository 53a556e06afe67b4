import type { InterviewId, PersonId } from '../../../core/domain/ids.ts';
import { type DestroyReason, type Tombstone, tombstoneOf } from '../../../core/vault/tombstone.ts';
import type { DestroyReport } from '../calls/history-calls.ts';
import type { IndexPages } from './index-pages.ts';
import type { InterviewStore } from './interview-store.ts';
import type { Keyring } from './keyring.ts';
import type { Rows } from './rows.ts';

const TOMBSTONES = 'tombstones';

/**
 * Destroying interviews for ever, on withdrawal or after their days in the bin. One commit takes out the rows
 * and dooms every key that ever sealed a word of them; then those keys are overwritten (`IndexPages.buryDoomed`,
 * the one place where keys are destroyed, which also finishes at the next unlock what was cut off).
 */
export class Withdrawal {
  readonly #rows: Rows;
  readonly #keyring: Keyring;
  readonly #index: IndexPages;
  readonly #interviews: InterviewStore;

  constructor(rows: Rows, keyring: Keyring, index: IndexPages, interviews: InterviewStore) {
    this.#rows = rows;
    this.#keyring = keyring;
    this.#index = index;
    this.#interviews = interviews;
  }

  async tombstones(): Promise<readonly Tombstone[]> {
    const rev = this.#index.singleRev(TOMBSTONES);
    if (rev === undefined) return [];
    const key = this.#keyring.singles;
    return (await this.#rows.read('singles', TOMBSTONES, rev, key)) as readonly Tombstone[];
  }

  /** @throws AppError not-found, storage-full, storage-failed: then nothing is gone */
  async destroy(ids: readonly InterviewId[], reason: DestroyReason): Promise<DestroyReport> {
    if (ids.length === 0) return { codes: [], areKeysGone: true, missedSnapshots: 0 };
    const headers = ids.map((id) => this.#index.interview(id).header);
    const deletes = (await Promise.all(ids.map((id) => this.#interviews.rowsOf(id)))).flat();
    const content = [
      ...(await this.tombstones()),
      ...headers.map(({ id, code }) => tombstoneOf(id, code, reason, Date.now())),
    ];
    const gone = new Set(ids);
    await this.#index.commitRemoval(gone, deletes, { id: TOMBSTONES, content });
    this.#interviews.forget(gone);
    const codes = headers.map((header) => header.code);
    return this.#index.buryDoomed().then(
      (missed) => ({ codes, areKeysGone: true, missedSnapshots: missed.length }),
      () => ({ codes, areKeysGone: false, missedSnapshots: 0 }),
    );
  }

  /**
   * People whom redactions of these interviews name, and of no other. Reads the others until nobody is left:
   * for somebody who is named nowhere else that is all of them.
   */
  async onlyNamedIn(ids: readonly InterviewId[]): Promise<readonly PersonId[]> {
    const inside = new Set(ids);
    const people = new Set((await Promise.all(ids.map((id) => this.#named(id)))).flat());
    for (const { id } of this.#index.interviews()) {
      if (people.size === 0) break;
      if (inside.has(id)) continue;
      for (const person of await this.#named(id)) people.delete(person);
    }
    return [...people];
  }

  async #named(id: InterviewId): Promise<PersonId[]> {
    const { record } = await this.#interviews.read(id);
    return record.redactions.flatMap(({ person }) => person ?? []);
  }
}
